import { afterAll, beforeAll, describe, test } from '@jest/globals';
import fc from 'fast-check';
import { DATABASES } from '../database.ts';
import { type EmptyDatabase, openEmptyDatabase } from '../sync-world.ts';
import { livesThrough } from './live-sync.ts';
import { stories } from './stories.ts';

const RUNS = { postgres: 200, pglite: 50 };

describe.each(DATABASES)('the live sync on %s', (kind) => {
  let database: EmptyDatabase;
  beforeAll(async () => {
    database = await openEmptyDatabase(kind);
  });
  afterAll(() => database.close());

  test('whatever happens to calendars, requests, notices and processes, Sally shows what Graph shows', async () => {
    await fc.assert(
      fc.asyncProperty(stories, (story) => livesThrough(database, story)),
      { numRuns: Number(process.env.MODEL_RUNS ?? RUNS[kind]) },
    );
  }, 300_000);
});
