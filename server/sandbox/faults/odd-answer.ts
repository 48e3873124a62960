import type { GraphAnswer } from '../graph/message.ts';
import type { AnsweredFault } from './befall.ts';
import type { FaultOf } from './fault.ts';

/** `Retry-After` as the fault has it; a date comes with the `Date` that it is to be compared with. `now` is UTC ms. */
export function retryHeaders(
  { retryAfter, dated }: FaultOf<'throttled' | 'unavailable'>,
  now: number,
): Record<string, string> {
  if (retryAfter === null) return {};
  if (!dated) return { 'Retry-After': String(retryAfter) };
  const date = (ms: number) => new Date(ms).toUTCString();
  return { 'Retry-After': date(now + retryAfter * 1000), Date: date(now) };
}

/** Answers that no service gives on purpose; null for every other fault. */
export function oddAnswer(fault: AnsweredFault, now: number): GraphAnswer | null {
  switch (fault.kind) {
    case 'malformed':
      return said('{"value":[{"id":');
    case 'empty':
      return { status: 200, headers: {}, body: null };
    case 'wrong-shape':
      return said(JSON.stringify(fault.body));
    case 'unavailable':
      return fault.body === 'html' ? gatewayPage(fault, now) : null;
    default:
      return null;
  }
}

function said(body: string): GraphAnswer {
  return { status: 200, headers: { 'Content-Type': 'application/json; charset=utf-8' }, body };
}

const gatewayTitles = {
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Time-out',
} as const;

function gatewayPage(fault: FaultOf<'unavailable'>, now: number): GraphAnswer {
  const title = `${fault.status} ${gatewayTitles[fault.status]}`;
  return {
    status: fault.status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', ...retryHeaders(fault, now) },
    body: `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`,
  };
}
