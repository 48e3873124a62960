import { afterAll, beforeAll, describe, test } from '@jest/globals';
import fc from 'fast-check';
import { cases } from '../cases.ts';
import { DATABASES } from '../database.ts';
import { type EmptyDatabase, openEmptyDatabase } from '../sync-world.ts';
import { livesThrough } from './live-sync.ts';
import { stories } from './stories.ts';

const RUNS = { postgres: 200, pglite: 50 };
/** What a story may take at most, on average (ms). */
const STORY = 4_000;

describe.each(DATABASES)('the live sync on %s', (kind) => {
  const tried = cases(RUNS[kind]);
  const limit = tried.numRuns * STORY;
  let database: EmptyDatabase;
  beforeAll(async () => {
    database = await openEmptyDatabase(kind);
  });
  afterAll(() => database.close());

  test(
    'whatever happens to calendars, requests, notices and processes, Sally shows what Graph shows',
    async () => {
      await fc.assert(
        fc.asyncProperty(stories, (story) => livesThrough(database, story)),
        // The shortest story that was found by then is printed.
        { ...tried, interruptAfterTimeLimit: limit, markInterruptAsFailure: true },
      );
    },
    limit + 30_000,
  );
});
