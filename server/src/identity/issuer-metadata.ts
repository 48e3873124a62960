import { z } from 'zod';
import type { Clock } from '../ports/clock.ts';
import { ProviderError } from '../ports/failure.ts';
import { type IssuerKeys, keysAt } from './keys.ts';

const TIMEOUT = 5_000;
/** How long what an issuer said is believed without asking (ms). */
const MAX_AGE = 3_600_000;
/** How soon after a failure it is asked again, where nothing is known of it and where something is (ms). */
const COOL_DOWN = 5_000;
const PATIENCE = 60_000;

/** https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata */
const Metadata = z.object({
  issuer: z.string(),
  jwks_uri: z.url(),
  /** AD FS names another issuer in access tokens. https://learn.microsoft.com/openspecs/windows_protocols/ms-oidce/586de7dd-3385-47c7-93a2-935d9e90441c */
  access_token_issuer: z.string().optional(),
});

export type IssuerMetadata = {
  /** What `iss` of an access token has to be, letter by letter. */
  readonly tokenIssuer: string;
  readonly keys: IssuerKeys;
};

type Answer = { readonly until: number; readonly answer: Promise<IssuerMetadata> };

/**
 * What an issuer says of itself, asked for when it is needed first, and once for all who wait. What it said before holds
 * on while it can't be asked anew.
 * @throws ProviderError `unavailable` where it does not answer, or says that it is another one
 */
export const issuerMetadata = (issuer: string, clock: Clock): (() => Promise<IssuerMetadata>) => {
  let known: (IssuerMetadata & { readonly address: string }) | null = null;
  let latest: Answer | null = null;

  const ask = async (): Promise<IssuerMetadata> => {
    const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    if (!response.ok) throw new Error(`the issuer answers ${response.status}`);
    const metadata = Metadata.parse(await response.json());
    if (metadata.issuer !== issuer) throw new Error('the issuer calls itself otherwise');
    const address = metadata.jwks_uri;
    if (new URL(address).protocol !== new URL(issuer).protocol)
      throw new Error('the keys come less protected than what names them');
    // Keys that are known stay known when the metadata is read again.
    known = {
      address,
      keys: known?.address === address ? known.keys : keysAt(address),
      tokenIssuer: metadata.access_token_issuer ?? issuer,
    };
    return known;
  };

  return () => {
    const now = clock.now();
    if (latest && now < latest.until) return latest.answer;
    const answer = ask().catch((cause: unknown) => {
      latest = { until: clock.now() + (known ? PATIENCE : COOL_DOWN), answer };
      if (known) return known;
      throw new ProviderError({ kind: 'unavailable' }, { cause });
    });
    latest = { until: now + MAX_AGE, answer };
    return answer;
  };
};
