import { type Api, apiOf } from '../../test/api-client.ts';
import type { TestBrowser } from '../../test/browser.ts';
import { openLiveStream } from '../../test/live-stream.ts';
import type { World } from '../../test/world.ts';
import type { Member } from './crowd.ts';

const DAY = 86_400_000;
/** A screen reads at once, and then no more often than this (ms), as the tab does. */
const NOT_SOONER = 300;

/** Where changes become visible: `seen` says when (UTC, ms), by title. */
export type Screen = { readonly seen: ReadonlyMap<string, number>; close(): Promise<void> };

const read = async (api: Api, seen: Map<string, number>): Promise<void> => {
  const now = Date.now();
  const query = { from: new Date(now - DAY).toISOString(), to: new Date(now + 7 * DAY).toISOString() };
  const { meetings } = await api.call('listMeetings', { query });
  const at = Date.now();
  for (const { title } of meetings) if (title !== null && !seen.has(title)) seen.set(title, at);
};

/** A tab without pixels: it follows what changes and reads the list. */
export const openList = async (world: World, member: Member): Promise<Screen> => {
  const token = await world.api(member.address).token();
  const api = apiOf(world.server.url, async () => token);
  const stream = await openLiveStream(world.server.url, token);
  const seen = new Map<string, number>();
  let closed = false;
  const follow = async () => {
    for (let heard = 0; ; heard = stream.heard.length) {
      await stream.hears('changed', heard);
      if (closed) return;
      await read(api, seen);
      await new Promise((resolve) => setTimeout(resolve, NOT_SOONER));
    }
  };
  const following = follow().catch((error: unknown) => {
    if (!closed) throw error;
  });
  return {
    seen,
    async close() {
      closed = true;
      void following;
      await stream.close();
    },
  };
};

/** Runs in the tab: remembers when each title was on the screen first. */
const WATCH = `globalThis.seen = {};
const look = () => {
  for (const { textContent } of document.querySelectorAll('h3 [title]')) globalThis.seen[textContent] ??= Date.now();
};
new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
look();`;

/** The tab in a real browser. */
export const openPage = async (world: World, browser: TestBrowser, member: Member): Promise<Screen> => {
  const page = await browser.teams(member.address);
  await page.frameLocator('iframe').getByRole('heading', { level: 3 }).first().waitFor();
  const tab = page.frames().find((frame) => frame.url().startsWith(world.server.url));
  if (!tab) throw new Error('there is no tab');
  await tab.evaluate(WATCH);
  const seen = new Map<string, number>();
  return {
    seen,
    async close() {
      const found = (await tab.evaluate('globalThis.seen')) as Record<string, number>;
      for (const [title, at] of Object.entries(found)) seen.set(title, at);
      await page.close();
    },
  };
};
