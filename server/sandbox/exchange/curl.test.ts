import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { SANDBOX_PASSWORD } from './sign-in/accounts.ts';
import { envelopeOf, requestOf } from './test-client.ts';
import { type ExchangeWorld, openExchangeWorld } from './test-world.ts';

const run = promisify(execFile);

let world: ExchangeWorld;
let folder: string;
beforeAll(async () => {
  world = await openExchangeWorld();
  folder = await mkdtemp(join(tmpdir(), 'exchange-curl-'));
  await writeFile(join(folder, 'ca.pem'), world.ca);
  await writeFile(join(folder, 'request.xml'), envelopeOf(requestOf.findFolder()));
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  world.exchange.accounts.forgetAttempts();
  world.exchange.log.clear();
  Object.assign(world.state.exchange.settings, { offers: 'windows', channelBinding: 'allow' });
  world.state.exchange.accounts = {};
});

/** curl, a client that nobody of this project wrote. Posts the request `times` times over one connection. */
const curl = async (user: string, { password = SANDBOX_PASSWORD, scheme = '--ntlm', times = 1 } = {}) => {
  const one = [
    ...['--silent', scheme, '--user', `${user}:${password}`, '--cacert', join(folder, 'ca.pem')],
    ...[
      '--header',
      'Content-Type: text/xml; charset=utf-8',
      '--data-binary',
      `@${join(folder, 'request.xml')}`,
    ],
    ...['--write-out', '\n%{http_code}\n', world.url],
  ];
  const all = Array.from({ length: times }, () => one).flatMap((args, i) =>
    i === 0 ? args : ['--next', ...args],
  );
  const { stdout } = await run('curl', all);
  const statuses = stdout.split('\n').filter((line) => /^\d{3}$/.test(line));
  return { statuses: statuses.map(Number), text: stdout };
};
const outcomes = () => world.exchange.accounts.attempts().map(({ outcome }) => outcome);

describe('curl', () => {
  test.each(['CONTOSO\\alice', 'alice@contoso.example', 'alice', 'contoso.example\\ALICE'])(
    'signs in by NTLM as %s',
    async (login) => {
      const { statuses, text } = await curl(login);
      expect(statuses).toEqual([200]);
      expect(text).toContain('<t:DisplayName>Project Everest</t:DisplayName>');
      expect(outcomes()).toEqual(['accepted']);
      expect(
        world.exchange.log.entries().map(({ status, authorization }) => [status, authorization]),
      ).toEqual([
        [401, 'NTLM'],
        [200, 'NTLM'],
      ]);
    },
  );

  test('signs in a connection once, and goes on without a word', async () => {
    const { statuses } = await curl('alice', { times: 3 });
    expect(statuses).toEqual([200, 200, 200]);
    expect(outcomes()).toEqual(['accepted']);
    const entries = world.exchange.log.entries();
    expect(new Set(entries.map(({ connection }) => connection)).size).toBe(1);
    expect(entries.slice(-2).map(({ authorization }) => authorization)).toEqual([null, null]);
  });

  test('is refused with a wrong password, as somebody unknown, and of another domain', async () => {
    expect((await curl('alice', { password: 'guess' })).statuses).toEqual([401]);
    expect((await curl('mallory')).statuses).toEqual([401]);
    expect((await curl('FABRIKAM\\alice')).statuses).toEqual([401]);
    expect(outcomes()).toEqual(['wrong-password', 'unknown-account', 'unknown-account']);
  });

  test('signs in by Basic only where that is offered', async () => {
    expect((await curl('CONTOSO\\alice', { scheme: '--basic' })).statuses).toEqual([401]);
    expect(outcomes()).toEqual([]);
    world.state.exchange.settings.offers = 'basic';
    expect((await curl('CONTOSO\\alice', { scheme: '--basic' })).statuses).toEqual([200]);
    expect((await curl('CONTOSO\\alice')).statuses).toEqual([401]);
    expect(outcomes()).toEqual(['accepted']);
  });

  test('has no binding to the certificate, and is refused where one is required', async () => {
    world.state.exchange.settings.channelBinding = 'require';
    expect((await curl('alice')).statuses).toEqual([401]);
    expect(outcomes()).toEqual(['missing-binding']);
    expect(world.exchange.accounts.find('alice')).not.toBeNull();
    expect(world.state.exchange.accounts.alice?.badPasswords ?? 0).toBe(0);
  });

  test('three wrong passwords lock the account: the right one is answered by the same 401', async () => {
    for (let i = 0; i < 3; i += 1) await curl('bob', { password: `guess ${i}` });
    const right = await curl('bob');
    expect(right.statuses).toEqual([401]);
    expect(outcomes()).toEqual(['wrong-password', 'wrong-password', 'wrong-password', 'locked']);
    const account = world.exchange.accounts.find('bob');
    if (!account) throw new Error('Bob has no account.');
    world.exchange.accounts.unlock(account);
    expect((await curl('bob')).statuses).toEqual([200]);
  });
});
