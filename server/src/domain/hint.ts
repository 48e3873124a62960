/**
 * How long a hint waits for more of its kind (ms): until nobody has hinted for `QUIET`, and never longer than
 * `LONGEST`. Providers repeat themselves, and one change of a series comes as several notices.
 */
export const QUIET = 150;
export const LONGEST = 2_000;

/** A hint that somebody took up and that still stands after this time (ms) is taken up again. */
export const TAKEN_FOR = 30_000;
