/** @jest-environment jsdom */
import '../../test/browser-gaps.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { FakeOffice } from '../../test/fake-office.ts';
import { entraFlow } from './entra-flow.ts';
import type { HostError } from './host-error.ts';
import { officeDialog } from './office-dialog.ts';
import { onePerson, type SamePerson } from './one-person.ts';
import { challengeOf } from './pkce.ts';
import { windowSignIn } from './window-sign-in.ts';

const settings = {
  clientId: 'sally',
  authority: 'https://login.contoso.example',
  apiScope: 'api://sally/access_as_user',
  messageOrigins: [],
  officeScripts: [],
};

const signInOf = (loginHint: string | null, isSame: SamePerson) =>
  windowSignIn(entraFlow(settings), officeDialog, loginHint, isSame);

type Form = Record<string, string>;

let office: FakeOffice;
let asked: Form[];
/** What Entra answers to each form, in turn; the last one goes on. */
let answers: ((form: Form) => object)[];
let sent: number;

const idToken = (claims: object): string => `x.${btoa(JSON.stringify(claims))}.x`;

/** Tokens of a person, named by their object id; `nonce` as the window was told. */
const tokensFor =
  (oid: string, more: object = {}) =>
  (): object => {
    sent += 1;
    const nonce = office.dialogs.at(-1)?.address.searchParams.get('nonce');
    return {
      access_token: `access-${sent}`,
      refresh_token: `refresh-${sent}`,
      expires_in: 3600,
      id_token: idToken({ oid, tid: 'contoso', nonce }),
      ...more,
    };
  };

beforeEach(() => {
  office = new FakeOffice().install();
  asked = [];
  sent = 0;
  answers = [tokensFor('alice')];
  globalThis.fetch = (async (address: string, init: RequestInit) => {
    expect(address).toBe('https://login.contoso.example/common/oauth2/v2.0/token');
    const form = Object.fromEntries(init.body as URLSearchParams);
    asked.push(form);
    const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? (() => ({}));
    const body = answer(form);
    return { ok: !('error' in body), status: 'error' in body ? 400 : 200, json: async () => body };
  }) as unknown as typeof fetch;
});
afterEach(() => {
  jest.restoreAllMocks();
});

const errorOf = (promise: Promise<unknown>): Promise<HostError> =>
  promise.then(
    () => {
      throw new Error('It did not fail.');
    },
    (error: HostError) => error,
  );

const remedyOf = async (promise: Promise<unknown>): Promise<() => Promise<void>> => {
  const { remedy } = await errorOf(promise);
  if (remedy === null) throw new Error('There is no remedy.');
  return remedy;
};

/** The person signs in in the window; gives what it was told. */
const arrive = async (answer: (state: string | null) => object): Promise<URL> => {
  const dialog = await office.dialog();
  dialog.tell(answer(dialog.address.searchParams.get('state')));
  return dialog.address;
};
const PAGE = { page: '/outlook/sign-in' };
const withCode = (state: string | null) => ({ ...PAGE, type: 'signed-in', state, code: 'CODE' });

const signedIn = async () => {
  const host = signInOf('alice@contoso.example', onePerson());
  const coming = (await remedyOf(host.token()))();
  await arrive(withCode);
  await coming;
  return host;
};

test('nobody is signed in at first, and no window opens by itself', async () => {
  const { token } = signInOf(null, onePerson());
  expect(await errorOf(token())).toMatchObject({ reason: 'signed-out', remedy: expect.any(Function) });
  expect(office.dialogs).toEqual([]);
});

test('the window is told a challenge, and its code is redeemed with the verifier that stayed here', async () => {
  const host = await signedIn();
  await expect(host.token()).resolves.toBe('access-1');
  const { pathname, searchParams } = office.dialogs[0]?.address ?? new URL('https://x');
  expect(pathname).toBe('/outlook/sign-in');
  expect(searchParams.get('login_hint')).toBe('alice@contoso.example');
  expect(asked).toEqual([
    expect.objectContaining({ grant_type: 'authorization_code', code: 'CODE', client_id: 'sally' }),
  ]);
  const verifier = asked[0]?.code_verifier ?? '';
  expect(searchParams.get('challenge')).toBe(await challengeOf(verifier));
  expect(office.dialogs[0]?.address.href).not.toContain(verifier);
});

