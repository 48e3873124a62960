import { expect, test } from '@jest/globals';
import { ProviderError } from '../../ports/failure.ts';
import type { EwsClient } from './asking/client.ts';
import type { Errand } from './asking/errand.ts';
import type { Question } from './asking/question.ts';
import type { EwsPerson } from './codec/resolve-names.ts';
import { findPerson } from './people.ts';

const person = (address: string, more: Partial<EwsPerson> = {}): EwsPerson => ({
  name: 'Anna',
  address,
  routing: 'SMTP',
  mailboxType: 'Mailbox',
  ...more,
});

/** A directory that answers these names so, and knows nobody else. */
const directory = (answers: Readonly<Record<string, EwsPerson[]>>): EwsClient => ({
  async one<T>(_errand: Errand, question: Question<T>): Promise<T> {
    const { text } = question.request('Exchange2010');
    const people = answers[/<m:UnresolvedEntry>(.*)<\/m:UnresolvedEntry>/.exec(text)?.[1] ?? ''];
    if (!people) throw new ProviderError({ kind: 'not-found' });
    return { people, all: true } as T;
  },
  ask: () => Promise.reject(new Error('asked')),
  about: () => ({ build: null, schema: 'Exchange2010', username: null, expandsSeries: null }),
  sawSeries: () => {},
  failureOf: () => ({ kind: 'unavailable' }),
  now: () => 0,
});
const found = async (name: string, answers: Readonly<Record<string, EwsPerson[]>>) =>
  (await findPerson(directory(answers), {} as Errand, name))?.address ?? null;

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
  ['one of two that it could be', 'anna', { anna: [ANNA, person('anna@fabrikam.example')] }, null],
  ['nobody', 'anna', {}, null],
  ['a list', 'anna', { anna: [person('anna@contoso.example', { mailboxType: 'PublicDL' })] }, null],
  ['Exchange’s own kind of name', 'anna', { anna: [person('/o=Contoso/cn=anna', { routing: 'EX' })] }, null],
  ['an address that is none', 'anna', { anna: [person(`anna@${'x'.repeat(400)}`)] }, null],
  ['nothing', '', {}, null],
])('%s', async (_name, name, answers, address) => {
  expect(await found(name, answers)).toBe(address);
});

test('a name is cut where it is longer than anybody’s', async () => {
  const long = person('anna@contoso.example', { name: 'x'.repeat(100_000) });
  expect((await findPerson(directory({ anna: [long] }), {} as Errand, 'anna'))?.name).toHaveLength(300);
});

test('what passes is not taken for nobody', async () => {
  const busy: EwsClient = {
    ...directory({}),
    one: () => Promise.reject(new ProviderError({ kind: 'throttled', until: 1 })),
  };
  await expect(findPerson(busy, {} as Errand, 'anna')).rejects.toMatchObject({
    failure: { kind: 'throttled' },
  });
});
