const DAY = 86_400_000;

/**
 * When calendars that were listed just now are to be listed again (UTC, ms): after a day, and up to an eighth of one
 * later by `jitter` (0 to 1), so that not all come at once.
 */
export const nextListing = (at: number, jitter: number): number => at + DAY + Math.round((jitter * DAY) / 8);
