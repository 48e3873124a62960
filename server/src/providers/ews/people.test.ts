import { beforeEach, expect, test } from '@jest/globals';
import { ProviderError } from '../../ports/failure.ts';
import type { EwsClient } from './asking/client.ts';
import type { Errand } from './asking/errand.ts';
import type { Question } from './asking/question.ts';
import type { Message } from './codec/answer.ts';
import type { EwsPerson } from './codec/resolve-names.ts';
import { findOwner } from './people.ts';

const person = (address: string, more: Partial<EwsPerson> = {}): EwsPerson => ({
  name: 'Anna',
  address,
  routing: 'SMTP',
  mailboxType: 'Mailbox',
  ...more,
});

/** The main calendar of whoever has this address. */
const calendarOf = (address: string): string => `calendar of ${address}`;
let askedFor: string[];
beforeEach(() => {
  askedFor = [];
});

/** A directory that answers these names so, and knows nobody else; everybody opens the calendar to everybody. */
const directory = (answers: Readonly<Record<string, EwsPerson[]>>): EwsClient => ({
  async one<T>(_errand: Errand, question: Question<T>): Promise<T> {
    const { text } = question.request('Exchange2010');
    const people = answers[/<m:UnresolvedEntry>(.*)<\/m:UnresolvedEntry>/.exec(text)?.[1] ?? ''];
    if (!people) throw new ProviderError({ kind: 'not-found' });
    return { people, all: true } as T;
  },
  async ask<T>(_errand: Errand, question: Question<T>) {
    const { text } = question.request('Exchange2010');
    const addresses = [...text.matchAll(/<t:EmailAddress>(.*?)<\/t:EmailAddress>/g)].map(
      ([, one]) => one ?? '',
    );
    askedFor.push(...addresses);
    return addresses.map((address): Message<T> => {
      if (address.startsWith('closed'))
        return { kind: 'failed', code: 'ErrorItemNotFound', messageClass: 'Error', backOff: null };
      return { kind: 'success', value: { kind: 'item', item: { id: calendarOf(address) } } as T };
    });
  },
  about: () => ({ build: null, schema: 'Exchange2010', username: null, expandsSeries: null }),
  sawSeries: () => {},
  failureOf: () => ({ kind: 'unavailable' }),
  now: () => 0,
});
const MINE = 'anna@contoso.example';
const found = async (name: string, answers: Readonly<Record<string, EwsPerson[]>>, mine = MINE) =>
  (await findOwner(directory(answers), {} as Errand, name, calendarOf(mine)))?.address ?? null;

const ANNA = person('anna@contoso.example');
const ANNA_B = person('anna.b@contoso.example');

test.each<[string, string, Readonly<Record<string, EwsPerson[]>>, string | null]>([
  ['an address', 'anna@contoso.example', { 'anna@contoso.example': [ANNA] }, 'anna@contoso.example'],
  ['a name with its domain', 'CONTOSO\\anna', { anna: [ANNA] }, 'anna@contoso.example'],
  ['the exact one of several', 'anna', { anna: [ANNA_B, ANNA] }, 'anna@contoso.example'],
  ['the only one, whatever the address', 'aarcher', { aarcher: [ANNA] }, 'anna@contoso.example'],
  [
    'a logon address that is no mail address',
    'anna@corp.contoso.local',
    { 'anna@corp.contoso.local': [], anna: [ANNA, ANNA_B] },
    'anna@contoso.example',
  ],
  ['the one of two whose calendar it is', 'anna', { anna: [person('anna@fabrikam.example'), ANNA] }, MINE],
  [
    'another one that is found by the beginning of the name',
    'anna',
    { anna: [person('annabel.meier@contoso.example')] },
    null,
  ],
  ['one beside somebody who is closed', 'anna', { anna: [person('closed@contoso.example'), ANNA] }, MINE],
  ['nobody', 'anna', {}, null],
  ['a list', 'anna', { anna: [person('anna@contoso.example', { mailboxType: 'PublicDL' })] }, null],
  ['Exchange’s own kind of name', 'anna', { anna: [person('/o=Contoso/cn=anna', { routing: 'EX' })] }, null],
  ['an address that is none', 'anna', { anna: [person(`anna@${'x'.repeat(400)}`)] }, null],
  ['nothing', '', {}, null],
])('%s', async (_name, name, answers, address) => {
  expect(await found(name, answers)).toBe(address);
});

test('whoever joins, somebody stays who they are', async () => {
  const mine = 'a.schmidt@contoso.example';
  const before = [person(mine)];
  const after = [person('a.berger@contoso.example'), ...before];
  expect(await found('CONTOSO\\anna', { anna: before }, mine)).toBe(mine);
  expect(await found('CONTOSO\\anna', { anna: after }, mine)).toBe(mine);
});

test('of many who are called so the nearest are looked at', async () => {
  const many = Array.from({ length: 90 }, (_, i) => person(`anna.${i}@contoso.example`));
  expect(await found('CONTOSO\\anna', { anna: [...many, ANNA] })).toBe(MINE);
  expect(askedFor).toHaveLength(5);
});

test('a name is cut where it is longer than anybody’s', async () => {
  const long = person('anna@contoso.example', { name: 'x'.repeat(100_000) });
  expect(
    (await findOwner(directory({ anna: [long] }), {} as Errand, 'anna', calendarOf(MINE)))?.name,
  ).toHaveLength(300);
});

test('what passes is not taken for nobody', async () => {
  const busy: EwsClient = {
    ...directory({}),
    one: () => Promise.reject(new ProviderError({ kind: 'throttled', until: 1 })),
  };
  await expect(findOwner(busy, {} as Errand, 'anna', calendarOf(MINE))).rejects.toMatchObject({
    failure: { kind: 'throttled' },
  });
});
