import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import express from 'express';
import { createRemoteJWKSet, customFetch, decodeJwt, jwtVerify } from 'jose';
import * as oauth from 'oauth4webapi';
import { Agent, fetch } from 'undici';
import { Browser } from '../entra/proof/browser.ts';
import { createCertificate } from '../proof/certificate.ts';
import { createOidc } from './oidc.ts';

const ADDIN = 'https://localhost:3000';
const REDIRECT = `${ADDIN}/sign-in`;
const CLIENT = 'sally-pages';
const AUTH = '/oidc/contoso/protocol/openid-connect/auth';
const TOKEN = '/oidc/contoso/protocol/openid-connect/token';
const LOGOUT = '/oidc/contoso/protocol/openid-connect/logout';

let url: string;
let dispatcher: Agent;
let offset = 0;
const recorded: string[] = [];
let close: () => Promise<void>;

beforeAll(async () => {
  const tls = await createCertificate();
  const app = express();
  const server = createServer(tls, app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `https://localhost:${(server.address() as AddressInfo).port}`;
  app.use(
    createOidc({
      origin: url,
      addinUrl: ADDIN,
      clock: { now: () => Date.now() + offset },
      record: (what) => recorded.push(what),
    }),
  );
  dispatcher = new Agent({ connect: { ca: tls.cert } });
  close = async () => {
    await dispatcher.close();
    server.close();
    server.closeAllConnections();
  };
});
afterAll(() => close());
beforeEach(() => {
  offset = 0;
  recorded.length = 0;
});

/** How the clients reach an address whose certificate only they know. */
const reach = (address: string, init?: object): Promise<Response> =>
  fetch(address, { ...init, dispatcher }) as unknown as Promise<Response>;
const options = { [oauth.customFetch]: reach };
const client: oauth.Client = { client_id: CLIENT, [oauth.clockTolerance]: 0 };

const discovered = async (): Promise<oauth.AuthorizationServer> => {
  const issuer = new URL(`${url}/oidc/contoso`);
  return oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options));
};

const authorizeQuery = async (
  verifier: string,
  changes: Record<string, string | undefined> = {},
): Promise<string> => {
  const all: Record<string, string | undefined> = {
    client_id: CLIENT,
    response_type: 'code',
    response_mode: 'fragment',
    redirect_uri: REDIRECT,
    scope: 'openid profile access_as_user',
    state: 'a state',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...changes,
  };
  const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new URLSearchParams(given).toString();
};

/** Signs Olaf in with oauth4webapi, in a browser of his own unless one is lent. */
const signIn = async (browser = new Browser(url, dispatcher), scope = 'openid profile access_as_user') => {
  const as = await discovered();
  const verifier = oauth.generateRandomCodeVerifier();
  const shown = await browser.open(`${AUTH}?${await authorizeQuery(verifier, { scope })}`);
  const { answer } = shown.sentTo ? shown : await browser.press('Olaf Onprem');
  const parameters = oauth.validateAuthResponse(as, client, answer, 'a state');
  const response = await oauth.authorizationCodeGrantRequest(
    as,
    client,
    oauth.None(),
    parameters,
    REDIRECT,
    verifier,
    options,
  );
  return { as, tokens: await oauth.processAuthorizationCodeResponse(as, client, response) };
};

const refresh = async (as: oauth.AuthorizationServer, token: string) =>
  oauth.processRefreshTokenResponse(
    as,
    client,
    await oauth.refreshTokenGrantRequest(as, client, oauth.None(), token, options),
  );

