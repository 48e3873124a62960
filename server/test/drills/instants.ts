import { setTimeout as pause } from 'node:timers/promises';
import type { Hold } from '../controls.ts';
import type { DatabaseKind } from '../database.ts';
import { until } from '../until.ts';
import { DELTA, type DrillWorld, TOKEN } from './drill-world.ts';
import { lockTable } from './locked-table.ts';

/** Longest wait (ms) for the instants that are left to chance, and most answers that pass before a page is held. */
const ANY_TIME = 3_000;
const STARTING = 1_500;
const PAGES = 8;

type Drill = {
  readonly drill: DrillWorld;
  /** Gives the server much to do: an access token to refresh and every page to read. */
  readonly work: () => Promise<void>;
  /** From 0 to 1. */
  readonly random: () => number;
};
/** Kills the server at an instant of its own, and leaves nothing behind. */
type Kill = (drill: Drill) => Promise<void>;

const answered = async ({ controls }: DrillWorld, pattern: RegExp): Promise<number> =>
  (await controls.requests()).filter(({ path }) => pattern.test(path)).length;

/** Waits until the server asks for this path, and holds the request. */
const held = async ({ controls }: DrillWorld, path: string, work: () => Promise<void>) => {
  const hold = await controls.hold(path);
  await work();
  await until(async () => (await controls.holds()).some(({ id, waiting }) => id === hold.id && waiting > 0));
  return hold;
};

/** Lets some answers pass, of which the first says that the cursor is too old, and holds the page after them. */
const heldPage = async ({ drill, work, random }: Drill) => {
  const { controls } = drill;
  let hold = await held(drill, DELTA, work);
  for (let pages = 1 + Math.floor(random() * PAGES); pages > 0; pages -= 1) {
    const before = hold;
    hold = await held(drill, DELTA, async () => void (await controls.release(before)));
  }
  return hold;
};

/** The answer lies in the server's socket, and the server is dead before it reads it. */
const unread = async (drill: DrillWorld, hold: Hold, pattern: RegExp) => {
  const { server } = drill.world;
  const before = await answered(drill, pattern);
  server.pause();
  await drill.controls.release(hold);
  await until(async () => (await answered(drill, pattern)) > before);
  await server.kill();
};

const onBoth: Readonly<Record<string, Kill>> = {
  'while a token is asked for': async ({ drill, work }) => {
    const hold = await held(drill, TOKEN, work);
    await drill.world.server.kill();
    await drill.controls.release(hold);
  },

  'while a page is asked for': async (all) => {
    const hold = await heldPage(all);
    await all.drill.world.server.kill();
    await all.drill.controls.release(hold);
  },

  'at any time': async ({ drill, work, random }) => {
    await work();
    await pause(random() * ANY_TIME);
    await drill.world.server.kill();
  },

  'as it starts again': async ({ drill: { world }, work, random }) => {
    await work();
    await world.server.kill();
    const starting = world.server.start().catch(() => {});
    await pause(random() * STARTING);
    await world.server.kill();
    await starting;
  },
};

/** What everything depends on comes last. */
const inBetween: Readonly<Record<string, Kill>> = {
  'between a token’s answer and its saving': async ({ drill, work }) =>
    unread(drill, await held(drill, TOKEN, work), /oauth2\/v2\.0\/token$/),

  'between a page’s answer and its commit': async (all) =>
    unread(all.drill, await heldPage(all), /calendarView\/delta/),
};

const urlOf = ({ world: { database } }: DrillWorld): string => ('url' in database ? database.url : '');

/** Where the test can stand in the way of the server's writing. */
const onPostgres: Readonly<Record<string, Kill>> = {
  'while a page is being written': async (all) => {
    const hold = await heldPage(all);
    const lock = await lockTable(urlOf(all.drill), 'meetings');
    await all.drill.controls.release(hold);
    await lock.someoneWaits();
    await all.drill.world.server.kill();
    await lock.open();
  },

  'while a token is being saved': async ({ drill, work }) => {
    const hold = await held(drill, TOKEN, work);
    const lock = await lockTable(urlOf(drill), 'grants');
    await drill.controls.release(hold);
    await lock.someoneWaits();
    await drill.world.server.kill();
    await lock.open();
  },
};

/** The instants at which a server on such a database is killed, by name. */
export const instantsOn = (kind: DatabaseKind): readonly (readonly [string, Kill])[] =>
  Object.entries({ ...onBoth, ...(kind === 'postgres' && onPostgres), ...inBetween });
