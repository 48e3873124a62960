import { EntraError, type Trace } from '../entra/errors.ts';
import { refusal } from '../entra/token/refusal.ts';
import type { GraphAnswer } from '../graph/message.ts';
import type { AnsweredFault } from './befall.ts';
import { oddAnswer, retryHeaders } from './odd-answer.ts';

const TOO_MANY_REQUESTS = 90055;
const TRANSIENT = 90033;

/** What Entra says when a fault strikes. `details` fill the text of an AADSTS number. */
export function entraAnswer(
  fault: AnsweredFault,
  { trace, authority, details }: { trace: Trace; authority: string; details: Record<string, string> },
): GraphAnswer {
  const odd = oddAnswer(fault, trace.now);
  if (odd) return odd;
  const refused = (number: number, status?: number, more: Record<string, string> = {}) => {
    const answer = refusal(new EntraError(number, details), trace, authority);
    const headers = { ...answer.headers, 'Content-Type': 'application/json; charset=utf-8', ...more };
    return { status: status ?? answer.status, headers, body: JSON.stringify(answer.body) };
  };
  switch (fault.kind) {
    case 'throttled':
      return refused(TOO_MANY_REQUESTS, 429, retryHeaders(fault, trace.now));
    case 'unavailable':
      return refused(TRANSIENT, fault.status, retryHeaders(fault, trace.now));
    case 'error-in-200':
      return refused(TRANSIENT, 200);
    case 'aadsts':
      return refused(fault.number);
    default:
      throw new Error(`Entra has no answer for ${fault.kind}.`);
  }
}