const post = async (form: Record<string, string>, headers: Record<string, string> = {}) => {
  const response = await fetch(`${url}${TOKEN}`, {
    method: 'POST',
    dispatcher,
    headers,
    body: new URLSearchParams(form),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as object };
};

test('a standard client discovers it, signs a person in by code and PKCE, and reads who it is', async () => {
  const { as, tokens } = await signIn();
  expect(as).toMatchObject({ issuer: `${url}/oidc/contoso`, authorization_endpoint: `${url}${AUTH}` });
  expect(oauth.getValidatedIdTokenClaims(tokens)).toMatchObject({
    iss: as.issuer,
    aud: CLIENT,
    typ: 'ID',
    name: 'Olaf Onprem',
    preferred_username: 'olaf',
    email: 'olaf@contoso.example',
    at_hash: expect.any(String),
  });
  expect(tokens).toMatchObject({ expires_in: 300, token_type: 'bearer', refresh_token: expect.any(String) });
});

test('its keys, below /oidc/contoso/protocol/openid-connect/certs, verify the access token, which names our API', async () => {
  const { as, tokens } = await signIn();
  const keys = createRemoteJWKSet(new URL(`${url}/oidc/contoso/protocol/openid-connect/certs`), {
    [customFetch]: reach,
  });
  const { payload, protectedHeader } = await jwtVerify(tokens.access_token, keys, {
    issuer: as.issuer,
    audience: 'sally-api',
  });
  expect(protectedHeader).toMatchObject({ alg: 'RS256', typ: 'JWT', kid: expect.any(String) });
  expect(payload).toMatchObject({
    typ: 'Bearer',
    azp: CLIENT,
    aud: ['sally-api', 'account'],
    scope: 'openid profile access_as_user email',
    sub: decodeJwt(tokens.id_token ?? '').sub,
  });
  expect(payload).not.toHaveProperty('nonce');
});

test('without the scope of our API the token is not for it, and without openid nobody is told who signed in', async () => {
  const { tokens } = await signIn(new Browser(url, dispatcher), 'profile');
  expect(decodeJwt(tokens.access_token)).toMatchObject({ aud: 'account', scope: 'profile email' });
  expect(tokens.id_token).toBeUndefined();
});

test('refresh tokens rotate; a second use of one ends the sign-in', async () => {
  const { as, tokens } = await signIn();
  const second = await refresh(as, tokens.refresh_token ?? '');
  expect(second.refresh_token).not.toBe(tokens.refresh_token);
  expect(decodeJwt(second.access_token).sub).toBe(decodeJwt(tokens.access_token).sub);
  await expect(refresh(as, tokens.refresh_token ?? '')).rejects.toMatchObject({
    error: 'invalid_grant',
    error_description: 'Maximum allowed refresh token reuse exceeded',
  });
  await expect(refresh(as, second.refresh_token ?? '')).rejects.toMatchObject({ error: 'invalid_grant' });
});

test('a sign-in that nobody uses ends', async () => {
  const { as, tokens } = await signIn();
  offset = 1801_000;
  await expect(refresh(as, tokens.refresh_token ?? '')).rejects.toMatchObject({
    error: 'invalid_grant',
    error_description: 'Token is not active',
  });
});

test('who is signed in in the browser is asked nothing more, unless the application wants it', async () => {
  const browser = new Browser(url, dispatcher);
  await signIn(browser);
  const verifier = oauth.generateRandomCodeVerifier();
  const again = await browser.open(`${AUTH}?${await authorizeQuery(verifier, { prompt: 'none' })}`);
  expect(again.answer.get('code')).toEqual(expect.any(String));
  const anew = await browser.open(
    `${AUTH}?${await authorizeQuery(verifier, { prompt: 'login', login_hint: 'erik@contoso.example' })}`,
  );
  expect(anew.buttons[0]).toContain('Erik Ehlers');
});

describe('an application is told what is wrong with its request', () => {
  test.each<[string, Record<string, string | undefined>, string]>([
    ['another response type', { response_type: 'token' }, 'unsupported_response_type'],
    ['no response type', { response_type: undefined }, 'invalid_request'],
    ['an unknown scope', { scope: 'openid everything' }, 'invalid_scope'],
    ['no challenge', { code_challenge: undefined }, 'invalid_request'],
    ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['nobody signed in', { prompt: 'none' }, 'login_required'],
  ])('%s', async (_, changes, error) => {
    const query = await authorizeQuery(oauth.generateRandomCodeVerifier(), changes);
    const { sentTo, answer } = await new Browser(url, dispatcher).open(`${AUTH}?${query}`);
    expect(sentTo?.origin).toBe(ADDIN);
    expect(Object.fromEntries(answer)).toMatchObject({ error, state: 'a state', iss: `${url}/oidc/contoso` });
  });

  test.each<[string, Record<string, string | undefined>]>([
    ['an unknown client', { client_id: 'other' }],
    ['no client', { client_id: undefined }],
    ['an address that is not registered', { redirect_uri: 'https://evil.example/' }],
  ])('%s is told to nobody but the person', async (_, changes) => {
    const query = await authorizeQuery(oauth.generateRandomCodeVerifier(), changes);
    const shown = await new Browser(url, dispatcher).open(`${AUTH}?${query}`);
    expect([shown.status, shown.sentTo]).toEqual([400, null]);
  });
});

test('no other page picks a person in somebody’s place', async () => {
  const query = await authorizeQuery(oauth.generateRandomCodeVerifier());
  const { status } = await fetch(`${url}/oidc/contoso/protocol/openid-connect/auth?${query}`, {
    method: 'POST',
    dispatcher,
    headers: { 'sec-fetch-site': 'cross-site' },
    body: new URLSearchParams({ account: '7c2f5b1e-93d4-4e08-a6b7-2d19c8f0e354' }),
  });
  expect(status).toBe(403);
});

describe('the token endpoint refuses', () => {
  const codeOf = async (verifier: string) => {
    const browser = new Browser(url, dispatcher);
    await browser.open(`${AUTH}?${await authorizeQuery(verifier)}`);
    return (await browser.press('Olaf Onprem')).answer.get('code') ?? '';
  };
  const grant = (code: string, changes: Record<string, string> = {}) =>
    post({ grant_type: 'authorization_code', client_id: CLIENT, redirect_uri: REDIRECT, code, ...changes });
  const refused = (description: string) => ({
    status: 400,
    body: { error: 'invalid_grant', error_description: description },
  });

  test('a code without its verifier, and then for good', async () => {
    const verifier = oauth.generateRandomCodeVerifier();
    const code = await codeOf(verifier);
    expect(await grant(code)).toMatchObject(refused('PKCE code verifier not specified'));
    expect(await grant(code, { code_verifier: verifier })).toMatchObject(refused('Code not valid'));
  });

  test('another verifier, another address, an old code', async () => {
    const verifier = oauth.generateRandomCodeVerifier();
    expect(await grant(await codeOf(verifier), { code_verifier: `${verifier}x` })).toMatchObject(
      refused('PKCE verification failed: Code mismatch'),
    );
    expect(
      await grant(await codeOf(verifier), { code_verifier: verifier, redirect_uri: `${ADDIN}/` }),
    ).toMatchObject(refused('Incorrect redirect_uri'));
    const code = await codeOf(verifier);
    offset = 61_000;
    expect(await grant(code, { code_verifier: verifier })).toMatchObject(refused('Code not valid'));
  });

  test('an unknown client, a missing or unknown grant, a made-up refresh token', async () => {
    expect(await post({ grant_type: 'authorization_code', client_id: 'other' })).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    });
    expect(await post({ client_id: CLIENT })).toMatchObject({ body: { error: 'invalid_request' } });
    expect(await post({ grant_type: 'password', client_id: CLIENT })).toMatchObject({
      body: { error: 'unsupported_grant_type' },
    });
    expect(recorded).toEqual(['grant_type password']);
    expect(await post({ grant_type: 'refresh_token', client_id: CLIENT, refresh_token: 'x' })).toMatchObject(
      refused('Invalid refresh token'),
    );
  });
});

