import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { PROJECT } from '../launcher/build.ts';
import { findBrowser } from './find-browser.ts';

const run = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;

const byApt = (): boolean =>
  existsSync('/etc/debian_version') &&
  process.getuid?.() === 0 &&
  run('apt-get', ['update', '-qq']) &&
  run('apt-get', ['install', '-y', '-qq', 'chromium']);

const byPlaywright = (): boolean =>
  run(process.execPath, [join(PROJECT, 'node_modules/playwright-core/cli.js'), 'install', 'chromium']);

/**
 * The browser that journeys run in; where there is none, brings one.
 * @throws Error that says what to do when none can be had.
 */
export const bringBrowser = (say: (line: string) => void): string => {
  const found = findBrowser();
  if (found) return found;
  say('No Chromium, Chrome or Edge here; installing Chromium ...');
  if (byApt()) {
    const installed = findBrowser();
    if (installed) return installed;
  }
  if (byPlaywright() && existsSync(chromium.executablePath())) return chromium.executablePath();
  throw new Error(
    'The tests drive a real browser, and none could be installed. Install Chromium, Chrome or Edge, or name one: BROWSER_PATH=/path/to/browser npm test',
  );
};
