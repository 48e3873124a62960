import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BEST_DATABASE } from '../database.ts';
import { type EmptyDatabase, openEmptyDatabase } from '../sync-world.ts';
import { livesThrough } from './live-sync.ts';
import { BUGS } from './planted-bugs.ts';
import { stories } from './stories.ts';

/** Always the same stories, but what meets what in them depends on time: most bugs need few, none nearly so many. */
const RUNS = 200;
const SEED = 1;

let database: EmptyDatabase;
beforeAll(async () => {
  database = await openEmptyDatabase(BEST_DATABASE);
});
afterAll(() => database.close());

test.each(Object.entries(BUGS))(
  'a sync where %s does not live through all stories',
  async (_bug, planted) => {
    const { failed, counterexample, errorInstance } = await fc.check(
      fc.asyncProperty(stories, (story) => livesThrough(database, story, planted)),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
    expect(failed).toBe(true);
    expect(String(errorInstance)).toContain('toEqual');
    const [story] = counterexample ?? [];
    if (story) await livesThrough(database, story);
  },
  300_000,
);
