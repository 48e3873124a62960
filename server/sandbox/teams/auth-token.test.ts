import { expect, test } from '@jest/globals';
import { CONTOSO, FABRIKAM, seedDirectory } from '../state/seed-directory.ts';
import type { Application, Person } from '../state/types.ts';
import { type AuthTokenRequest, authTokenFailure } from './auth-token.ts';

const tabUrl = 'https://addin.example/tab';
const registration = {
  clientId: 'c1',
  secret: 's',
  appIdUri: 'api://addin.example/c1',
  addinUrl: 'https://addin.example',
};
const {
  people: [alice],
  applications: [sally],
} = seedDirectory(registration, []);

const failure = (
  changes: { person?: Partial<Person> | null; application?: Partial<Application> } = {},
  request: Partial<AuthTokenRequest> = {},
) =>
  authTokenFailure({
    person: changes.person === null ? null : ({ ...alice, ...changes.person } as Person),
    application: { ...sally, ...changes.application } as Application,
    request: { person: null, claims: null, silent: false, tenantId: null, ...request },
    tabUrl,
  });

test('a person whose host is trusted by the application gets a token, without any consent', () => {
  expect(failure()).toBeNull();
  expect(failure({}, { tenantId: CONTOSO })).toBeNull();
});

test('guests, other tenants, and hosts that the application doesn’t trust get none', () => {
  expect(failure({ person: null })).toBe('User is not signed in');
  expect(failure({}, { tenantId: FABRIKAM })).toBe('resourceRequiresConsent');
  expect(failure({ application: { preauthorized: [] } })).toBe('resourceRequiresConsent');
});

test('a claims challenge can’t be answered silently while a second factor is demanded', () => {
  const signIn = { mfa: 'demanded', refuseWith: null } as const;
  expect(failure({ person: { signIn } }, { claims: '{}', silent: true })).toBe('resourceRequiresMfa');
  expect(failure({ person: { signIn } }, { silent: true })).toBeNull();
});

test('what Entra would refuse for Graph doesn’t show in the host', () => {
  expect(failure({ person: { signIn: { mfa: 'no', refuseWith: 53003 } } })).toBeNull();
});
