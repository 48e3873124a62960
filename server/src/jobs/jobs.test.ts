import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, DATABASES, type TestDatabase } from '../../test/database.ts';
import { until } from '../../test/until.ts';
import type { Log } from '../ports/log.ts';
import type { CalendarRef } from '../ports/sync-queue.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { createBoss } from './boss.ts';
import { type JobHandlers, type Jobs, openJobs } from './jobs.ts';
import { SYNC_CALENDAR } from './queues.ts';

const calendar = (calendarId: string): CalendarRef => ({ workspace: 'w', calendarId });
const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** Handlers that do nothing, and what a test wants otherwise. */
const handlers = (some: Partial<JobHandlers>): JobHandlers => ({
  syncCalendar: async () => {},
  retryListing: async () => {},
  keepWatches: async () => {},
  wakeDue: async () => null,
  ...some,
});

describe.each(DATABASES)('jobs on %s', (kind) => {
  let testDatabase: TestDatabase;
  let database: Database;
  const open = new Set<Jobs>();
  beforeAll(async () => {
    testDatabase = await createTestDatabase(kind);
    database = await openDatabase(testDatabase.options);
  });
  afterEach(async () => {
    await Promise.all([...open].map((jobs) => jobs.close()));
    open.clear();
  });
  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  const start = async (works = true): Promise<Jobs> => {
    const jobs = await openJobs(database.driver, { works, log: silent });
    open.add(jobs);
    return jobs;
  };

  test('a calendar that is woken several times before anybody has time is synced once', async () => {
    const jobs = await start();
    for (let i = 0; i < 5; i += 1) await jobs.queue.wake([calendar('once'), calendar('other')]);
    const synced: string[] = [];
    await jobs.work(
      handlers({
        syncCalendar: async ({ calendarId }) => {
          synced.push(calendarId);
        },
      }),
    );
    await jobs.queue.wake([calendar('last')]);
    await until(() => synced.includes('last'));
    expect(synced.toSorted()).toEqual(['last', 'once', 'other']);
  });

  test('a crowd of calendars is synced one after the other, and nobody waits for the next look', async () => {
    const jobs = await start();
    const synced = new Set<string>();
    await jobs.work(
      handlers({
        syncCalendar: async ({ calendarId }) => {
          synced.add(calendarId);
        },
      }),
    );
    await jobs.queue.wake(Array.from({ length: 80 }, (_, i) => calendar(`crowd ${i}`)));
    await until(() => synced.size === 80);
  });

  test('a calendar that is woken while it is synced is synced once more, after that', async () => {
    const jobs = await start();
    const events: string[] = [];
    const wokenAgain = Promise.withResolvers<void>();
    await jobs.work(
      handlers({
        syncCalendar: async () => {
          events.push('begin');
          await wokenAgain.promise;
          events.push('end');
        },
      }),
    );
    await jobs.queue.wake([calendar('busy')]);
    await until(() => events.length === 1);
    await jobs.queue.wake([calendar('busy')]);
    await jobs.queue.wake([calendar('busy')]);
    wokenAgain.resolve();
    await until(() => events.length === 4);
    expect(events).toEqual(['begin', 'end', 'begin', 'end']);
  });

  test('a sync that breaks is tried again', async () => {
    const jobs = await start();
    let tries = 0;
    await jobs.work(
      handlers({
        syncCalendar: async () => {
          tries += 1;
          if (tries === 1) throw new Error('the database was away');
        },
      }),
    );
    await jobs.queue.wake([calendar('broken')]);
    await until(() => tries === 2);
  });

  test('the calendars of a connection are listed by one request at a time, however often they are asked for', async () => {
    const jobs = await start();
    const listed: string[] = [];
    const finish = Promise.withResolvers<void>();
    await jobs.work(
      handlers({
        retryListing: async ({ connectionId }) => {
          listed.push(connectionId);
          if (connectionId === 'slow') await finish.promise;
        },
      }),
    );
    await jobs.queue.refresh({ workspace: 'w', connectionId: 'slow' });
    await until(() => listed.length === 1);
    await jobs.queue.refresh({ workspace: 'w', connectionId: 'slow' });
    finish.resolve();
    await jobs.queue.refresh({ workspace: 'w', connectionId: 'next' });
    await until(() => listed.includes('next'));
    expect(listed).toEqual(['slow', 'next']);
  });

  test('closing tells what runs to come to an end, and waits for it', async () => {
    const jobs = await start();
    const events: string[] = [];
    await jobs.work(
      handlers({
        syncCalendar: async (_calendar, stopping) => {
          events.push('begin');
          await new Promise((resolve) => stopping.addEventListener('abort', resolve));
          await jobs.queue.wake([calendar('unfinished')]);
          events.push('end');
        },
      }),
    );
    await jobs.queue.wake([calendar('unfinished')]);
    await until(() => events.length === 1);
    await jobs.close();
    open.delete(jobs);
    expect(events).toEqual(['begin', 'end']);

    const next: string[] = [];
    const later = await start();
    await later.work(
      handlers({
        syncCalendar: async ({ calendarId }) => {
          next.push(calendarId);
        },
      }),
    );
    await until(() => next.length === 1);
    expect(next).toEqual(['unfinished']);
  });

  test('what is due is looked for again and again, sooner when something is due soon', async () => {
    const jobs = await start();
    let sweeps = 0;
    await jobs.work(
      handlers({
        wakeDue: async () => {
          sweeps += 1;
          if (sweeps === 2) throw new Error('the database was away');
          return 1;
        },
      }),
    );
    await until(() => sweeps >= 3);
  });

  test('what a killed process had under way is taken up by the next one without waiting for it', async () => {
    const asking = await start(false);
    await asking.queue.wake([calendar('orphan')]);
    const killed = createBoss(database.driver, { works: false, log: silent });
    await killed.start();
    expect(await killed.fetch(SYNC_CALENDAR)).toHaveLength(1);
    const synced: string[] = [];
    const next = await start();
    const began = performance.now();
    await next.work(
      handlers({
        syncCalendar: async ({ calendarId }) => {
          synced.push(calendarId);
        },
      }),
    );
    await until(() => synced.includes('orphan'));
    expect(performance.now() - began).toBeLessThan(8_000);
    await killed.stop();
  });

  if (kind === 'postgres')
    test('what a living process has under way is left to it by one that comes', async () => {
      const [one, two] = await Promise.all([start(), start()]);
      const begun: string[] = [];
      const finish = Promise.withResolvers<void>();
      const worker = handlers({
        syncCalendar: async ({ calendarId }) => {
          begun.push(calendarId);
          if (calendarId === 'long') await finish.promise;
        },
      });
      await one.work(worker);
      await one.queue.wake([calendar('long')]);
      await until(() => begun.length === 1);
      await two.work(worker);
      await two.queue.wake([calendar('long'), calendar('short')]);
      await until(() => begun.includes('short'));
      expect(begun).toEqual(['long', 'short']);
      finish.resolve();
      await until(() => begun.length === 3);
    });

  if (kind === 'postgres')
    test('a process that only asks leaves the work to others', async () => {
      const [web, one, two] = await Promise.all([start(false), start(), start()]);
      const running = new Map<string, number>();
      const seen: string[] = [];
      const worker = handlers({
        syncCalendar: async ({ calendarId }) => {
          seen.push(calendarId);
          const now = (running.get(calendarId) ?? 0) + 1;
          running.set(calendarId, now);
          expect(now).toBe(1);
          await pause(20);
          running.set(calendarId, now - 1);
        },
      });
      await Promise.all([one.work(worker), two.work(worker)]);
      const ids = Array.from({ length: 20 }, (_, i) => `shared ${i}`);
      await web.queue.wake(ids.map(calendar));
      await web.queue.wake(ids.map(calendar));
      await until(() => new Set(seen).size === ids.length);
    });
});
