/** Administrators allow and refuse programs by it. https://learn.microsoft.com/exchange/client-developer/exchange-web-services/how-to-control-access-to-ews-in-exchange */
const USER_AGENT = 'Sally-Calendar/1.0';

const PLAIN = /^[\x21-\x7e]+$/;

/**
 * The headers of every request. `requestId` is found in the logs of the server; `anchor` is the mailbox that is meant, so
 * that the right machine answers at once. https://learn.microsoft.com/exchange/client-developer/exchange-web-services/instrumenting-client-requests-for-ews-and-rest-in-exchange
 */
export const headersOf = (
  requestId: string,
  anchor: string | null,
  cookie: string | null,
): Readonly<Record<string, string>> => ({
  'content-type': 'text/xml; charset=utf-8',
  accept: 'text/xml',
  'accept-encoding': 'gzip',
  'user-agent': USER_AGENT,
  'client-request-id': requestId,
  'return-client-request-id': 'true',
  ...(anchor !== null && PLAIN.test(anchor) ? { 'x-anchormailbox': anchor } : {}),
  ...(cookie === null ? {} : { cookie }),
});
