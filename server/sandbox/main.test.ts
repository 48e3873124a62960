import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createCertificate } from './proof/certificate.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-main-'));
  const { cert, key } = await createCertificate();
  await writeFile(join(folder, 'cert.pem'), cert);
  await writeFile(join(folder, 'key.pem'), key);
});
afterAll(() => rm(folder, { recursive: true }));

const start = (environment: Record<string, string>): ChildProcess =>
  spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

test('prints where it and its Exchange are, and ends when it is told to', async () => {
  const sandbox = start({
    SANDBOX_PORT: '0',
    SANDBOX_EXCHANGE_PORT: '0',
    TLS_CERT_FILE: join(folder, 'cert.pem'),
    TLS_KEY_FILE: join(folder, 'key.pem'),
    ENTRA_CLIENT_ID: '3c1de0f2-7a5b-4f0c-9b1e-6d2a8c4e5f70',
    ENTRA_CLIENT_SECRET: 'a secret',
  });
  if (!sandbox.stdout || !sandbox.stderr) throw new Error('no output');
  const errors = text(sandbox.stderr);
  const [line] = await Promise.race([once(sandbox.stdout, 'data'), once(sandbox.stdout, 'end')]);
  expect(String(line)).toMatch(
    /^Sandbox of Microsoft 365: https:\/\/localhost:\d+\nIts Exchange server: https:\/\/localhost:\d+\/EWS\/Exchange.asmx\n$/,
  );
  sandbox.kill('SIGTERM');
  expect(await once(sandbox, 'exit')).toEqual([0, null]);
  expect(await errors).toBe('');
});

test('names what is missing instead of starting', async () => {
  const sandbox = start({ SANDBOX_PORT: '0' });
  if (!sandbox.stderr) throw new Error('no output');
  const [message, [code]] = await Promise.all([text(sandbox.stderr), once(sandbox, 'exit')]);
  expect(code).toBe(1);
  expect(message).toContain('TLS_CERT_FILE');
  expect(message).toContain('ENTRA_CLIENT_SECRET');
});
