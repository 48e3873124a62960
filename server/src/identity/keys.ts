import { createRemoteJWKSet, errors } from 'jose';
import { ProviderError } from '../ports/failure.ts';

/** Seconds that the clocks of an issuer and of this machine may differ. */
export const TOLERANCE = 60;
/** How long keys are believed, and how soon they are asked for anew when a token names an unknown one (ms). */
const MAX_AGE = 3_600_000;
const COOL_DOWN = 30_000;
const TIMEOUT = 5_000;

export type IssuerKeys = ReturnType<typeof keysAt>;

/** The keys that an issuer publishes at this address (RFC 7517); nothing that a token says leads to any other. */
export const keysAt = (address: string) =>
  createRemoteJWKSet(new URL(address), {
    cacheMaxAge: MAX_AGE,
    cooldownDuration: COOL_DOWN,
    timeoutDuration: TIMEOUT,
  });

/** The keys' own answer was missing or broken, as opposed to a token that does not fit them. */
const keysUnreadable = (error: unknown): boolean =>
  !(error instanceof errors.JOSEError) ||
  error instanceof errors.JWKSTimeout ||
  error instanceof errors.JWKSInvalid ||
  error.code === 'ERR_JOSE_GENERIC';

/**
 * Why a token does not verify, in one word for the log.
 * @throws ProviderError `unavailable` where it is not the token's fault
 */
export const flawOf = (error: unknown): string => {
  if (keysUnreadable(error)) throw new ProviderError({ kind: 'unavailable' }, { cause: error });
  return (error as errors.JOSEError).code;
};
