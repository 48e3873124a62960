import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { buildAddin, PROJECT } from '../launcher/build.ts';
import { bringBrowser } from './bring-browser.ts';

/** `npm test`: brings what the tests need, says what will be left out, and runs Jest with whatever arguments are given. */
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const { TEST_DATABASE_URL, CONTRACTS_DIR } = process.env;
try {
  const browser = bringBrowser(say);
  await buildAddin(say);
  say(`Browser: ${browser}`);
  say(
    TEST_DATABASE_URL
      ? 'Databases: PGlite and Postgres.'
      : 'Databases: PGlite only. SKIPPED: Postgres (set TEST_DATABASE_URL to a server where databases may be created).',
  );
  if (!CONTRACTS_DIR) say('SKIPPED: the official schemas (set CONTRACTS_DIR to the folder that holds them).');

  const jest = spawn(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--no-warnings',
      join(PROJECT, 'node_modules/jest/bin/jest.js'),
      ...process.argv.slice(2),
    ],
    { cwd: PROJECT, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, BROWSER_PATH: browser } },
  );
  const [code] = (await once(jest, 'exit')) as [number | null];
  process.exitCode = code ?? 1;
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