test.each([
  ['another trip', () => withCode('another state')],
  ['another page', (state: string | null) => ({ ...withCode(state), page: '/outlook/issuer-sign-in' })],
])('an answer that belongs to %s is not taken', async (_, answer) => {
  const coming = (await remedyOf(signInOf(null, onePerson()).token()))();
  await arrive(answer);
  const dialog = await office.dialog();
  dialog.leave();
  expect(await errorOf(coming)).toMatchObject({ reason: 'sign-in-cancelled' });
  expect(asked).toEqual([]);
});

test('a token for another nonce is not taken', async () => {
  answers = [tokensFor('alice', { id_token: idToken({ oid: 'alice', tid: 'contoso', nonce: 'old' }) })];
  const coming = (await remedyOf(signInOf(null, onePerson()).token()))();
  await arrive(withCode);
  expect(await errorOf(coming)).toMatchObject({ reason: 'sign-in-refused' });
});

test('a token is lent until shortly before its end, then renewed once for all who wait', async () => {
  const host = await signedIn();
  const began = Date.now();
  const now = jest.spyOn(Date, 'now').mockReturnValue(began + 3_400_000);
  await expect(host.token()).resolves.toBe('access-1');
  now.mockReturnValue(began + 3_500_000);
  await expect(Promise.all([host.token(), host.token()])).resolves.toEqual(['access-2', 'access-2']);
  expect(asked.slice(1)).toEqual([
    expect.objectContaining({ grant_type: 'refresh_token', refresh_token: 'refresh-1' }),
  ]);
  await host.token({ fresh: true });
  expect(asked.at(-1)).toMatchObject({ refresh_token: 'refresh-2' });
  expect(office.dialogs).toHaveLength(1);
});

test('a sign-in that has ended is told, and is no reason for a window without a click', async () => {
  const host = await signedIn();
  answers = [() => ({ error: 'invalid_grant', error_description: 'AADSTS700084: too old' })];
  expect(await errorOf(host.token({ fresh: true }))).toMatchObject({ reason: 'signed-out' });
  expect(await errorOf(host.token())).toMatchObject({ reason: 'signed-out' });
  expect(office.dialogs).toHaveLength(1);
  expect(asked).toHaveLength(2);
});

test('a demand for more is taken to the window', async () => {
  const host = await signedIn();
  answers = [() => ({ error: 'interaction_required', error_description: 'AADSTS50076' }), tokensFor('alice')];
  const coming = (await remedyOf(host.token({ claims: '{"x":1}' })))();
  expect(asked.at(-1)).toMatchObject({ claims: '{"x":1}' });
  const address = await arrive(withCode);
  await coming;
  expect(address.searchParams.get('claims')).toBe('{"x":1}');
});

test('somebody else can’t take over what another person has on the screen', async () => {
  const host = await signedIn();
  answers = [() => ({ error: 'invalid_grant' }), tokensFor('bob'), tokensFor('alice')];
  const coming = (await remedyOf(host.token({ fresh: true })))();
  await arrive(withCode);
  const error = await errorOf(coming);
  expect(error).toMatchObject({ reason: 'other-account' });
  const again = error.remedy?.();
  const address = await arrive(withCode);
  expect(address.searchParams.get('prompt')).toBe('select_account');
  await again;
  await expect(host.token()).resolves.toMatch(/^access-/);
});

test.each([
  ['access_denied', 'sign-in-cancelled'],
  ['server_error', 'sign-in-refused'],
])('Entra’s %s is told as %s', async (error, reason) => {
  const coming = (await remedyOf(signInOf(null, onePerson()).token()))();
  await arrive((state) => ({ ...PAGE, type: 'refused', state, error, description: 'AADSTS650051: no' }));
  expect(await errorOf(coming)).toMatchObject({ reason, detail: 'AADSTS650051' });
});

test('a window that may not open, and a net that is gone, are told apart', async () => {
  const { token } = signInOf(null, onePerson());
  office.refusals = [12007];
  expect(await errorOf((await remedyOf(token()))())).toMatchObject({ reason: 'window-blocked' });
  const coming = (await remedyOf(token()))();
  globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  await arrive(withCode);
  expect(await errorOf(coming)).toMatchObject({ reason: 'offline', remedy: expect.any(Function) });
});
