import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { get } from 'node:https';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { PROJECT } from './build.ts';
import { isTaken, stop } from './processes.ts';

const listenSomewhere = async () => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: String((server.address() as AddressInfo).port) };
};

const freePort = async (): Promise<string> => {
  const { server, port } = await listenSomewhere();
  await new Promise((resolve) => server.close(resolve));
  return port;
};

/** Longer than the launcher gives to what it has started (ms). */
const TO_THE_END = 60_000;

let data: string;
let child: ChildProcess;
let printed: string;

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'sally-launcher-'));
  printed = '';
});
afterEach(async () => {
  await stop(child, TO_THE_END);
  await rm(data, { recursive: true, force: true });
});

/** What `npm start` runs, with a data folder of its own. Resolves when it prints `until`, or with its exit code. */
const start = async (env: Record<string, string>, args: string[] = [], until?: string) => {
  const { PATH, HOME } = process.env;
  child = spawn(process.execPath, ['server/launcher/main.ts', '--data', data, ...args], {
    cwd: PROJECT,
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const seen = new Promise<null>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
        if (until !== undefined && printed.includes(until)) resolve(null);
      });
  });
  const code = await Promise.race([ended, seen]);
  if (until !== undefined && code !== null) throw new Error(`It ended with ${code}:\n${printed}`);
  return { code, ended };
};

const body = async (url: string): Promise<string> => {
  const ca = await readFile(join(data, 'certificates/ca.pem'));
  const [response] = await once(get(url, { ca, agent: false }), 'response');
  return (await response.setEncoding('utf8').toArray()).join('');
};

const modeOf = async (file: string) => (await stat(join(data, file))).mode & 0o777;

test('it refuses to start in production', async () => {
  const { code } = await start({ NODE_ENV: 'production' });
  expect(code).toBe(1);
  expect(printed).toContain('npm run serve');
});

test('a port that is taken is named, with the variable that chooses another', async () => {
  const { server, port } = await listenSomewhere();
  const { code } = await start({ PORT: await freePort(), SANDBOX_PORT: port });
  server.close();
  expect(code).toBe(1);
  expect(printed).toContain(`Port ${port} is in use. Choose another one: SANDBOX_PORT=`);
});

test('without Entra settings it starts a sandbox, says so, tells where to go, and ends both together', async () => {
  const ports = {
    PORT: await freePort(),
    SANDBOX_PORT: await freePort(),
    SANDBOX_EXCHANGE_PORT: await freePort(),
  };
  const { ended } = await start(ports, [], 'Ctrl+C');
  expect(printed).toContain('SANDBOX');
  expect(printed).toContain(`https://localhost:${ports.SANDBOX_PORT}/teams`);
  expect(await body(`https://localhost:${ports.PORT}/readyz`)).toBe('ready');
  expect(await body(`https://localhost:${ports.SANDBOX_PORT}/teams`)).toContain('<html');
  expect(await body(`https://localhost:${ports.PORT}/`)).toContain('/oidc/contoso');
  const metadata = await body(
    `https://localhost:${ports.SANDBOX_PORT}/oidc/contoso/.well-known/openid-configuration`,
  );
  expect(JSON.parse(metadata).issuer).toBe(`https://localhost:${ports.SANDBOX_PORT}/oidc/contoso`);

  child.kill('SIGINT');
  expect(await ended).toBe(0);
  expect(await isTaken(Number(ports.PORT))).toBe(false);
  expect(await isTaken(Number(ports.SANDBOX_PORT))).toBe(false);
}, 180_000);

test('--reset forgets what both stored, and keeps secrets and certificate, which only their owner may read', async () => {
  const ports = {
    PORT: await freePort(),
    SANDBOX_PORT: await freePort(),
    SANDBOX_EXCHANGE_PORT: await freePort(),
  };
  const kept = ['secrets.json', 'certificates/localhost.pem', 'certificates/localhost.key'];
  await mkdir(join(data, 'sandbox'));
  await writeFile(join(data, 'sandbox/left-over'), '');
  await start(ports, [], 'Ctrl+C');
  const before = await Promise.all(kept.map((file) => readFile(join(data, file))));
  await stop(child, TO_THE_END);

  printed = '';
  await start(ports, ['--reset'], 'Ctrl+C');
  expect(printed).toContain('Deleted');
  await expect(stat(join(data, 'sandbox/left-over'))).rejects.toThrow('ENOENT');
  expect(await Promise.all(kept.map((file) => readFile(join(data, file))))).toEqual(before);
  expect(await modeOf('secrets.json')).toBe(0o600);
  expect(await modeOf('certificates/localhost.key')).toBe(0o600);
}, 300_000);
