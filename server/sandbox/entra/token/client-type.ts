import { EntraError } from '../errors.ts';
import { demandProof } from './client-proof.ts';
import type { TokenRequest } from './token-request.ts';

/** Pages redeem what single-page redirects brought, servers what web redirects brought; never the other way round. */
export const demandClientType = (spa: boolean, { client, origin }: TokenRequest): void => {
  if (!spa) {
    if (origin !== null) throw new EntraError(9002326, { origin });
    demandProof(client);
    return;
  }
  if (origin === null) throw new EntraError(9002327);
  if (client.confidential) throw new EntraError(700025);
};
