import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Streams } from '../../src/ports/streams.ts';
import { cases } from '../cases.ts';
import { DATABASES } from '../database.ts';
import { type EmptyDatabase, openEmptyDatabase } from '../sync-world.ts';
import { interleavings, leavesWhatIsAllowed, type Planted } from './choices.ts';

const TRIED = cases(25);
/** What one case may take, with all that is shortened after a failure (ms). */
const CASE = 10_000;

const property = (database: EmptyDatabase, planted: Planted = {}) =>
  fc.asyncProperty(interleavings, fc.scheduler(), async (interleaving, scheduler) => {
    const { leftovers, shown, allowed } = await leavesWhatIsAllowed(
      database,
      interleaving,
      scheduler,
      planted,
    );
    expect(leftovers).toEqual([]);
    expect(shown).toEqual(allowed);
  });

/** A worker that writes a page whatever happened to its stream since it was read. */
const withoutFence = (streams: Streams): Streams => ({
  ...streams,
  save: async (stream, ...rest) => {
    const now = await streams.load(stream);
    return now && streams.save({ ...stream, version: now.version }, ...rest);
  },
});

describe.each(DATABASES)(
  'people who choose, calendars that are read, and somebody who leaves, at once on %s',
  (kind) => {
    let database: EmptyDatabase;
    beforeAll(async () => {
      database = await openEmptyDatabase(kind);
    });
    afterAll(() => database.close());

    test(
      'leave exactly what the settings allow',
      async () => {
        await fc.assert(property(database), TRIED);
      },
      TRIED.numRuns * CASE,
    );
  },
);

test('without the fence around a stream more would be left', async () => {
  // On the embedded database, whose one connection lets the scheduler alone say what comes first.
  const database = await openEmptyDatabase('pglite');
  try {
    const { failed } = await fc.check(property(database, { streams: withoutFence }), {
      numRuns: 100,
      seed: 1,
      endOnFailure: true,
    });
    expect(failed).toBe(true);
  } finally {
    await database.close();
  }
}, 240_000);
