import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { PROJECT } from '../launcher/build.ts';
import { openBrowser, type TestBrowser, type Visit } from '../test/browser.ts';
import { makeTemplates } from '../test/database.ts';
import { createWorld, type World } from '../test/world.ts';

const PERSON = 'alice@contoso.example';
const PATIENCE = 60_000;

/** Runs in the tab: remembers when the first meeting, a heading of the third level, was there. */
const WATCH = `new MutationObserver((_, observer) => {
  if (!document.querySelector('h3')) return;
  observer.disconnect();
  window.firstMeeting = performance.now();
}).observe(document, { childList: true, subtree: true })`;

const LOADED = `performance.getEntriesByType('resource')
  .filter(({ startTime }) => startTime < window.firstMeeting)
  .map(({ name }) => name)`;

/** So that the tab finds meetings as it opens. */
const connect = async (world: World): Promise<void> => {
  await world.sandbox.controls.approve('contoso.example');
  const api = world.api(PERSON);
  await api.call('connect', { body: { kind: 'microsoft365' } });
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    const { connections } = await api.call('listConnections');
    if ((connections[0]?.upcomingMeetings ?? 0) > 0) return;
    await pause(200);
  }
  throw new Error('No meeting arrived.');
};

const weigh = async (file: string): Promise<number> =>
  gzipSync(await readFile(join(PROJECT, 'dist/addin', file)), { level: 9 }).length;

const weightOf = async (world: World, browser: TestBrowser, visit: Visit): Promise<number> => {
  await using context = await browser.context(visit);
  await context.addInitScript(WATCH);
  const page = await context.newPage();
  const query = new URLSearchParams({
    user: PERSON,
    theme: visit.theme ?? 'default',
    locale: visit.locale ?? 'en-us',
  });
  await page.goto(`${world.sandbox.url}/teams?${query}`);
  await page.frameLocator('iframe').getByRole('heading', { level: 3 }).first().waitFor();
  const tab = page.frames().find((frame) => frame.url().startsWith(world.server.url));
  const loaded = ((await tab?.evaluate(LOADED)) ?? []) as string[];
  const assets = loaded.filter((address) => address.startsWith(`${world.server.url}/assets/`));
  if (assets.length === 0) throw new Error('The tab loaded nothing.');
  const files = ['tab.html', ...assets.map((address) => new URL(address).pathname)];
  return (await Promise.all(files.map(weigh))).reduce((sum, size) => sum + size, 0);
};

/**
 * Bytes (gzipped) of everything that a browser has asked for when the tab in Teams shows its first meeting: page,
 * scripts and styles, in the language and the theme that need most.
 */
export const firstScreenBytes = async (): Promise<number> => {
  await makeTemplates();
  await using world = await createWorld();
  await using browser = await openBrowser(world);
  await connect(world);
  let most = 0;
  for (const locale of ['en-us', 'de-de'] as const)
    for (const theme of ['default', 'dark', 'contrast'] as const)
      most = Math.max(most, await weightOf(world, browser, { locale, theme }));
  return most;
};