test('only pages of our own origin may read what the token endpoint answers', async () => {
  const form = { grant_type: 'refresh_token', client_id: CLIENT, refresh_token: 'x' };
  const allowed = (await post(form, { origin: ADDIN })).headers.get('access-control-allow-origin');
  const others = (await post(form, { origin: 'https://evil.example' })).headers.get(
    'access-control-allow-origin',
  );
  expect([allowed, others]).toEqual([ADDIN, null]);
  const preflight = await fetch(`${url}/oidc/contoso/protocol/openid-connect/token`, {
    method: 'OPTIONS',
    dispatcher,
    headers: { origin: ADDIN, 'access-control-request-headers': 'x-a' },
  });
  expect(preflight.headers.get('access-control-allow-headers')).toBe('x-a');
  const metadata = await fetch(`${url}/oidc/contoso/.well-known/openid-configuration`, { dispatcher });
  expect(metadata.headers.get('access-control-allow-origin')).toBe('*');
});

test('whoever logs out confirms it, and has to sign in again', async () => {
  const browser = new Browser(url, dispatcher);
  const { as, tokens } = await signIn(browser);
  const query = new URLSearchParams({ client_id: CLIENT, post_logout_redirect_uri: `${ADDIN}/` });
  await browser.open(`/oidc/contoso/protocol/openid-connect/logout?${query}`);
  expect((await browser.press('Logout')).sentTo?.href).toBe(`${ADDIN}/`);
  await expect(refresh(as, tokens.refresh_token ?? '')).rejects.toMatchObject({ error: 'invalid_grant' });
  const shown = await browser.open(`${AUTH}?${await authorizeQuery(oauth.generateRandomCodeVerifier())}`);
  expect(shown.buttons).toHaveLength(3);
});

test('nobody is sent to an address that is not registered when they log out', async () => {
  const query = new URLSearchParams({ client_id: CLIENT, post_logout_redirect_uri: 'https://evil.example/' });
  const shown = await new Browser(url, dispatcher).open(`${LOGOUT}?${query}`);
  expect([shown.status, shown.sentTo]).toEqual([400, null]);
});

test('what it does not know is remembered', async () => {
  const { status } = await fetch(`${url}/oidc/contoso/account`, { dispatcher });
  expect([status, recorded]).toEqual([404, ['GET /oidc/contoso/account']]);
});
