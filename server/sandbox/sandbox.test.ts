import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { createCertificate } from './proof/certificate.ts';
import { clientId, startSandbox } from './proof/sandbox.ts';
import { createSandbox } from './sandbox.ts';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

test('what was changed is still there after a restart, and the registration follows the settings', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  folders.push(dataFolder);
  const tls = await createCertificate();
  const start = (secret: string, addinUrl: string) =>
    createSandbox({
      port: 0,
      host: '127.0.0.1',
      tls,
      application: { clientId, secret, appIdUri: `api://${new URL(addinUrl).host}/${clientId}` },
      addinUrl,
      dataFolder: join(dataFolder, 'not', 'there', 'yet'),
    });

  const first = await start('first', 'https://localhost:3000');
  first.state.clock.move(60_000);
  first.directory.setSignIn('alice@contoso.example', { mfa: 'demanded' });
  first.state.exchange.settings.version = '2016';
  const account = first.exchange.accounts.find('olaf');
  if (account) first.exchange.accounts.setPassword(account, 'another one');
  first.state.changed();
  const { pem } = first.exchange.authority;
  const keys = structuredClone(first.directory.data.signingKeys);
  await first.close();

  const second = await start('second', 'https://localhost:3100');
  expect(second.state.clock.offset()).toBe(60_000);
  expect(second.directory.person('alice@contoso.example')?.signIn.mfa).toBe('demanded');
  expect(second.directory.data.signingKeys).toEqual(keys);
  expect(second.state.exchange).toMatchObject({
    settings: { version: '2016', offers: 'windows' },
    accounts: { olaf: { password: 'another one' } },
  });
  expect(second.exchange.authority.pem).toBe(pem);
  expect(await readFile(join(dataFolder, 'not/there/yet/exchange-ca.pem'), 'utf8')).toBe(pem);
  expect(second.directory.data.applications).toMatchObject([
    {
      clientId,
      secrets: ['second'],
      appIdUri: `api://localhost:3100/${clientId}`,
      redirectUris: { web: ['https://localhost:3100/auth/callback', 'https://localhost:3100/auth/approved'] },
    },
  ]);
  second.state.reset();
  expect(second.state.exchange).toMatchObject({ settings: { version: '2019' }, accounts: {} });
  expect(second.directory.data.signingKeys).toEqual(keys);
  await second.close();
});

test('the first page says what this is, and leads to Teams, Outlook and the controls', async () => {
  const sandbox = await startSandbox({});
  const { body } = await sandbox.call('GET', '/');
  expect(body).toContain('This is not Microsoft.');
  for (const address of ['/teams', '/outlook', '/controls', '/outlook?user=paula@outlook.example'])
    expect(body).toContain(`href="${address}"`);
  await sandbox.close();
});

test('a request that nobody serves is answered as such, and remembered where Microsoft would have been asked', async () => {
  const sandbox = await startSandbox({});
  expect((await sandbox.call('GET', '/nowhere')).status).toBe(404);
  expect((await sandbox.call('GET', '/controls/api/requests')).body).toMatchObject([
    { path: '/nowhere', status: 404, authorization: false },
  ]);
  await sandbox.close();
});
