import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { glob, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

export const PROJECT = join(import.meta.dirname, '..', '..');
const BUILT = 'dist/addin/tab.html';
const SOURCES = [
  'addin/**/*.{ts,tsx,js,css,ejs}',
  'manifest/outlook/icons/*',
  'server/contract/*.ts',
  'webpack.config.js',
  'package-lock.json',
];

const changedAt = async (file: string): Promise<number> => {
  try {
    return (await stat(join(PROJECT, file))).mtimeMs;
  } catch {
    return 0;
  }
};

const isStale = async (): Promise<boolean> => {
  const built = await changedAt(BUILT);
  if (built === 0) return true;
  for await (const file of glob(SOURCES, { cwd: PROJECT })) {
    if ((await changedAt(file)) > built) return true;
  }
  return false;
};

/**
 * Builds the add-in where its sources are newer than what was built.
 * @throws Error when webpack fails; what it says is printed.
 */
export const buildAddin = async (say: (line: string) => void): Promise<void> => {
  if (!(await isStale())) return;
  say('Building the add-in ...');
  const begun = new Date();
  const webpack = join(PROJECT, 'node_modules/webpack-cli/bin/cli.js');
  const child = spawn(process.execPath, [webpack, '--mode', 'production', '--stats', 'errors-warnings'], {
    cwd: PROJECT,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error('The add-in could not be built; webpack says why above.');
  // webpack leaves a file as old as it was where nothing in it is new.
  await utimes(join(PROJECT, BUILT), begun, begun);
};
