/** @jest-environment jsdom */
import '../../../test/browser-gaps.ts';
import { beforeEach, expect, test } from '@jest/globals';
import type { Host } from '../host.ts';
import { HostError, type HostErrorReason } from '../host-error.ts';
import { onePerson } from '../one-person.ts';
import type { OpenWindow } from '../window-sign-in.ts';
import { eitherWay } from './either-way.ts';

const ISSUER = 'https://sso.contoso.example';
const settings = {
  issuer: ISSUER,
  name: 'Contoso',
  clientId: 'sally-pages',
  scopes: 'openid access_as_user',
};
const PAGE = '/sign-in';

let refused: string | null;
let sent: number;
beforeEach(() => {
  refused = null;
  sent = 0;
  globalThis.fetch = (async (address: string) => {
    const metadata = {
      issuer: ISSUER,
      authorization_endpoint: `${ISSUER}/auth`,
      token_endpoint: `${ISSUER}/token`,
    };
    const claims = btoa(JSON.stringify({ iss: ISSUER, aud: 'sally-pages', sub: 'olaf' }));
    sent += 1;
    const tokens =
      refused === null
        ? { access_token: `issuer-${sent}`, refresh_token: 'r', expires_in: 300, id_token: `x.${claims}.x` }
        : { error: refused };
    return { ok: true, status: 200, json: async () => (address.endsWith('/token') ? tokens : metadata) };
  }) as unknown as typeof fetch;
});

/** A window in which the person signs in at once, or does what `does` says. */
const window =
  (does: 'signs in' | 'closes' = 'signs in'): OpenWindow =>
  async (address, read) => {
    if (does === 'closes') return { end: 'closed' };
    const state = new URL(address).searchParams.get('state');
    const told = read({ type: 'signed-in', page: PAGE, state, code: 'CODE' });
    return told === null ? { end: 'closed' } : { end: 'told', told };
  };

const failing = (
  reason: HostErrorReason,
  remedy: () => Promise<void> = async () => {},
): Pick<Host, 'token'> => ({
  token: () => Promise.reject(new HostError(reason, { detail: 'word', remedy })),
});

const open = (microsoft: Pick<Host, 'token'>, openWindow = window(), isSame = onePerson()) =>
  eitherWay(settings, PAGE, microsoft, { open: openWindow, loginHint: null, isSame });

const errorOf = (promise: Promise<unknown>): Promise<HostError> =>
  promise.then(
    () => {
      throw new Error('It did not fail.');
    },
    (error: HostError) => error,
  );

test('whom Microsoft knows is never asked', async () => {
  await expect(open({ token: async () => 'microsoft' }).token()).resolves.toBe('microsoft');
  expect(sent).toBe(0);
});

test('who is not signed in may choose; whoever signed in with the issuer has its tokens from then on', async () => {
  const remedy = async () => {};
  const way = open(failing('signed-out', remedy));
  const error = await errorOf(way.token());
  expect(error).toMatchObject({ reason: 'signed-out', detail: 'word', other: { name: 'Contoso' } });
  expect(error.remedy).toBe(remedy);
  await error.other?.signIn();
  await expect(way.token()).resolves.toMatch(/^issuer-/);
});

test.each(['other-account', 'silent', 'offline', 'office-missing'] as const)(
  'where another sign-in does not help, none is offered: %s',
  async (reason) => {
    expect((await errorOf(open(failing(reason)).token())).other).toBeNull();
  },
);

test('a window that was closed leaves both ways open', async () => {
  const remedy = async () => {};
  const error = await errorOf(open(failing('signed-out', remedy), window('closes')).token());
  const again = await errorOf(error.other?.signIn() ?? Promise.resolve());
  expect(again).toMatchObject({ reason: 'sign-in-cancelled', other: { name: 'Contoso' } });
  expect(again.remedy).toBe(remedy);
});

test('when the issuer’s sign-in has ended, only the issuer is offered', async () => {
  const way = open(failing('signed-out'));
  await (await errorOf(way.token())).other?.signIn();
  refused = 'invalid_grant';
  const ended = await errorOf(way.token({ fresh: true }));
  expect(ended).toMatchObject({ reason: 'signed-out', remedy: null, other: { name: 'Contoso' } });
  refused = null;
  await ended.other?.signIn();
  await expect(way.token()).resolves.toMatch(/^issuer-/);
});

test('whoever was there with a Microsoft account is not followed by somebody else', async () => {
  let answers = ['microsoft'];
  const microsoft: Pick<Host, 'token'> = {
    token: async () =>
      answers.shift() ?? Promise.reject(new HostError('signed-out', { remedy: async () => {} })),
  };
  const way = open(microsoft);
  await way.token();
  answers = [];
  expect((await errorOf(way.token())).other).toBeNull();
});
