import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { ProviderError } from '../ports/failure.ts';

/** Seconds that the clocks of an issuer and of this machine may differ. */
export const TOLERANCE = 60;
/** How long keys are believed, and how soon they are asked for anew when a token names an unknown one (ms). */
const MAX_AGE = 3_600_000;
const COOL_DOWN = 30_000;
const TIMEOUT = 5_000;
/** How long after a key was found those that are known are believed while the issuer can't be asked anew (ms). */
const LONGEST = 86_400_000;

export type IssuerKeys = ReturnType<typeof keysAt>;

/** The keys' own answer was missing or broken, as opposed to a token that does not fit them. */
const keysUnreadable = (error: unknown): boolean =>
  !(error instanceof errors.JOSEError) ||
  error instanceof errors.JWKSTimeout ||
  error instanceof errors.JWKSInvalid ||
  error.code === 'ERR_JOSE_GENERIC';

/**
 * The keys that an issuer publishes at this address (RFC 7517); nothing that a token says leads to any other. Those that
 * are known count on while the issuer is away.
 */
export const keysAt = (address: string) => {
  const published = createRemoteJWKSet(new URL(address), {
    cacheMaxAge: MAX_AGE,
    cooldownDuration: COOL_DOWN,
    timeoutDuration: TIMEOUT,
  });
  let believed = 0;
  let away: { readonly until: number; readonly error: unknown } | null = null;

  const find: JWTVerifyGetKey = async (header, token) => {
    // The time that the keys' own age is counted in.
    const now = Date.now();
    if (published.fresh || away === null || now >= away.until)
      try {
        const key = await published(header, token);
        believed = now + LONGEST;
        away = null;
        return key;
      } catch (error) {
        if (!keysUnreadable(error)) throw error;
        away = { until: now + COOL_DOWN, error };
      }
    const known = published.jwks();
    if (known === undefined || now >= believed) throw away.error;
    try {
      return await createLocalJWKSet(known)(header, token);
    } catch (error) {
      // It may be a new one.
      throw error instanceof errors.JWKSNoMatchingKey ? away.error : error;
    }
  };
  return Object.assign(find, { jwks: published.jwks });
};

/**
 * Why a token does not verify, in one word for the log.
 * @throws ProviderError `unavailable` where it is not the token's fault
 */
export const flawOf = (error: unknown): string => {
  if (keysUnreadable(error)) throw new ProviderError({ kind: 'unavailable' }, { cause: error });
  return (error as errors.JOSEError).code;
};
