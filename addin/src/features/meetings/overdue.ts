import type { Calendar } from '../../../../server/contract/connections.ts';

/** A reading may be so late (ms) without anybody being told. */
const TOLERANCE = 10 * 60_000;

/**
 * The calendars that should have been read again long before `at` (ms), when they were asked for, and about which
 * nothing else explains it.
 */
export const overdue = (calendars: readonly Calendar[], at: number): Calendar[] =>
  calendars.filter(
    ({ progress }) =>
      progress?.trouble === null &&
      progress.nextRead !== null &&
      at - Date.parse(progress.nextRead) > TOLERANCE,
  );
