import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createTestClient, envelopeOf, requestOf, type TestClient } from '../exchange/test-client.ts';
import { type ProofSandbox, startSandbox } from '../proof/sandbox.ts';

let sandbox: ProofSandbox;
let client: TestClient;
beforeAll(async () => {
  sandbox = await startSandbox({});
  client = createTestClient({ url: sandbox.exchange.url, ca: sandbox.exchange.authority.pem });
});
afterAll(async () => {
  await client.close();
  await sandbox.close();
});
beforeEach(async () => {
  await sandbox.call('POST', '/controls/api/reset');
  await sandbox.call('PUT', '/controls/api/exchange/settings', { offers: 'both' });
});

const account = async (name: string) =>
  (await sandbox.call('GET', `/controls/api/exchange/accounts/${name}`)).body as Record<string, unknown>;
const asked = (as?: string, password?: string) =>
  client.ask(requestOf.getFolder(), { ...(as && { as }), ...(password && { password }) });

describe('the controls of Exchange', () => {
  test('tell where it is, whom to trust, and how to sign in', async () => {
    const { body } = await sandbox.call('GET', '/controls/api/exchange');
    expect(body).toMatchObject({
      url: sandbox.exchange.url,
      ca: expect.stringMatching(/^-----BEGIN CERTIFICATE-----/),
      domain: 'CONTOSO',
      password: 'Sandbox-Passw0rd!',
      listening: true,
      certificate: 'good',
      settings: { version: '2019', offers: 'both', channelBinding: 'allow' },
    });
    expect((await sandbox.call('GET', '/')).body).toContain(sandbox.exchange.url);
  });

  test('list the accounts, and who tried to sign in to them', async () => {
    await asked();
    await asked('CONTOSO\\alice', 'guess');
    await asked('nobody');
    const { body: all } = await sandbox.call('GET', '/controls/api/exchange/accounts');
    expect((all as { login: string }[]).map(({ login }) => login)).toEqual(
      expect.arrayContaining(['CONTOSO\\alice', 'CONTOSO\\olaf', 'CONTOSO\\svc-calendar']),
    );
    expect(await account('alice')).toMatchObject({ attempts: 2, refused: 1, badPasswords: 1, locked: false });
    const attempts = (await sandbox.call('GET', '/controls/api/exchange/attempts')).body;
    expect(attempts).toMatchObject([
      { login: 'alice', account: 'alice', method: 'basic', outcome: 'accepted' },
      { login: 'CONTOSO\\alice', account: 'alice', outcome: 'wrong-password' },
      { login: 'nobody', account: null, outcome: 'unknown-account' },
    ]);
    await sandbox.call('DELETE', '/controls/api/exchange/attempts');
    expect(await account('alice@contoso.example')).toMatchObject({ attempts: 0 });
  });

  test('lock and unlock an account, and change its password', async () => {
    const change = (to: object) => sandbox.call('PATCH', '/controls/api/exchange/accounts/bob', to);
    await change({ locked: true });
    expect((await asked('bob')).status).toBe(401);
    await change({ locked: false });
    expect((await asked('bob')).status).toBe(200);
    await change({ password: 'another one' });
    expect((await asked('bob')).status).toBe(401);
    expect((await asked('bob', 'another one')).status).toBe(200);
    await change({ password: null });
    expect((await asked('bob')).status).toBe(200);
    expect((await sandbox.call('PATCH', '/controls/api/exchange/accounts/nobody', {})).status).toBe(404);
  });

  test('show the requests, with what was asked and answered', async () => {
    await client.send(envelopeOf(requestOf.getFolder()));
    await asked();
    const { body } = await sandbox.call('GET', '/controls/api/exchange/requests');
    expect(body).toMatchObject([
      { status: 401, operation: 'GetFolder', account: null, authorization: null, codes: [] },
      { status: 200, operation: 'GetFolder', account: 'alice', authorization: 'Basic', codes: ['NoError'] },
    ]);
    await sandbox.call('DELETE', '/controls/api/exchange/requests');
    expect((await sandbox.call('GET', '/controls/api/exchange/requests')).body).toEqual([]);
  });

  test('take the server down and up again, at the same address', async () => {
    const listener = (to: object) => sandbox.call('PUT', '/controls/api/exchange/listener', to);
    expect((await listener({ listening: false })).body).toEqual({ listening: false, certificate: 'good' });
    await expect(asked()).rejects.toThrow('fetch failed');
    await listener({ listening: true });
    expect((await asked()).status).toBe(200);
  });

  test.each(['expired', 'other-name', 'other-authority', 'self-signed'])(
    'show a certificate that is %s',
    async (certificate) => {
      await sandbox.call('PUT', '/controls/api/exchange/listener', { certificate });
      await expect(asked()).rejects.toThrow('fetch failed');
      await sandbox.call('PUT', '/controls/api/exchange/listener', { certificate: 'good' });
      expect((await asked()).status).toBe(200);
    },
  );

  test('refuse a setting that there is not', async () => {
    const change = (to: object) => sandbox.call('PUT', '/controls/api/exchange/settings', to);
    expect((await change({ version: '2003' })).status).toBe(400);
    expect((await change({ colour: 'red' })).status).toBe(400);
  });

  test('hold requests back until they are let in', async () => {
    const { body } = await sandbox.call('POST', '/controls/api/holds', { path: '/EWS/Exchange.asmx' });
    const waiting = asked();
    const held = async () =>
      ((await sandbox.call('GET', '/controls/api/holds')).body as { waiting: number }[])[0];
    while ((await held())?.waiting !== 1) await new Promise(setImmediate);
    await sandbox.call('DELETE', `/controls/api/holds/${(body as { id: string }).id}`);
    expect((await waiting).status).toBe(200);
  });
});
