/** @jest-environment jsdom */
import '../../../test/browser-gaps.ts';
import { beforeEach, expect, jest, test } from '@jest/globals';
import { newTrip, SignInRefusal } from '../code-flow.ts';
import { HostError } from '../host-error.ts';
import { challengeOf } from '../pkce.ts';
import { issuerAddress, issuerFlow, logoutAddress } from './issuer-flow.ts';

const ISSUER = 'https://sso.contoso.example/realms/a';
const settings = {
  issuer: ISSUER,
  name: 'Contoso',
  clientId: 'sally-pages',
  scopes: 'openid profile access_as_user',
};
const PAGE = '/sign-in';

const idToken = (claims: object): string => `x.${btoa(JSON.stringify(claims))}.x`;
const olaf = { iss: ISSUER, aud: 'sally-pages', sub: 'olaf' };

let metadata: Record<string, unknown> | null;
let answer: Record<string, unknown> | null;
let asked: [string, Record<string, string>][];

beforeEach(() => {
  asked = [];
  metadata = {
    issuer: ISSUER,
    authorization_endpoint: `${ISSUER}/auth?kc=1`,
    token_endpoint: `${ISSUER}/token`,
    end_session_endpoint: `${ISSUER}/logout`,
  };
  answer = { access_token: 'access', expires_in: 300, refresh_token: 'refresh', id_token: idToken(olaf) };
  globalThis.fetch = (async (address: string, init: RequestInit) => {
    const body = address.endsWith('/.well-known/openid-configuration') ? metadata : answer;
    if (init.method === 'POST') asked.push([address, Object.fromEntries(init.body as URLSearchParams)]);
    if (body === null) throw new TypeError('Failed to fetch');
    return { ok: true, status: 200, json: async () => body };
  }) as unknown as typeof fetch;
});

const errorOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error: unknown) => error,
  );

test('the window is sent on with code and challenge, and without a nonce', async () => {
  const query = new URLSearchParams({
    challenge: 'c',
    state: 's',
    nonce: 'n',
    login_hint: 'olaf',
    claims: '{}',
  });
  const address = new URL(await issuerAddress(settings, PAGE, query));
  expect(`${address.origin}${address.pathname}`).toBe(`${ISSUER}/auth`);
  expect(Object.fromEntries(address.searchParams)).toEqual({
    kc: '1',
    client_id: 'sally-pages',
    scope: 'openid profile access_as_user',
    response_type: 'code',
    response_mode: 'fragment',
    redirect_uri: `${location.origin}/sign-in`,
    code_challenge: 'c',
    code_challenge_method: 'S256',
    state: 's',
    login_hint: 'olaf',
  });
});

test('a code is redeemed with its verifier, for the access token; the ID token only says who it is', async () => {
  const trip = newTrip();
  const tokens = await issuerFlow(settings, PAGE).redeem(trip, 'CODE');
  expect(tokens).toMatchObject({ accessToken: 'access', refreshToken: 'refresh', person: `olaf@${ISSUER}` });
  expect(asked).toEqual([
    [
      `${ISSUER}/token`,
      {
        client_id: 'sally-pages',
        grant_type: 'authorization_code',
        code: 'CODE',
        redirect_uri: `${location.origin}/sign-in`,
        code_verifier: trip.verifier,
      },
    ],
  ]);
  expect(await challengeOf(trip.verifier)).toHaveLength(43);
});

test('a token that lives for minutes is lent for most of them', async () => {
  const now = Date.now();
  const clock = jest.spyOn(Date, 'now').mockReturnValue(now);
  const { goodUntil } = await issuerFlow(settings, PAGE).redeem(newTrip(), 'CODE');
  clock.mockRestore();
  expect(goodUntil).toBe(now + 240_000);
});

test('the next refresh token takes the place of the one that was used, where there is a next one', async () => {
  const flow = issuerFlow(settings, PAGE);
  answer = { access_token: 'second', expires_in: 300, refresh_token: 'next' };
  expect(await flow.refresh('refresh', undefined)).toMatchObject({ refreshToken: 'next', person: null });
  answer = { access_token: 'third', expires_in: 300 };
  expect(await flow.refresh('next', undefined)).toMatchObject({ refreshToken: 'next' });
  expect(asked.at(-1)?.[1]).toEqual({
    client_id: 'sally-pages',
    grant_type: 'refresh_token',
    refresh_token: 'next',
  });
});

test.each([
  ['another issuer', { ...olaf, iss: 'https://evil.example' }],
  ['another client', { ...olaf, aud: ['other'] }],
  ['nobody', { ...olaf, sub: undefined }],
])('an ID token of %s is not taken', async (_, claims) => {
  answer = { ...answer, id_token: idToken(claims) };
  expect(await errorOf(issuerFlow(settings, PAGE).redeem(newTrip(), 'CODE'))).toBeInstanceOf(SignInRefusal);
});

test.each([
  ['calls itself otherwise', { issuer: `${ISSUER}/` }],
  ['gives tokens at another origin', { token_endpoint: 'https://tokens.example/token' }],
  ['leads to no secure page', { authorization_endpoint: 'javascript:alert(1)' }],
])('an issuer that %s is not asked', async (_, changes) => {
  metadata = { ...metadata, ...changes };
  expect(await errorOf(issuerAddress(settings, PAGE, new URLSearchParams()))).toBeInstanceOf(SignInRefusal);
});

test('one that does not answer is named, and asked again the next time', async () => {
  const flow = issuerFlow(settings, PAGE);
  const known = metadata;
  metadata = null;
  const error = await errorOf(flow.redeem(newTrip(), 'CODE'));
  expect(error).toBeInstanceOf(HostError);
  expect(error).toMatchObject({ reason: 'sign-in-unreachable', detail: 'sso.contoso.example' });
  metadata = known;
  await expect(flow.redeem(newTrip(), 'CODE')).resolves.toMatchObject({ accessToken: 'access' });
  answer = null;
  expect(await errorOf(flow.refresh('refresh', undefined))).toMatchObject({ reason: 'sign-in-unreachable' });
});

test('a refusal is told in OAuth’s word', async () => {
  answer = { error: 'invalid_grant', error_description: 'Session not active' };
  expect(await errorOf(issuerFlow(settings, PAGE).refresh('refresh', undefined))).toMatchObject({
    code: 'invalid_grant',
  });
});

test('signing out leads to the issuer’s page for that, and back to ours, where there is one', async () => {
  const address = new URL((await logoutAddress(settings)) ?? '');
  expect(Object.fromEntries(address.searchParams)).toEqual({
    client_id: 'sally-pages',
    post_logout_redirect_uri: `${location.origin}/`,
  });
  metadata = { ...metadata, end_session_endpoint: undefined };
  expect(await logoutAddress(settings)).toBeNull();
});
