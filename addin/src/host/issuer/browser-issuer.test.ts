/** @jest-environment jsdom */
import '../../../test/browser-gaps.ts';
import { beforeEach, expect, test } from '@jest/globals';
import { HostError } from '../host-error.ts';
import { browserIssuer } from './browser-issuer.ts';
import { arrive, leave } from './browser-trip.ts';

const ISSUER = 'https://sso.contoso.example';
const settings = {
  issuer: ISSUER,
  name: 'Contoso',
  clientId: 'sally-pages',
  scopes: 'openid access_as_user',
};
const trip = { verifier: 'v', state: 'state', nonce: 'n' };

let asked: Record<string, string>[];
beforeEach(() => {
  sessionStorage.clear();
  asked = [];
  globalThis.fetch = (async (address: string, init: RequestInit) => {
    const metadata = {
      issuer: ISSUER,
      authorization_endpoint: `${ISSUER}/auth`,
      token_endpoint: `${ISSUER}/token`,
    };
    if (!address.endsWith('/token')) return { ok: true, json: async () => metadata };
    asked.push(Object.fromEntries(init.body as URLSearchParams));
    const claims = btoa(JSON.stringify({ iss: ISSUER, aud: 'sally-pages', sub: 'olaf' }));
    const tokens = { access_token: 'access', refresh_token: 'r', expires_in: 300, id_token: `x.${claims}.x` };
    return { ok: true, status: 200, json: async () => tokens };
  }) as unknown as typeof fetch;
});

const back = (answer: Record<string, string>) => arrive(new URLSearchParams({ state: 'state', ...answer }));

test('nobody is signed in at first, and Microsoft’s failure becomes a choice', async () => {
  const { signedIn, besides } = await browserIssuer(settings);
  expect(signedIn).toBeNull();
  const remedy = async () => {};
  const error = besides(new HostError('signed-out', { remedy })) as HostError;
  expect(error).toMatchObject({ reason: 'signed-out', other: { name: 'Contoso' } });
  expect(error.remedy).toBe(remedy);
});

test('who comes back is led to the place they left, and signed in there, once', async () => {
  leave({ trip, back: '#/settings/integrations' });
  expect(back({ code: 'CODE' })).toBe('/#/settings/integrations');
  const { signedIn } = await browserIssuer(settings);
  await expect(signedIn?.token()).resolves.toBe('access');
  expect(asked).toEqual([expect.objectContaining({ code: 'CODE', code_verifier: 'v' })]);
  expect(sessionStorage.getItem('sally-issuer-trip')).toBeNull();
  const again = await browserIssuer(settings);
  await expect(again.signedIn?.token()).resolves.toBe('access');
  expect(asked).toHaveLength(1);
});

test('an answer to another trip leads nowhere', async () => {
  expect(back({ code: 'CODE' })).toBeNull();
  leave({ trip, back: '' });
  expect(back({ code: 'CODE', state: 'another' })).toBeNull();
  expect((await browserIssuer(settings)).signedIn).toBeNull();
  expect(asked).toEqual([]);
});

test('what the issuer refused is said, with both ways open', async () => {
  leave({ trip, back: '' });
  back({ error: 'access_denied', error_description: 'no' });
  const { signedIn, besides } = await browserIssuer(settings);
  expect(signedIn).toBeNull();
  const remedy = async () => {};
  expect(besides(new HostError('signed-out', { remedy }))).toMatchObject({
    reason: 'sign-in-cancelled',
    remedy,
    other: { name: 'Contoso' },
  });
});

test('tokens of another client are not lent', async () => {
  leave({ trip, back: '' });
  back({ code: 'CODE' });
  await browserIssuer(settings);
  expect((await browserIssuer({ ...settings, clientId: 'another' })).signedIn).toBeNull();
  expect((await browserIssuer(settings)).signedIn).not.toBeNull();
});
