import type { ConnectionKind } from './connection.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How far and how often calendars are read. Durations in ms. */
export type SyncSettings = {
  /** The window around the day it is chosen on. */
  readonly back: number;
  readonly ahead: number;
  /** What the first screen needs, read before everything else. */
  readonly firstScreen: number;
  /** Pause between two rounds where changes are tracked, and where the calendar is read afresh instead. */
  readonly trackEvery: number;
  /** The same for servers that tell nobody, and are asked only whether anything changed at all. */
  readonly lookEvery: number;
  readonly pollEvery: number;
  /** A window this old is given up for a new one; up to `renewSpread` later, so that not all move at once. */
  readonly renewEvery: number;
  readonly renewSpread: number;
};

export const DEFAULT_SYNC: SyncSettings = {
  back: DAY,
  ahead: 60 * DAY,
  firstScreen: 7 * DAY,
  trackEvery: 2 * MINUTE,
  lookEvery: 40_000,
  pollEvery: 10 * MINUTE,
  renewEvery: 22 * HOUR,
  renewSpread: 2 * HOUR,
};

/** The same settings for a kind of calendar: Exchange servers are asked more often, which costs them little. */
export const settingsFor = (kind: ConnectionKind, settings: SyncSettings): SyncSettings =>
  kind === 'exchange' ? { ...settings, trackEvery: settings.lookEvery } : settings;

const startOfDay = (at: number): number => Math.floor(at / DAY) * DAY;

/** The dates that are kept in sync, chosen at `at` (UTC, ms) and aligned to UTC days. */
export const wholeWindow = (at: number, { back, ahead }: SyncSettings) => ({
  start: startOfDay(at) - back,
  end: startOfDay(at) + DAY + ahead,
});

/** The dates that the first screen shows, wherever on earth its day begins. */
export const firstWindow = (at: number, { back, firstScreen }: SyncSettings) => ({
  start: startOfDay(at) - back,
  end: startOfDay(at) + DAY + firstScreen,
});
