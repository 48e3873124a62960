import { setTimeout as pause } from 'node:timers/promises';
import { buildAddin } from '../../launcher/build.ts';
import { openBrowser } from '../../test/browser.ts';
import { DATABASES, makeTemplates } from '../../test/database.ts';
import { findBrowser } from '../../test/find-browser.ts';
import { createWorld } from '../../test/world.ts';
import { type Benchmark, figure } from '../benchmark.ts';
import { type Change, placeMeetings, rename } from './changes.ts';
import { CALENDARS_EACH, gatherCrowd } from './crowd.ts';
import { percentile } from './percentile.ts';
import { openList, openPage, type Screen } from './screens.ts';

const PER_SECOND = 50;
const CALENDARS = 500;
/** What a person may wait for (ms). */
const ALLOWED = 1_000;
/** One change in so many happens to the person in front of the real browser, so that there is enough to count. */
const IN_THE_PAGE = 25;
const LAST_ONES = 5_000;

/** How long each change took until it was on a screen (ms). One that a later change of the same meeting hid is not counted. */
const delays = (changes: readonly Change[], { seen }: Screen): number[] =>
  changes.flatMap(({ title, at }) => {
    const shown = seen.get(title);
    return shown === undefined ? [] : [Math.max(0, shown - at)];
  });

/** From the moment that Microsoft has a change until it is in the page, while many others happen: an open loop. */
export const livePage: Benchmark = {
  figures: ['live-p50', 'live-p99'],
  async run({ quick, say }) {
    if (!DATABASES.includes('postgres')) return 'set TEST_DATABASE_URL to measure on Postgres.';
    if (!findBrowser()) return 'there is no browser here; "npm test" brings one.';
    await buildAddin(say);
    await makeTemplates();
    await using world = await createWorld({
      database: 'postgres',
      scopes: 'minimal',
      env: { LOG_LEVEL: 'warn' },
    });
    await using browser = await openBrowser(world);
    const members = await gatherCrowd(world, quick ? 3 : CALENDARS / CALENDARS_EACH);
    const [first] = members;
    if (!first) throw new Error('nobody is there');
    const placed = await placeMeetings(world, members);
    const [own, others] = [placed.slice(0, CALENDARS_EACH), placed.slice(CALENDARS_EACH)];
    await pause(quick ? 3_000 : LAST_ONES);
    const page = await openPage(world, browser, first);
    const lists = new Map(
      await Promise.all(
        members.slice(1).map(async (member) => [member, await openList(world, member)] as const),
      ),
    );
    const pick = (i: number) => {
      const among = i % IN_THE_PAGE === 0 ? own : others;
      const place = i % IN_THE_PAGE === 0 ? i / IN_THE_PAGE : i;
      const chosen = among[(place * 7) % among.length];
      if (!chosen) throw new Error('there is nothing to change');
      return chosen;
    };
    const changes = await rename(world, { perSecond: PER_SECOND, duration: quick ? 5_000 : 300_000, pick });
    await pause(LAST_ONES);
    await Promise.all([page, ...lists.values()].map((screen) => screen.close()));

    const ofMember = Map.groupBy(changes, ({ member }) => member);
    const inPage = delays(ofMember.get(first) ?? [], page);
    const inLists = [...lists].flatMap(([member, list]) => delays(ofMember.get(member) ?? [], list));
    const shown = (name: string, times: readonly number[], all: number) =>
      say(
        `${name}: ${times.length} of ${all} changes seen, p50 ${percentile(times, 50)} ms, p99 ${percentile(times, 99)} ms`,
      );
    shown('page', inPage, ofMember.get(first)?.length ?? 0);
    shown('lists', inLists, changes.length - (ofMember.get(first)?.length ?? 0));
    return {
      'live-p50': figure(percentile(inPage, 50), 'ms', ALLOWED),
      'live-p99': figure(percentile(inPage, 99), 'ms', ALLOWED),
    };
  },
};
