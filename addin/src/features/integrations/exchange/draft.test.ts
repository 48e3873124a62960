import { expect, test } from '@jest/globals';
import { type Draft, draftOf, emptyDraft, fieldOf, mistakesIn, requestOf } from './draft.ts';

const draft: Draft = {
  ...emptyDraft,
  username: 'CONTOSO\\alice',
  password: ' secret ',
  url: 'mail.contoso.example',
};

test('spaces around an address and a name are slips; those of a password are not', () => {
  const request = requestOf({ ...draft, username: ' CONTOSO\\alice ', url: ' mail.contoso.example ' });
  expect(request).toMatchObject({
    username: 'CONTOSO\\alice',
    password: ' secret ',
    url: 'mail.contoso.example',
  });
});

test('an empty mailbox is the login’s own', () => {
  expect(requestOf({ ...draft, mailbox: '  ' }).mailbox).toBeNull();
});

test('what is stored becomes a draft without a password', () => {
  const stored = { build: '15.1.2507.6', reportedVersion: 'exchange-2016' } as const;
  const { password: _, ...asked } = requestOf(draft);
  expect(draftOf({ ...asked, ...stored })).toEqual({ ...draft, password: '' });
});

test.each<[Partial<Draft>, string[]]>([
  [{}, []],
  [{ username: ' ' }, ['username']],
  [{ username: '', password: '', url: '' }, ['username', 'password', 'url']],
  [{ password: '   ' }, []],
  [{ mailbox: 'room' }, ['mailbox']],
  [{ mailbox: 'room@contoso.example' }, []],
])('with %j these have to be looked at again: %j', (changes, fields) => {
  expect(mistakesIn({ ...draft, ...changes })).toEqual(fields);
});

test('a finding leads to the field that can do something about it, if there is one', () => {
  expect(fieldOf('no-exchange')).toBe('url');
  expect(fieldOf('password-rejected')).toBe('password');
  expect(fieldOf('server-busy')).toBeNull();
});
