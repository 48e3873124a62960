import { expect, test } from '@jest/globals';
import { ProviderError } from '../../ports/failure.ts';
import { readAccount } from './account.ts';
import type { EwsClient } from './asking/client.ts';
import type { Errand } from './asking/errand.ts';

/** A server with a mailbox whose directory knows nobody; `username` is who signed in, as far as that is known. */
const read = async (username: string | null, mailbox: string | null, anchor: string | null) => {
  let asked = 0;
  const client = {
    one: () => {
      asked += 1;
      return asked === 1 ? Promise.resolve({}) : Promise.reject(new ProviderError({ kind: 'not-found' }));
    },
    about: () => ({ build: null, schema: 'Exchange2010', username, expandsSeries: null }),
  } as unknown as EwsClient;
  return await readAccount(client, { anchor, mailbox: { mailbox } } as unknown as Errand);
};

test.each([
  ['who signed in', 'anna', null, null, 'anna'],
  ['the mailbox that was chosen', 'anna', 'room@contoso.example', null, 'room@contoso.example'],
  ['who it was before, where nobody knows', null, null, 'anna@contoso.example', 'anna@contoso.example'],
  ['the same where a name is empty', '', null, 'anna@contoso.example', 'anna@contoso.example'],
])('an account is that of %s', async (_name, username, mailbox, anchor, address) => {
  expect(await read(username, mailbox, anchor)).toEqual({ name: address, address });
});

test.each([null, '', '\0'])('there is no account of nobody (%j)', async (username) => {
  await expect(read(username, null, null)).rejects.toMatchObject({ failure: { kind: 'unavailable' } });
});
