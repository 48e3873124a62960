import { type Answer, drain } from './connection.ts';
import { retryAfter } from './retry-after.ts';
import { Trouble } from './trouble.ts';

const header = ({ headers }: Answer, name: string): string | undefined => [headers[name] ?? []].flat()[0];

const isXml = (answer: Answer): boolean => /[/+]xml\b/i.test(header(answer, 'content-type') ?? '');
const isHtml = (answer: Answer): boolean =>
  /^text\/html\b/i.test(header(answer, 'content-type')?.trim() ?? '');

/** Exchange's pages for an outage of its own. */
const OUTAGE = /\/(genericerrorpage|errorfe)\b/i;

/** A host of a URL that may be shown to people. Names have at most 253 characters. */
const SHOWN = /^[\w.:[\]-]{1,260}$/;

const redirection = (answer: Answer, origin: string): Trouble => {
  const location = header(answer, 'location');
  const target = location === undefined ? null : URL.parse(location, origin);
  if (target === null || target.host === '') return new Trouble('redirected');
  if (target.origin !== origin)
    return new Trouble('redirected', { fact: SHOWN.test(target.host) ? target.host : null });
  // Within one server only pages to sign in at come first.
  return new Trouble(OUTAGE.test(target.pathname) ? 'server-failing' : 'form-sign-in');
};

/** As much of a page as may hold the form of a sign-in page (bytes). */
const LOOKED_AT = 64 * 1024;
/** Within one tag that is not too long, so that no page takes long to be looked through. */
const PASSWORD = /<input[^<>]{1,500}?type\s{0,9}=\s{0,9}["']?password/i;

const asksForPassword = async ({ body }: Answer): Promise<boolean> => {
  let text = '';
  for await (const chunk of body) {
    text += (chunk as Buffer).toString('latin1');
    if (text.length > LOOKED_AT) break;
  }
  return PASSWORD.test(text);
};

/**
 * What Exchange Web Services would not have answered, by the head of an answer; null for an answer of theirs, good or bad.
 * 401 is not for this function.
 */
export const troubleIn = (answer: Answer, origin: string, now: number): Trouble | null => {
  const { statusCode: status } = answer;
  if (status === 200 && !isHtml(answer)) return null;
  // Faults of SOAP.
  if (status === 500 && isXml(answer)) return null;
  if (status >= 300 && status < 400) return redirection(answer, origin);
  if (status === 403) return new Trouble('ews-switched-off');
  if (status === 440) return new Trouble('form-sign-in');
  const until = retryAfter(header(answer, 'retry-after'), now);
  if (status === 503 || status === 429) return new Trouble('server-busy', { until });
  if (status >= 500 || status === 408) return new Trouble('server-failing', { until });
  return new Trouble('no-exchange');
};

/**
 * Lets pass what comes from Exchange Web Services. Everything else is read to its end, pages for what they are.
 * @throws Trouble
 */
export const judged = async (answer: Answer, origin: string, now: number): Promise<Answer> => {
  const trouble = troubleIn(answer, origin, now);
  if (trouble === null) return answer;
  if (answer.statusCode === 200 && (await asksForPassword(answer))) throw new Trouble('form-sign-in');
  await drain(answer);
  throw trouble;
};
