import { openDatabase } from '../../src/store/database.ts';
import type { World } from '../world.ts';
import type { Dates } from './lines.ts';

/**
 * The stored meetings that begin in these dates, by the provider's names alone: the same in every database. Nobody else
 * may have an embedded one open.
 */
export const storedMeetings = async (options: World['database'], { from, to }: Dates) => {
  const { db, close } = await openDatabase(options);
  try {
    return await db
      .selectFrom('meetings')
      .select(['remote_id', 'member', 'starts_at', 'ends_at', 'all_day', 'original_start'])
      .where('starts_at', '>=', new Date(from))
      .where('starts_at', '<', new Date(to))
      .orderBy('remote_id')
      .execute();
  } finally {
    await close();
  }
};
