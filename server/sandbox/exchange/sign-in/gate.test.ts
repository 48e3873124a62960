import { Socket } from 'node:net';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { newExchangeData } from '../../state/exchange-data.ts';
import { newPerson } from '../../state/seed-directory.ts';
import type { ExchangeSettings } from '../settings.ts';
import { Accounts, SANDBOX_PASSWORD } from './accounts.ts';
import { type Admission, createGate, type Gate } from './gate.ts';
import { flags } from './ntlm-messages.ts';
import { type Type3, type1, type3 } from './test-type3.ts';

const alice = newPerson({ oid: 'a', tenantId: 't', name: 'Alice', address: 'alice@contoso.example' });
const BINDING = Buffer.alloc(16, 7);
const data = newExchangeData();
let accounts: Accounts;
let gate: Gate;

beforeEach(() => {
  Object.assign(data, newExchangeData());
  accounts = new Accounts({ people: () => [alice], data: () => data, now: () => 0, changed: () => {} });
  gate = createGate({ accounts, settings: () => data.settings, now: () => Date.UTC(2026, 10, 23) });
});

const set = (change: Partial<ExchangeSettings>) => Object.assign(data.settings, change);
const encoded = (scheme: string, message: Buffer) => `${scheme} ${message.toString('base64')}`;
const challengeOf = (admission: Admission): Buffer => {
  const [first = ''] = 'challenges' in admission ? admission.challenges : [];
  return Buffer.from(first.split(' ')[1] ?? '', 'base64');
};
const nameOf = (admission: Admission) => ('account' in admission ? admission.account.name : null);

type SignIn = Partial<Type3> & { socket?: Socket; scheme?: string; asks?: number };

const signIn = ({ socket = new Socket(), scheme = 'NTLM', asks, ...options }: SignIn = {}) => {
  const first = asks === undefined ? type1() : type1(asks);
  const type2 = challengeOf(gate.admit(socket, encoded(scheme, first), BINDING));
  const third = type3(first, type2, { user: 'alice', password: SANDBOX_PASSWORD, ...options });
  return gate.admit(socket, encoded(scheme, third), BINDING);
};
const outcome = () => accounts.attempts().at(-1)?.outcome;

