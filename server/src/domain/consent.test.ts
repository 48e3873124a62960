import { expect, test } from '@jest/globals';
import {
  type Consent,
  type ConsentProgress,
  type Proof,
  type Ruling,
  refusalOf,
  rule,
  statusOf,
} from './consent.ts';

const ALICE = { tid: 'contoso', oid: 'alice' };
const BOB = { tid: 'contoso', oid: 'bob' };
const NOW = 1_000_000;

const consent = (progress: ConsentProgress, expiresAt = NOW + 1): Consent => ({
  workspace: 'contoso',
  id: 'consent-1',
  userId: 'alice',
  kind: 'microsoft365',
  connectionId: null,
  challenge: 'challenge',
  secrets: 'sealed',
  claims: null,
  expiresAt,
  progress,
});

const open: ConsentProgress = { status: 'open' };
const byAlice: ConsentProgress = { status: 'parked', account: ALICE, grant: 'sealed', codeHash: 'hash' };
const byBob: ConsentProgress = { ...byAlice, account: BOB };
const refused: ConsentProgress = { status: 'refused', refusal: { reason: 'cancelled', code: null } };
const redeemed: ConsentProgress = { status: 'redeemed', connectionId: 'connection-1' };

test.each<[string, ConsentProgress, number, string]>([
  ['open while Microsoft’s window is', open, NOW + 1, 'open'],
  ['parked once the starter signed in', byAlice, NOW + 1, 'parked'],
  ['parked elsewhere once somebody else did', byBob, NOW + 1, 'parked-elsewhere'],
  ['expired at the very moment', open, NOW, 'expired'],
  ['expired with a parked grant too', byAlice, NOW - 1, 'expired'],
  ['refused for good', refused, NOW - 1, 'refused'],
  ['redeemed for good', redeemed, NOW - 1, 'redeemed'],
])('a trip is %s', (_, progress, expiresAt, status) => {
  expect(statusOf(consent(progress, expiresAt), ALICE, NOW).status).toBe(status);
});

test('a refused trip says why', () => {
  expect(statusOf(consent(refused), ALICE, NOW)).toEqual({
    status: 'refused',
    reason: 'cancelled',
    code: null,
  });
});

const verified = { verifier: true } as const;
test.each<[string, ConsentProgress, Proof, Ruling]>([
  ['my own account needs no code', byAlice, { ...verified, code: null }, 'attach'],
  ['my own account with its code', byAlice, { ...verified, code: true }, 'attach'],
  ['another account needs the code', byBob, { ...verified, code: null }, 'code-missing'],
  ['another account with its code', byBob, { ...verified, code: true }, 'attach'],
  ['a wrong code is refused for another account', byBob, { ...verified, code: false }, 'wrong-code'],
  ['a wrong code is refused for my own account too', byAlice, { ...verified, code: false }, 'wrong-code'],
  [
    'nobody without the verifier gets it, not even with the code',
    byBob,
    { verifier: false, code: true },
    'wrong-verifier',
  ],
  [
    'the verifier counts before anything is told',
    redeemed,
    { verifier: false, code: null },
    'wrong-verifier',
  ],
  ['there is nothing to have yet', open, { ...verified, code: null }, 'not-finished'],
  ['there never will be', refused, { ...verified, code: null }, 'refused'],
  ['it was had before', redeemed, { ...verified, code: null }, 'already-redeemed'],
])('redeeming: %s', (_, progress, proof, ruling) => {
  expect(rule(consent(progress), ALICE, proof, NOW)).toBe(ruling);
});

test('a grant is not given after its ten minutes', () => {
  expect(rule(consent(byAlice, NOW), ALICE, { ...verified, code: true }, NOW)).toBe('expired');
});

test('a failure of the token endpoint ends the trip with whose turn it is', () => {
  const unauthorised = { kind: 'unauthorised', code: 'AADSTS90094', claims: null } as const;
  expect(refusalOf({ ...unauthorised, need: 'approval' })).toEqual({
    reason: 'approval-needed',
    code: 'AADSTS90094',
  });
  expect(refusalOf({ ...unauthorised, need: 'policy' }).reason).toBe('blocked');
  expect(refusalOf({ kind: 'unavailable' })).toEqual({ reason: 'operator', code: null });
});
