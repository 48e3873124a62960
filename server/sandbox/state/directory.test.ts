import { expect, test } from '@jest/globals';
import { Directory } from './directory.ts';
import { createSigningKeys } from './keys.ts';
import { CONTOSO, seedDirectory } from './seed-directory.ts';

const clientId = '3c1de0f2-7a5b-4f0c-9b1e-6d2a8c4e5f70';
const keys = createSigningKeys();
const seed = () =>
  seedDirectory(
    {
      clientId,
      secret: 'a secret',
      appIdUri: `api://LOCALHOST:3000/${clientId}`,
      addinUrl: 'https://localhost:3000',
    },
    keys,
  );

const world = () => {
  const directory = new Directory(seed());
  const alice = directory.person('alice@contoso.example');
  const bob = directory.person('bob@contoso.example');
  if (!alice || !bob) throw new Error('seed');
  return { directory, alice, bob };
};

test('people and tenants are found by id and by name, whatever the case', () => {
  const { directory, alice } = world();
  expect(directory.person('ALICE@contoso.example')).toBe(alice);
  expect(directory.person(alice.oid.toUpperCase())).toBe(alice);
  expect(directory.tenant('Contoso.Example')?.id).toBe(CONTOSO);
  expect(directory.tenant('common')).toBeUndefined();
  expect(directory.peopleOf(CONTOSO)).toHaveLength(6);
});

test('a consent of a person counts for that person, one of the tenant for all its people', () => {
  const { directory, alice, bob } = world();
  directory.consent(clientId, alice, ['User.Read']);
  directory.consent(clientId, alice, ['Calendars.Read', 'User.Read']);
  directory.approveTenant(clientId, CONTOSO, ['Contacts.Read'], ['Place.Read.All']);
  expect(directory.granted(clientId, CONTOSO, alice.oid).scopes).toEqual(
    new Set(['User.Read', 'Calendars.Read', 'Contacts.Read']),
  );
  expect(directory.granted(clientId, CONTOSO, bob.oid)).toEqual({
    scopes: new Set(['Contacts.Read']),
    roles: new Set(['Place.Read.All']),
  });
});

test('a consent can be taken back from one person or from everybody', () => {
  const { directory, alice, bob } = world();
  directory.consent(clientId, alice, ['User.Read']);
  directory.consent(clientId, bob, ['User.Read']);
  directory.revokeConsent(clientId, CONTOSO, alice.oid);
  expect(directory.granted(clientId, CONTOSO, alice.oid).scopes.size).toBe(0);
  expect(directory.granted(clientId, CONTOSO, bob.oid).scopes.size).toBe(1);
  directory.revokeConsent(clientId, CONTOSO);
  expect(directory.granted(clientId, CONTOSO, bob.oid).scopes.size).toBe(0);
});

test('data that is replaced in place is seen at once', () => {
  const { directory, alice } = world();
  directory.consent(clientId, alice, ['User.Read']);
  directory.setSignIn(alice.oid, { mfa: 'demanded' });
  Object.assign(directory.data, seed());
  expect(directory.person(alice.oid)?.signIn.mfa).toBe('no');
  expect(directory.granted(clientId, CONTOSO, alice.oid).scopes.size).toBe(0);
});

test('the seed survives being saved as JSON, and two seeds share nothing', () => {
  expect(JSON.parse(JSON.stringify(seed()))).toEqual(seed());
  const { directory, alice } = world();
  directory.setSignIn(alice.oid, { refuseWith: 50105 });
  expect(new Directory(seed()).person(alice.oid)?.signIn.refuseWith).toBeNull();
});
