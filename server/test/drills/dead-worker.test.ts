import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { DATABASES } from '../database.ts';
import type { ProjectProcess } from '../project-process.ts';
import { until } from '../until.ts';
import { ALICE, DELTA, type DrillWorld, openDrillWorld } from './drill-world.ts';
import { lockTable } from './locked-table.ts';

/** A killed or sleeping worker is missed, and its calendar is taken up by another (ms). */
const MISSED = 45_000;
const TOMORROW = 86_400_000;
const WORKER = { ROLE: 'worker' };

/**
 * Two workers need a database that takes more than one process, and half a minute until one is missed: part of the
 * drills only. That whoever read an older version writes nothing is tested every day, in store/streams.test.ts.
 */
const onPostgres = process.env.DRILLS && DATABASES.includes('postgres') ? describe : describe.skip;

onPostgres(
  'a worker that sleeps in the middle of a calendar, and wakes up when another has taken it over',
  () => {
    let drill: DrillWorld;
    let database: pg.Client;
    let sleeper: ProjectProcess;
    let url: string;
    let keys: string[];
    beforeEach(async () => {
      drill = await openDrillWorld('postgres', { env: { ROLE: 'web' } });
      url = 'url' in drill.world.database ? drill.world.database.url : '';
      database = new pg.Client({ connectionString: url });
      await database.connect();
      await drill.controls.switch({ maxPageSize: 200 });
      keys = await meetings('Agreed');
      sleeper = await drill.world.addServer(WORKER);
      await drill.connect();
      await until(drill.ready);
    });
    afterEach(async () => {
      await database.end();
      await drill.close();
    });

    const meetings = async (title: string): Promise<string[]> => {
      const day = new Date((await drill.controls.now()) + TOMORROW).toISOString().slice(0, 10);
      const at = (time: string) => ({ dateTime: `${day}T${time}:00`, timeZone: 'UTC' });
      const make = async (_: unknown, i: number) =>
        drill.controls.createMeeting(ALICE, {
          subject: `${title} ${i}`,
          start: at('11:00'),
          end: at('11:30'),
        });
      return (await Promise.all(Array.from({ length: 20 }, make))).map(({ key }) => key);
    };

    /** The first page of a pass is on its way to the worker. */
    const pageUnderWay = async () => {
      const expired = await drill.controls.hold(DELTA);
      await drill.controls.expireDeltaTokens();
      await drill.meet('Before');
      const waits = async (id: string) =>
        (await drill.controls.holds()).some((hold) => hold.id === id && hold.waiting > 0);
      await until(() => waits(expired.id));
      const page = await drill.controls.hold(DELTA);
      await drill.controls.release(expired);
      await until(() => waits(page.id));
      return page;
    };
    /** What the sleeping worker has read of these is old now. */
    const changeAll = () =>
      Promise.all(keys.map((key, i) => drill.controls.changeMeeting(key, { subject: `Changed ${i}` })));
    const idle = async () => {
      const { rows } = await database.query(
        `select state->>'phase' as phase, (select count(*)::int from hints) as hints from streams`,
      );
      const told = (await drill.controls.notifications()).pending === 0;
      return told && rows.every(({ phase, hints }) => phase === 'ready' && hints === 0);
    };
    /** Another worker comes, brings everything up to date, and falls asleep as well: nobody writes any more. */
    const takeOver = async () => {
      const other = await drill.world.addServer(WORKER);
      await changeAll();
      const upToDate = async () => (await drill.shows('Changed 19')) && (await drill.ready()) && idle();
      await until(upToDate, MISSED);
      other.pause();
      return other;
    };
    const stored = async () => {
      const streams = await database.query('select version, state from streams');
      const rows = await database.query('select * from meetings order by calendar_id, remote_id');
      const series = await database.query('select * from series order by calendar_id, series_key');
      return { streams: streams.rows, meetings: rows.rows, series: series.rows };
    };
    const problems = () => sleeper.log().filter((line) => JSON.parse(line).level > 40);
    /** The one that slept is the only one awake: it works as before. */
    const worksAgain = async (other: ProjectProcess) => {
      await drill.meet('After');
      await until(() => drill.shows('After'), MISSED);
      other.resume();
      const dates = await drill.dates(50);
      expect(await drill.shown(dates)).toEqual(await drill.truth(dates));
      expect(problems()).toEqual([]);
    };

    test('with a page in its hands, writes nothing of it', async () => {
      const page = await pageUnderWay();
      sleeper.pause();
      await drill.controls.release(page);
      const other = await takeOver();
      const before = await stored();
      const lock = await lockTable(url, 'streams');
      sleeper.resume();
      await lock.someoneWaits();
      await lock.open();
      expect(await stored()).toEqual(before);
      await worksAgain(other);
    }, 120_000);

    test('with half a page written, does not keep the other from its work, and nothing of it stays', async () => {
      const page = await pageUnderWay();
      const lock = await lockTable(url, 'meetings');
      await drill.controls.release(page);
      await lock.someoneWaits();
      sleeper.pause();
      await lock.open();
      const other = await takeOver();
      const before = await stored();
      sleeper.resume();
      await worksAgain(other);
      expect(before.meetings.length).toBeGreaterThan(0);
    }, 120_000);
  },
);
