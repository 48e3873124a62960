import { failures, GraphFailure } from '../graph/failure.ts';
import { failureAnswer, type RequestIds } from '../graph/failure-answer.ts';
import type { GraphAnswer } from '../graph/message.ts';
import { refusalOf } from '../graph/token-refusal.ts';
import type { AnsweredFault } from './befall.ts';
import type { FaultOf } from './fault.ts';
import { oddAnswer, retryHeaders } from './odd-answer.ts';

/** What Graph says when a fault strikes. `address` is that of the request, without query; `now` UTC ms. */
export function graphAnswer(
  fault: AnsweredFault,
  { ids, now, address }: { ids: RequestIds; now: number; address: string },
): GraphAnswer {
  const odd = oddAnswer(fault, now);
  if (odd) return odd;
  const answer = failureAnswer(failureOf(fault, now, address), ids, now);
  return fault.kind === 'error-in-200' ? { ...answer, status: 200 } : answer;
}

function failureOf(fault: AnsweredFault, now: number, address: string): GraphFailure {
  switch (fault.kind) {
    case 'throttled':
      return new GraphFailure(
        429,
        'ApplicationThrottled',
        'Application is over its MailboxConcurrency limit.',
        retryHeaders(fault, now),
      );
    case 'unavailable':
      return unavailable(fault, now);
    case 'expired-cursor':
      return expiredCursor(fault, address);
    case 'unauthorised':
      return refusalOf(
        fault.claims
          ? { kind: 'revoked', claims: challenge(now) }
          : { kind: 'invalid', message: 'Invalid authentication token.' },
      );
    case 'forbidden':
      return failures.accessDenied();
    case 'not-found':
      return failures.itemNotFound();
    case 'error-in-200':
      return new GraphFailure(200, fault.code, 'An error occurred while processing the request.');
    default:
      throw new Error(`Graph has no answer for ${fault.kind}.`);
  }
}

/** https://learn.microsoft.com/graph/errors; gateways in front of Graph say `UnknownError`, and why in no word. */
function unavailable(fault: FaultOf<'unavailable'>, now: number): GraphFailure {
  const [code, message] = {
    500: ['generalException', 'An unspecified error has occurred.'],
    502: ['UnknownError', ''],
    503: ['serviceNotAvailable', 'The service is not available. Try the request again after a delay.'],
    504: ['UnknownError', ''],
  }[fault.status] as [string, string];
  return new GraphFailure(fault.status, code, message, retryHeaders(fault, now));
}

/** A 400 names no place to start again at. */
function expiredCursor({ status, oddCase }: FaultOf<'expired-cursor'>, address: string): GraphFailure {
  const { code, message, headers } = failures.syncStateNotFound(`${address}?$deltatoken=`);
  return new GraphFailure(
    status,
    oddCase ? code.toUpperCase() : code,
    message,
    status === 410 ? headers : {},
  );
}

function challenge(now: number): string {
  const value = String(Math.ceil(now / 1000));
  return JSON.stringify({ access_token: { nbf: { essential: true, value } } });
}