describe('NTLM', () => {
  test.each(['NTLM', 'Negotiate'])('by the scheme %s signs in with a MIC and key exchange', (scheme) => {
    expect(nameOf(signIn({ scheme }))).toBe('alice');
  });

  test('works without key exchange, and without a MIC', () => {
    expect(nameOf(signIn({ asks: 0 }))).toBe('alice');
    expect(nameOf(signIn({ mic: 'none' }))).toBe('alice');
  });

  test('refuses a wrong MIC, and does not count that as a wrong password', () => {
    expect(nameOf(signIn({ mic: 'wrong' }))).toBeNull();
    expect(outcome()).toBe('wrong-mic');
    expect(data.accounts.alice).toBeUndefined();
  });

  test.each([
    ['none', undefined, 'accepted'],
    ['none', Buffer.alloc(16, 9), 'accepted'],
    ['allow', undefined, 'accepted'],
    ['allow', Buffer.alloc(16), 'accepted'],
    ['allow', BINDING, 'accepted'],
    ['allow', Buffer.alloc(16, 9), 'wrong-binding'],
    ['require', undefined, 'missing-binding'],
    ['require', Buffer.alloc(16), 'missing-binding'],
    ['require', BINDING, 'accepted'],
    ['require', Buffer.alloc(16, 9), 'wrong-binding'],
  ] as const)('with the policy "%s" and the binding %s ends as %s', (policy, binding, expected) => {
    set({ channelBinding: policy });
    signIn({ ...(binding && { binding }) });
    expect(outcome()).toBe(expected);
  });

  test('signs in one connection and no other', () => {
    const socket = new Socket();
    signIn({ socket });
    expect(nameOf(gate.admit(socket, undefined, BINDING))).toBe('alice');
    expect(nameOf(gate.admit(new Socket(), undefined, BINDING))).toBeNull();
    gate.forget(socket);
    expect(nameOf(gate.admit(socket, undefined, BINDING))).toBeNull();
  });

  test('takes a Type 3 only on the connection of its Type 1, and only once', () => {
    const socket = new Socket();
    const first = type1();
    const type2 = challengeOf(gate.admit(socket, encoded('NTLM', first), BINDING));
    const third = encoded('NTLM', type3(first, type2, { user: 'alice', password: SANDBOX_PASSWORD }));
    expect(nameOf(gate.admit(new Socket(), third, BINDING))).toBeNull();
    expect(outcome()).toBe('malformed');
    expect(nameOf(gate.admit(socket, third, BINDING))).toBe('alice');
    expect(nameOf(gate.admit(socket, third, BINDING))).toBeNull();
  });

  test.each([
    { user: 'alice', domain: 'CONTOSO' },
    { user: 'ALICE', domain: 'contoso' },
    { user: 'alice', domain: '' },
    { user: 'alice', domain: 'contoso.example' },
    { user: 'alice@contoso.example', domain: '' },
  ])('knows the name %p', (login) => {
    expect(nameOf(signIn(login))).toBe('alice');
  });

  test('of version 1, or of nonsense, is not taken', () => {
    const socket = new Socket();
    gate.admit(socket, encoded('NTLM', type1()), BINDING);
    gate.admit(socket, encoded('NTLM', Buffer.from('NTLMSSP\0\x03\0\0\0rest')), BINDING);
    expect(outcome()).toBe('malformed');
    expect(nameOf(gate.admit(socket, 'NTLM', BINDING))).toBeNull();
    expect(outcome()).toBe('malformed');
  });

  test('answers with the time, and offers only what was asked for', () => {
    const offeredTo = (asks: number) =>
      challengeOf(gate.admit(new Socket(), encoded('NTLM', type1(asks)), BINDING)).readUInt32LE(20);
    expect(offeredTo(0) & flags.keyExchange).toBe(0);
    expect(offeredTo(flags.keyExchange) & flags.keyExchange).toBe(flags.keyExchange);
  });
});

describe('lockout', () => {
  const wrong = () => signIn({ password: 'guess' });

  test('comes with the third wrong password, and the right one is refused from then on', () => {
    for (let i = 0; i < 3; i += 1) wrong();
    expect(data.accounts.alice).toMatchObject({ badPasswords: 3, locked: true });
    expect(nameOf(signIn())).toBeNull();
    expect(outcome()).toBe('locked');
  });

  test('counts from nought after the right password, and names in every form as one account', () => {
    wrong();
    signIn({ user: 'alice@contoso.example', domain: '', password: 'guess' });
    expect(data.accounts.alice?.badPasswords).toBe(2);
    signIn();
    expect(data.accounts.alice).toMatchObject({ badPasswords: 0, locked: false });
  });

  test('follows Basic as well', () => {
    set({ offers: 'both' });
    const basic = (text: string) =>
      gate.admit(new Socket(), `Basic ${Buffer.from(text).toString('base64')}`, BINDING);
    for (let i = 0; i < 3; i += 1) basic('CONTOSO\\alice:guess');
    expect(nameOf(basic(`alice:${SANDBOX_PASSWORD}`))).toBeNull();
    expect(outcome()).toBe('locked');
  });
});

describe('what a 401 offers', () => {
  const offered = () => {
    const admission = gate.admit(new Socket(), undefined, BINDING);
    return 'challenges' in admission ? admission.challenges.map((one) => one.split(' ')[0]) : null;
  };

  test.each([
    ['windows', ['Negotiate', 'NTLM']],
    ['basic', ['Basic']],
    ['both', ['Negotiate', 'NTLM', 'Basic']],
    ['bearer', ['Bearer']],
  ] as const)('is, for "%s", %p', (offers, schemes) => {
    set({ offers });
    expect(offered()).toEqual(schemes);
  });

  test('is all that is accepted', () => {
    set({ offers: 'bearer' });
    expect(nameOf(gate.admit(new Socket(), encoded('NTLM', type1()), BINDING))).toBeNull();
    expect(accounts.attempts()).toEqual([]);
  });
});
