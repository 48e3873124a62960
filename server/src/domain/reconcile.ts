import type { Detail, MeetingTime } from './meeting.ts';

/** Instants in UTC (ms): `start` inclusive, `end` exclusive. */
export type DateWindow = { readonly start: number; readonly end: number };

/**
 * One change as a provider tells it.
 *
 * - `meeting`: a single meeting or an exception of a series, complete.
 * - `occurrence`: an ordinary member of a series; everything but its time comes from the series. `detail` is
 *   present only where the provider sent it (a plain reading does, change tracking does not).
 * - `series`: the series itself. Its arrival announces the whole set of its members inside the window.
 * - `left-out`: exists, but the filters keep it out; whatever is stored under the id goes.
 * - `removed`: gone from the window, or never in it.
 */
export type Change =
  | {
      readonly kind: 'meeting';
      readonly id: string;
      readonly seriesId: string | null;
      readonly time: MeetingTime;
      readonly originalStart: number | null;
      readonly detail: Detail;
    }
  | {
      readonly kind: 'occurrence';
      readonly id: string;
      readonly seriesId: string;
      readonly time: MeetingTime;
      readonly detail: Detail | null;
    }
  | { readonly kind: 'series'; readonly id: string; readonly detail: Detail }
  | { readonly kind: 'left-out'; readonly id: string; readonly series: boolean }
  | { readonly kind: 'removed'; readonly id: string };
