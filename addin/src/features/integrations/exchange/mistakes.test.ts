import { expect, test } from '@jest/globals';
import { ApiError } from '../../../api/api-error.ts';
import { exchange as text } from '../../../i18n/en/exchange.ts';
import { trouble } from '../../../i18n/en/trouble.ts';
import { emptyDraft } from './draft.ts';
import { messagesFor, refusedBy } from './mistakes.ts';

const login = { draft: emptyDraft, error: null, failure: null, isAsSent: () => true };
const failure = {
  url: null,
  report: [{ step: 'address', state: 'failed', finding: 'address-not-https', fact: null }],
} as const;
const refused = new ApiError('invalid-request', {
  errors: [
    { field: 'mailbox', message: 'Enter an email address, or leave this empty.' },
    { field: 'body', message: 'Unknown field.' },
  ],
});

test('before sending was tried, nothing is said', () => {
  expect([...messagesFor(login, false, text, trouble)]).toEqual([]);
});

test('what our API refuses by name is said at that field', () => {
  expect(refusedBy(refused)).toEqual(['mailbox']);
  expect([...messagesFor({ ...login, error: refused }, false, text, trouble)]).toEqual([
    ['mailbox', text.refused],
  ]);
  expect(refusedBy(new ApiError('conflict'))).toEqual([]);
});

test('what the server was found to be is said at the field that leads to it, until that changes', () => {
  const found = { ...login, failure: { ...failure, report: [...failure.report] } };
  expect([...messagesFor(found, false, text, trouble)]).toEqual([
    ['url', 'The address has to begin with https.'],
  ]);
  expect([...messagesFor({ ...found, isAsSent: () => false }, false, text, trouble)]).toEqual([]);
});

test('what is missing counts more than what was found', () => {
  const found = { ...login, failure: { ...failure, report: [...failure.report] } };
  expect(messagesFor(found, true, text, trouble).get('url')).toBe('Enter the address of the server.');
});
