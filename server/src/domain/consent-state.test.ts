import { expect, test } from '@jest/globals';
import { readState, writeState } from './consent-state.ts';

const TENANT = '10000000-0000-4000-8000-00000000c0de';
const PERSON = 'a11ce000-0000-4000-8000-000000000001';
const random = 'A'.repeat(43);

test.each([TENANT, `${TENANT}.${PERSON}`, 'https://sso.fabrikam.example/realms/a~b'])(
  'a state of the workspace %s reads back',
  (workspace) => {
    const state = { workspace, id: PERSON, random };
    expect(readState(writeState(state))).toEqual(state);
    expect(encodeURIComponent(writeState(state))).toBe(writeState(state));
  },
);

test.each([
  '',
  'x',
  `${TENANT}~${PERSON}`,
  `${TENANT}~${PERSON}~short`,
  `${TENANT}~${PERSON}~${random}A`,
  `${TENANT}~${PERSON}~${random}\n`,
  `contoso~${PERSON}~${random}`,
  `issuer.~${PERSON}~${random}`,
  `issuer.https://x~${PERSON}~${random}`,
  `${TENANT}~' or 1=1~${random}`,
])('%j is no state', (text) => {
  expect(readState(text)).toBeNull();
});
