import { expect, test } from '@jest/globals';
import { personOf } from './person.ts';

const tokenOf = (claims: object): string =>
  `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;

test('a person is named alike by each of their tokens, unlike anybody else, and without giving their id away', async () => {
  const alice = await personOf(tokenOf({ tid: 't', oid: 'alice', exp: 1, name: 'Älice 🙂' }));
  expect(alice).toMatch(/^[0-9a-f]{64}$/);
  expect(await personOf(tokenOf({ tid: 't', oid: 'alice', exp: 2 }))).toBe(alice);
  expect(await personOf(tokenOf({ tid: 't', oid: 'bob', exp: 1 }))).not.toBe(alice);
});

test('who has no id of Microsoft’s is known by issuer and subject', async () => {
  const olaf = await personOf(tokenOf({ iss: 'https://sso.example', sub: 'olaf' }));
  expect(olaf).toMatch(/^[0-9a-f]{64}$/);
  expect(await personOf(tokenOf({ iss: 'https://other.example', sub: 'olaf' }))).not.toBe(olaf);
});

test.each(['token-1', '', 'a.b.c', tokenOf({ sub: 'x' })])('"%s" names nobody', async (token) => {
  expect(await personOf(token)).toBeNull();
});
