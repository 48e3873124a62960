/** @jest-environment jsdom */
import '../../test/browser-gaps.ts';
import { beforeEach, expect, test } from '@jest/globals';
import { endpoints } from '../../../server/contract/endpoints.ts';
import { id, session } from '../../test/examples.ts';
import { FakeApi, refuse } from '../../test/fake-api.ts';
import { FakeHost } from '../../test/fake-host.ts';
import { type Api, createApi } from './client.ts';
import { routes } from './routes.ts';

let fake: FakeApi;
let host: FakeHost;
let api: Api;

beforeEach(() => {
  fake = new FakeApi();
  fake.install();
  host = new FakeHost();
  api = createApi(host);
});

test('the add-in knows every endpoint of the contract by the same method and path', () => {
  const contract = Object.entries(endpoints).map(([name, { method, path, ...more }]) => [
    name,
    { method, path, ...('file' in more && { file: more.file.name }) },
  ]);
  expect(routes).toEqual(Object.fromEntries(contract));
});

test('a call carries the bearer token, its parameters and its body', async () => {
  fake.on('redeemConsent', () => ({ outcome: 'approval', code: null }));
  const verifier = 'v'.repeat(43);
  await api('redeemConsent', { params: { consentId: id(7) }, body: { verifier } });
  expect(fake.callsOf('redeemConsent')).toEqual([
    { params: { consentId: id(7) }, query: {}, body: { verifier }, authorization: 'Bearer token-1' },
  ]);
});

test('a refused token is replaced once by a fresh one', async () => {
  let refusals = 0;
  fake.on('getSession', () => (refusals++ === 0 ? refuse('signed-out') : session));
  await expect(api('getSession', {})).resolves.toEqual(session);
  expect(host.tokens).toEqual([{}, { fresh: true }]);
});

test('a second refusal ends in the error "signed-out"', async () => {
  fake.on('getSession', () => refuse('signed-out'));
  await expect(api('getSession', {})).rejects.toMatchObject({ problem: 'signed-out', instance: 'log-1' });
  expect(fake.calls).toHaveLength(2);
});

test('the claims that a refusal demands go along with the request for a fresh token', async () => {
  const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
  const challenge = `Bearer error="insufficient_claims", claims="${btoa(claims)}"`;
  let refusals = 0;
  fake.on('getSession', () =>
    refusals++ === 0 ? refuse('signed-out', { 'WWW-Authenticate': challenge }) : session,
  );
  await api('getSession', {});
  expect(host.tokens.at(-1)).toEqual({ fresh: true, claims });
});

test('a network that fails is an error with a name of its own', async () => {
  globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  await expect(api('getSession', {})).rejects.toMatchObject({ problem: 'offline' });
});

test('an answer that is no problem document is an error too', async () => {
  globalThis.fetch = async () =>
    ({
      ok: false,
      status: 502,
      headers: new Headers(),
      json: () => Promise.reject(new SyntaxError()),
    }) as unknown as Response;
  await expect(api('getSession', {})).rejects.toMatchObject({ problem: 'unknown' });
});

test('an endpoint that answers nothing yields nothing', async () => {
  fake.on('disconnect', () => undefined);
  await expect(api('disconnect', { params: { connectionId: id(1) } })).resolves.toBeUndefined();
});
