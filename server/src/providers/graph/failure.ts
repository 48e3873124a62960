import { z } from 'zod';
import { type Failure, ProviderError } from '../../ports/failure.ts';
import type { GraphAnswer } from './call.ts';

const ErrorBody = z.object({ error: z.object({ code: z.string() }) });

/** The cursor has to be given up. Codes appear in several cases. https://learn.microsoft.com/graph/delta-query-overview */
const EXPIRED_CURSOR = new Set(['syncstatenotfound', 'syncstateinvalid', 'resyncrequired']);
/**
 * The mailbox is kept elsewhere, has no licence, is inactive or does not exist.
 * https://learn.microsoft.com/troubleshoot/exchange/user-and-shared-mailboxes/rest-api-is-not-yet-supported-for-this-mailbox-error
 */
const NO_MAILBOX =
  /^(mailboxnot(enabled|supported)forrestapi|mailboxnothostedin\w*|errornonexistentmailbox)$/i;
/** Waited for when the provider doesn't say how long (ms). */
const DEFAULT_WAIT = 10_000;
const LONGEST_WAIT = 3_600_000;

/** `Retry-After` in seconds or as a date; null when there is none. https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
const retryAfter = (headers: Headers, now: number): number | null => {
  const text = headers.get('retry-after');
  if (text === null) return null;
  const until = /^\s*\d+\s*$/.test(text) ? now + Number(text) * 1000 : Date.parse(text);
  return Number.isNaN(until) ? null : Math.min(until, now + LONGEST_WAIT);
};

/** The claims that Entra must be asked for, as JSON. https://learn.microsoft.com/entra/identity-platform/claims-challenge */
const claimsOf = (headers: Headers): string | null => {
  const encoded = /\bclaims="([A-Za-z0-9+/=_-]+)"/.exec(headers.get('www-authenticate') ?? '')?.[1];
  return encoded === undefined ? null : Buffer.from(encoded, 'base64').toString('utf8');
};

export const codeOf = (body: unknown): string => ErrorBody.safeParse(body).data?.error.code ?? '';

/**
 * Subscriptions are refused so: Outlook's own no comes as an `ExtensionError`, and somebody else's watch of the same
 * calendar by the same application as a conflict. https://learn.microsoft.com/graph/change-notifications-delivery-webhooks
 */
const isRefusedWatch = (status: number, code: string): boolean =>
  status === 409 || (status === 400 && code.toLowerCase() === 'extensionerror');

/** What an answer that is no success means. `now` is UTC in ms. https://learn.microsoft.com/graph/errors */
export const failureOf = ({ status, headers, body }: GraphAnswer, now: number): Failure => {
  const code = codeOf(body);
  if (status === 410 || (status >= 400 && status < 500 && EXPIRED_CURSOR.has(code.toLowerCase())))
    return { kind: 'cursor-expired' };
  const claims = claimsOf(headers);
  if (status === 401 || (status === 403 && claims !== null))
    return { kind: 'unauthorised', need: claims === null ? 'sign-in' : 'interaction', code, claims };
  const until = retryAfter(headers, now);
  if (status === 429 || status === 509) return { kind: 'throttled', until: until ?? now + DEFAULT_WAIT };
  if (status >= 500 || status === 408)
    return until === null ? { kind: 'unavailable' } : { kind: 'throttled', until };
  if (NO_MAILBOX.test(code)) return { kind: 'no-mailbox' };
  if (status === 403 || isRefusedWatch(status, code)) return { kind: 'not-allowed' };
  if (status === 404 || code.toLowerCase() === 'errorinvalididmalformed') return { kind: 'not-found' };
  return { kind: 'unintelligible', path: `${status} ${code}`.trim() };
};

/** @throws ProviderError unless the answer is a success. */
export const succeeded = (answer: GraphAnswer, now: number): unknown => {
  if (answer.status >= 200 && answer.status < 300) return answer.body;
  throw new ProviderError(failureOf(answer, now));
};
