import * as oauth from 'oauth4webapi';
import { ProviderError } from '../ports/failure.ts';
import { EntraError, failureOf } from './entra-errors.ts';

const THROTTLE_PAUSE = 60_000;

/** When to ask again: `Retry-After` in seconds or as a date. https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
export const retryAt = (response: Response, now: number): number => {
  const header = response.headers.get('retry-after') ?? '';
  const seconds = Number(header);
  if (header !== '' && seconds >= 0) return now + seconds * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? now + THROTTLE_PAUSE : Math.max(date, now);
};

/** The body of an error answer; Entra's 401 says in it, not in the challenge beside it, what was wrong. */
const bodyOf = async (error: unknown): Promise<unknown> => {
  if (error instanceof oauth.ResponseBodyError) return error.cause;
  if (error instanceof oauth.WWWAuthenticateChallengeError) return error.response.json().catch(() => null);
  return null;
};

/** Turns what oauth4webapi throws at an answer into ours. `now` is UTC in ms. */
export const tokenError = async (error: unknown, now: number): Promise<ProviderError> => {
  const body = EntraError.safeParse(await bodyOf(error));
  if (body.success) return new ProviderError(failureOf(body.data, now), { cause: error });
  if (error instanceof DOMException) return new ProviderError({ kind: 'unavailable' }, { cause: error });
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return new ProviderError({ kind: 'unintelligible', path: `token answer: ${code}` }, { cause: error });
};
