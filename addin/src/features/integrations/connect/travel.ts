import type { ConsentRefusal } from '../../../../../server/contract/consents.ts';
import type { Api } from '../../../api/client.ts';
import type { ConsentEnd, Host } from '../../../host/host.ts';
import { challengeOf, createVerifier } from '../../../host/pkce.ts';
import { receiveCode } from '../../../host/receive-code.ts';
import type { ConnectEvent, Goal, Trip } from './connect-state.ts';
import { watchConsent } from './watch-consent.ts';

/** How Microsoft's window ended, when it ended at all. */
export type Arrival =
  | { readonly end: 'signed-in'; readonly trip: Trip; readonly code: string | null }
  | { readonly end: 'blocked' }
  | { readonly end: 'redeemed' }
  | { readonly end: 'refused'; readonly reason: ConsentRefusal | 'expired'; readonly code: string | null };

const never = new Promise<never>(() => {});

/**
 * One trip through Microsoft's window. Call it straight from a click. The code comes from the host, over the channel,
 * or not at all: then the server tells how it ended. The host's word that the window was closed ends nothing.
 */
export async function travel({
  api,
  host,
  goal: { kind, connectionId, another },
  claims,
  signal,
  tell,
}: {
  api: Api;
  host: Host;
  goal: Goal;
  claims: string | null;
  signal: AbortSignal;
  tell: (event: ConnectEvent) => void;
}): Promise<Arrival> {
  const verifier = createVerifier();
  const starting = challengeOf(verifier).then((challenge) =>
    api('startConsent', {
      body: {
        kind,
        challenge,
        ...(claims === null ? {} : { claims }),
        ...(connectionId === null ? { another } : { connectionId }),
      },
      signal,
    }),
  );
  const window = host.openConsent(starting, signal);
  // The same failure, which `starting` reports already.
  window.catch(() => {});
  const { id: consentId } = await starting;
  const trip: Trip = { consentId, verifier };
  tell({ type: 'opened', trip });

  const arrived = new AbortController();
  const listening = AbortSignal.any([signal, arrived.signal]);
  const signedIn = (code: string | null): Arrival => ({ end: 'signed-in', trip, code });
  const fromWindow = window.then((result: ConsentEnd): Arrival | Promise<never> => {
    if (result.end === 'code') return signedIn(result.code);
    if (result.end === 'blocked') return { end: 'blocked' };
    tell({ type: 'window-closed' });
    return never;
  });
  const fromChannel = receiveCode(consentId, listening).then(signedIn);
  const fromServer = watchConsent(api, consentId, listening).then((status): Arrival | Promise<never> => {
    switch (status.status) {
      case 'parked':
        return signedIn(null);
      case 'parked-elsewhere':
        tell({ type: 'code-needed' });
        return never;
      case 'refused':
        return { end: 'refused', reason: status.reason, code: status.code };
      case 'redeemed':
        return { end: 'redeemed' };
      default:
        return { end: 'refused', reason: 'expired', code: null };
    }
  });
  try {
    return await Promise.race([fromWindow, fromChannel, fromServer]);
  } finally {
    arrived.abort();
  }
}
