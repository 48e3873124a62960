import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../test/database.ts';

const MAIN = join(import.meta.dirname, 'main.ts');
const KEY = Buffer.alloc(32, 7).toString('base64');

let started: ChildProcess[] = [];
let databases: TestDatabase[] = [];
afterEach(async () => {
  for (const child of started) child.kill('SIGKILL');
  for (const database of databases) await database.drop();
  started = [];
  databases = [];
});

const start = (env: Record<string, string>) => {
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  const text = { stderr: '' };
  child.stderr.on('data', (chunk) => {
    text.stderr += chunk;
  });
  return { child, text, ended: once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]> };
};

const complete = async () => {
  const database = await createTestDatabase('pglite');
  databases.push(database);
  return {
    PORT: '0',
    PUBLIC_URL: 'https://sally.example',
    ...database.env,
    AUTHORITY_URL: 'https://localhost:1',
    GRAPH_URL: 'https://localhost:1',
    ENTRA_CLIENT_ID: '11111111-2222-4333-8444-555555555555',
    ENTRA_CLIENT_SECRET: 'the-client-secret',
    GRANT_KEYS: `2026:${KEY}`,
    HASH_KEY: KEY,
  };
};

const addressOf = async (child: ChildProcess): Promise<string> => {
  if (!child.stdout) throw new Error('no output to read');
  for await (const line of createInterface(child.stdout)) {
    const entry = JSON.parse(line);
    if (entry.msg === 'listening') return entry.url;
  }
  throw new Error('it ended before it listened');
};

test('without its settings the server does not start, and says what is missing but no secret', async () => {
  const { text, ended } = start({ ENTRA_CLIENT_SECRET: 'the-client-secret', HASH_KEY: 'too-short-a-key' });
  expect((await ended)[0]).toBe(1);
  for (const name of ['PUBLIC_URL', 'ENTRA_CLIENT_ID', 'GRANT_KEYS', 'HASH_KEY', 'DATA_DIR'])
    expect(text.stderr).toContain(name);
  expect(text.stderr).not.toMatch(/the-client-secret|too-short-a-key| at /);
});

test.each(['all', 'web', 'worker'])(
  'as %s it serves until it is told to stop, and then ends by itself',
  async (ROLE) => {
    const { child, ended, text } = start({ ...(await complete()), ROLE });
    const url = await addressOf(child);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect((await fetch(`${url}/metrics`)).status).toBe(200);
    expect((await fetch(`${url}/api/session`)).status).toBe(ROLE === 'worker' ? 404 : 401);
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(text.stderr).toBe('');
  },
);
