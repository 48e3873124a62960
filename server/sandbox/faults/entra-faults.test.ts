import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Agent, fetch } from 'undici';
import { createCertificate } from '../proof/certificate.ts';
import { clientId, type ProofSandbox, startSandbox } from '../proof/sandbox.ts';
import type { Fault, NewFault } from './fault.ts';

const HOUR = 3_600_000;
const alice = 'alice@contoso.example';
const bob = 'bob@contoso.example';

let sandbox: ProofSandbox;
let dispatcher: Agent;
beforeAll(async () => {
  const tls = await createCertificate();
  dispatcher = new Agent({ connect: { ca: tls.cert } });
  sandbox = await startSandbox({ tls });
});
afterAll(async () => {
  await dispatcher.close();
  await sandbox.close();
});
beforeEach(async () => {
  await sandbox.call('POST', '/controls/api/reset');
});

const add = (fault: NewFault) => sandbox.state.faults.add(fault);
const person = (address: string) => {
  const found = sandbox.directory.person(address);
  if (!found) throw new Error(`There is no ${address}.`);
  return found;
};

/** A refresh token as a sign-in would have left it. */
const signedIn = (address: string): string => {
  const { oid, tenantId } = person(address);
  sandbox.directory.consent(clientId, person(address), ['Calendars.Read']);
  const token = `a refresh token of ${address}`;
  const signedInAt = sandbox.state.clock.now();
  const expiresAt = signedInAt + HOUR;
  sandbox.state.directory.refreshTokens.push({
    token,
    clientId,
    oid,
    tenantId,
    spa: false,
    signedInAt,
    expiresAt,
  });
  return token;
};

const refresh = (address = alice, headers: Record<string, string> = {}) =>
  fetch(`${sandbox.url}/contoso.example/oauth2/v2.0/token`, {
    method: 'POST',
    dispatcher,
    headers,
    body: new URLSearchParams({
      client_id: clientId,
      client_secret: 'a secret',
      grant_type: 'refresh_token',
      refresh_token: signedIn(address),
      scope: 'offline_access Calendars.Read',
    }),
  });
const refused = async (address?: string) => {
  const response = await refresh(address);
  return { status: response.status, headers: response.headers, body: (await response.json()) as object };
};
const keys = () => sandbox.call('GET', '/common/discovery/v2.0/keys');
const struck = () => sandbox.state.faults.list().map((fault: Fault) => fault.struck);

test('without a fault a refresh token is redeemed', async () => {
  expect((await refused()).body).toHaveProperty('access_token');
  add({ service: 'graph', kind: 'unavailable' });
  expect((await refused()).body).toHaveProperty('access_token');
});

describe('Entra answers', () => {
  test('429 with the seconds to wait', async () => {
    add({ service: 'entra', kind: 'throttled', retryAfter: 3 });
    const { status, headers, body } = await refused();
    expect(status).toBe(429);
    expect(headers.get('retry-after')).toBe('3');
    expect(body).toMatchObject({ error: 'temporarily_unavailable', error_codes: [90055] });
  });

  test.each([500, 502, 503, 504] as const)('%i, in its own words or by a gateway', async (status) => {
    add({ service: 'entra', kind: 'unavailable', status, times: 1 });
    add({ service: 'entra', kind: 'unavailable', status, body: 'html' });
    const own = await refused();
    expect(own).toMatchObject({ status, body: { error_codes: [90033] } });
    const page = await refresh();
    expect([page.status, page.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
  });

  test('an AADSTS number at the token endpoint and nowhere else', async () => {
    add({ service: 'entra', kind: 'aadsts', number: 50076, times: 1 });
    add({ service: 'entra', kind: 'aadsts', number: 7000222 });
    expect((await keys()).status).toBe(200);
    const mfa = await refused();
    expect(mfa).toMatchObject({
      status: 400,
      body: { error: 'interaction_required', error_codes: [50076], claims: expect.any(String) },
    });
    const { status, body } = await refused();
    expect(status).toBe(401);
    expect(body).toMatchObject({
      error: 'invalid_client',
      error_description: expect.stringContaining(clientId),
    });
  });

  test('200 with an error, another shape, nothing, or no JSON', async () => {
    for (const kind of ['error-in-200', 'wrong-shape', 'empty', 'malformed'] as const)
      add({ service: 'entra', kind, times: 1 });
    expect(await refused()).toMatchObject({ status: 200, body: { error_codes: [90033] } });
    expect(await refused()).toMatchObject({ status: 200, body: { value: [{ id: 7 }] } });
    expect(await (await refresh()).text()).toBe('');
    await expect((await refresh()).json()).rejects.toThrow('JSON');
  });

  test('so that pages of other origins can read it', async () => {
    add({ service: 'entra', kind: 'aadsts', number: 90033 });
    const { headers } = await refresh(alice, { origin: 'https://localhost:3000' });
    expect(headers.get('access-control-allow-origin')).toBe('*');
  });
});

describe('a connection to Entra', () => {
  const tokens = () => sandbox.state.directory.refreshTokens.length;

  test('ends before a token is issued', async () => {
    add({ service: 'entra', kind: 'reset' });
    await expect(refresh()).rejects.toThrow();
    expect(tokens()).toBe(1);
  });

  test('ends after a token was issued that nobody hears of', async () => {
    add({ service: 'entra', kind: 'lost-answer' });
    await expect(refresh()).rejects.toThrow();
    expect(tokens()).toBe(2);
    expect((await sandbox.call('GET', '/controls/api/requests')).body).toMatchObject([
      { grant: 'refresh_token', status: 0, fault: { kind: 'lost-answer' } },
    ]);
  });

  test('ends, or falls silent, in the middle of the answer', async () => {
    add({ service: 'entra', kind: 'truncated', times: 1 });
    add({ service: 'entra', kind: 'stuck' });
    await expect((await refresh()).text()).rejects.toThrow();
    const body = (await refresh()).body?.getReader();
    expect(Buffer.from((await body?.read())?.value ?? []).toString()).toContain('"token_type"');
    await body?.cancel();
  });

  test('is slow', async () => {
    add({ service: 'entra', kind: 'slow', ms: 60 });
    const before = performance.now();
    expect((await keys()).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(55);
  });
});

describe('a fault strikes', () => {
  test('one grant', async () => {
    add({ service: 'entra', kind: 'aadsts', number: 90033, grant: 'authorization_code' });
    expect((await refused()).status).toBe(200);
    add({ service: 'entra', kind: 'aadsts', number: 90033, grant: 'refresh_token' });
    expect((await refused()).status).toBe(400);
  });

  test('one person’s tokens', async () => {
    add({ service: 'entra', kind: 'aadsts', number: 53003, person: person(bob).oid });
    expect([(await refused(alice)).status, (await refused(bob)).status]).toEqual([200, 400]);
  });

  test('one tenant', async () => {
    add({ service: 'entra', kind: 'unavailable', tenant: person(alice).tenantId });
    const at = (tenant: string) => sandbox.call('GET', `/${tenant}/discovery/v2.0/keys`);
    expect([(await at('contoso.example')).status, (await at('fabrikam.example')).status]).toEqual([503, 200]);
  });

  test('nothing but Entra, and not what a browser asks first', async () => {
    add({ service: 'entra', kind: 'unavailable' });
    await sandbox.call('GET', '/favicon.ico');
    const path = '/common/oauth2/v2.0/token';
    expect((await sandbox.call('OPTIONS', path)).status).toBe(200);
    expect(struck()).toEqual([0]);
    expect((await keys()).status).toBe(503);
  });
});
