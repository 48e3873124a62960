import { expect, test } from '@jest/globals';
import { createTestDatabase, DATABASES, type DatabaseKind } from '../database.ts';
import { until } from '../until.ts';
import { ALICE, type DrillWorld, openDrillWorld } from './drill-world.ts';
import { instantsOn } from './instants.ts';
import type { Dates } from './lines.ts';
import { randomFrom } from './random.ts';
import { storedMeetings } from './rows.ts';

/** So many kills for each database, beginning at an instant that the seed chooses; else the last few of the list, for every day. */
const { DRILLS, DRILL_SEED = DRILLS ? String(Date.now() % 1_000_000) : '1' } = process.env;
const kills = (kind: DatabaseKind) => Number(DRILLS ?? (kind === 'postgres' ? 2 : 1));
/** How soon (ms) after it listens again a server has synced. */
const SOON = 15_000;
const DAYS = 50;

/** Makes a meeting right now and waits until it is shown and all is well; how long that took (ms). */
const nextSync = async (drill: DrillWorld, subject: string): Promise<number> => {
  const began = performance.now();
  await drill.meet(subject);
  await until(async () => (await drill.shows(subject)) && (await drill.ready()));
  return performance.now() - began;
};

/** What a server that was never killed makes of the same calendar, in a database of its own. */
const neverKilled = async (
  { world, connect, ready, shown }: DrillWorld,
  kind: DatabaseKind,
  dates: Dates,
) => {
  const database = await createTestDatabase(kind);
  const server = await world.addServer(database.env);
  const alice = world.api(ALICE, server);
  await connect(alice);
  await until(() => ready(alice));
  const lines = await shown(dates, alice);
  await server.stop();
  const rows = await storedMeetings(database.options, dates);
  await database.drop();
  return { lines, rows };
};

const killAgainAndAgain = async (drill: DrillWorld, kind: DatabaseKind, story: string[]): Promise<void> => {
  const { server } = drill.world;
  const random = randomFrom(Number(DRILL_SEED));
  const instants = instantsOn(kind);
  const first = DRILLS ? Math.floor(random() * instants.length) : instants.length - kills(kind);
  await drill.connect();
  for (let i = 0; i < kills(kind); i += 1) {
    const [name = '', kill] = instants[(first + i) % instants.length] ?? [];
    const work = async () => {
      await drill.age();
      await drill.controls.expireDeltaTokens();
      await drill.meet(`Before kill ${i}`);
    };
    await kill?.({ drill, work, random });
    const down = performance.now();
    await server.start();
    const up = performance.now() - down;
    const took = await nextSync(drill, `After kill ${i}`);
    story.push(`${name}: listening after ${Math.round(up)} ms, synced ${Math.round(took)} ms later`);
    // A machine that is busy with other tests at the same time says nothing of how soon it is.
    if (DRILLS) expect(took).toBeLessThan(SOON);
    await drill.age();
    await nextSync(drill, `With the grant after kill ${i}`);
  }
};

const describeKills = (kind: DatabaseKind, story: readonly string[]): string =>
  `Kills on ${kind}, DRILL_SEED=${DRILL_SEED}:\n${story.map((one) => `  ${one}\n`).join('')}`;

test.each(DATABASES)(
  'a server on %s that is killed again and again loses nothing',
  async (kind) => {
    const drill = await openDrillWorld(kind);
    const { world, shown, truth } = drill;
    const story: string[] = [];
    try {
      await killAgainAndAgain(drill, kind, story);
      const dates = await drill.dates(DAYS);
      const lines = await shown(dates);
      expect(lines).toEqual(await truth(dates));
      await world.server.stop();
      const rows = await storedMeetings(world.database, dates);
      expect({ lines, rows }).toEqual(await neverKilled(drill, kind, dates));
    } catch (error) {
      const log = world.log().filter((line) => !line.includes('token refused'));
      throw new Error(`${describeKills(kind, story)}${log.slice(-30).join('\n')}`, { cause: error });
    } finally {
      await drill.close();
    }
    process.stdout.write(describeKills(kind, story));
  },
  1_200_000,
);
