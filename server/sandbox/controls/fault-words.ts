import type { Fault, FaultKind, NewFault } from '../faults/fault.ts';

/** What the form offers. Rarer options are for the API. */
export const offered: readonly (readonly [string, NewFault])[] = [
  ['Graph: too many requests (429), 10 s', { service: 'graph', kind: 'throttled' }],
  ['Graph: too many requests (429), no time', { service: 'graph', kind: 'throttled', retryAfter: null }],
  ['Graph: internal error (500)', { service: 'graph', kind: 'unavailable', status: 500 }],
  ['Graph: page of a gateway (502)', { service: 'graph', kind: 'unavailable', status: 502, body: 'html' }],
  ['Graph: unavailable (503)', { service: 'graph', kind: 'unavailable' }],
  ['Graph: takes too long (504)', { service: 'graph', kind: 'unavailable', status: 504 }],
  ['Graph: connection ends at once', { service: 'graph', kind: 'reset' }],
  ['Graph: does it, answer is lost', { service: 'graph', kind: 'lost-answer' }],
  ['Graph: answer 5 s late', { service: 'graph', kind: 'slow' }],
  ['Graph: answer stops in the middle', { service: 'graph', kind: 'stuck' }],
  ['Graph: answer cut in the middle', { service: 'graph', kind: 'truncated' }],
  ['Graph: answer is no JSON', { service: 'graph', kind: 'malformed' }],
  ['Graph: answer is empty', { service: 'graph', kind: 'empty' }],
  ['Graph: answer has another shape', { service: 'graph', kind: 'wrong-shape' }],
  ['Graph: error with status 200', { service: 'graph', kind: 'error-in-200' }],
  ['Graph: sync state is gone (410)', { service: 'graph', kind: 'expired-cursor' }],
  ['Graph: token refused (401)', { service: 'graph', kind: 'unauthorised' }],
  ['Graph: challenge (401)', { service: 'graph', kind: 'unauthorised', claims: true }],
  ['Graph: access denied (403)', { service: 'graph', kind: 'forbidden' }],
  ['Graph: not found (404)', { service: 'graph', kind: 'not-found' }],
  ['Graph: links lead elsewhere', { service: 'graph', kind: 'foreign-link' }],
  ['Exchange: too many requests (ErrorServerBusy), 10 s', { service: 'exchange', kind: 'throttled' }],
  ['Exchange: unavailable (503)', { service: 'exchange', kind: 'unavailable' }],
  ['Exchange: connection ends at once', { service: 'exchange', kind: 'reset' }],
  ['Exchange: answer 5 s late', { service: 'exchange', kind: 'slow' }],
  ['Exchange: answer cut in the middle', { service: 'exchange', kind: 'truncated' }],
  ['Exchange: answer is no XML', { service: 'exchange', kind: 'malformed' }],
  ['Exchange: session is lost (401)', { service: 'exchange', kind: 'session-lost' }],
  ['Exchange: switched off for the mailbox (403)', { service: 'exchange', kind: 'forbidden' }],
  ['Exchange: a sign-in page is in front', { service: 'exchange', kind: 'sign-in-page' }],
  ['Exchange: leads elsewhere (302)', { service: 'exchange', kind: 'redirect' }],
  ...[
    'ErrorAccessDenied',
    'ErrorMailboxMoveInProgress',
    'ErrorPasswordExpired',
    'ErrorAccountDisabled',
    'ErrorInternalServerError',
  ].map((code) => [`Exchange: ${code}`, { service: 'exchange', kind: 'ews-error', code }] as const),
  ['Entra: too many requests (429), 10 s', { service: 'entra', kind: 'throttled' }],
  ['Entra: unavailable (503)', { service: 'entra', kind: 'unavailable' }],
  ['Entra: connection ends at once', { service: 'entra', kind: 'reset' }],
  ['Entra: issues a token, answer is lost', { service: 'entra', kind: 'lost-answer' }],
  ['Entra: answer is no JSON', { service: 'entra', kind: 'malformed' }],
  ['Entra: second factor (AADSTS50076)', { service: 'entra', kind: 'aadsts', number: 50076 }],
  ['Entra: sign-in too old (AADSTS700082)', { service: 'entra', kind: 'aadsts', number: 700082 }],
  ['Entra: passing trouble (AADSTS90033)', { service: 'entra', kind: 'aadsts', number: 90033 }],
];

const kinds: { [kind in FaultKind]: string } = {
  throttled: 'too many requests',
  unavailable: 'unavailable',
  reset: 'connection ends at once',
  'lost-answer': 'answer is lost',
  slow: 'answer is late',
  stuck: 'answer stops in the middle',
  truncated: 'answer is cut in the middle',
  malformed: 'answer can’t be read',
  empty: 'answer is empty',
  'wrong-shape': 'answer has another shape',
  'error-in-200': 'error with status 200',
  'expired-cursor': 'sync state is gone',
  unauthorised: 'token refused',
  forbidden: 'access denied',
  'not-found': 'not found',
  'foreign-link': 'links lead elsewhere',
  aadsts: 'refuses',
  'ews-error': 'says',
  'session-lost': 'session is lost',
  'sign-in-page': 'a sign-in page is in front',
  redirect: 'leads elsewhere',
  'error-page': 'page for passing trouble',
};

/** The fault in words, with the number that tells it from others of its kind. */
export const faultInWords = (fault: Fault): string => {
  const service = { graph: 'Graph', entra: 'Entra', exchange: 'Exchange' }[fault.service];
  const number = fault.kind === 'aadsts' ? ` with AADSTS${fault.number}` : '';
  const code = fault.kind === 'ews-error' ? ` ${fault.code}` : '';
  const status = fault.kind === 'unavailable' ? ` (${fault.status})` : '';
  return `${service}: ${kinds[fault.kind]}${number}${code}${status}`;
};
