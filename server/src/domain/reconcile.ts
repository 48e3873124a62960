import type { Detail, MeetingTime } from './meeting.ts';

/** Instants in UTC (ms): `start` inclusive, `end` exclusive. */
export type DateWindow = { readonly start: number; readonly end: number };

/**
 * One change as a provider tells it.
 *
 * - `meeting`: a single meeting or an exception of a series, complete.
 * - `occurrence`: an ordinary member of a series; everything but its time comes from the series, also whether it
 *   lasts all day. `detail` is present only where the provider sent it (a plain reading does, change tracking not).
 * - `series`: the series itself. Where it `announces`, its whole set of members inside the window comes in this
 *   round; else it was only looked up to complete an occurrence.
 * - `left-out`: a meeting that exists, but the filters keep it out; whatever is stored under the id goes.
 * - `left-out-series`: the same for a series; its occurrences are not stored, exceptions speak for themselves.
 * - `removed`: gone from the window, or never in it; a meeting or a whole series.
 * - `unreadable`: there, but not to be understood; what is stored under the id stays. `path` names what was odd.
 * - `unchanged`: there, and stored as it is.
 *
 * `tag` names the version of a meeting where the provider has one, and doesn't tell by itself what changed.
 */
export type Change =
  | {
      readonly kind: 'meeting';
      readonly id: string;
      readonly seriesId: string | null;
      readonly time: MeetingTime;
      readonly originalStart: number | null;
      readonly detail: Detail;
      readonly tag?: string;
    }
  | {
      readonly kind: 'occurrence';
      readonly id: string;
      readonly seriesId: string;
      readonly time: MeetingTime;
      readonly detail: Detail | null;
      readonly tag?: string;
    }
  | {
      readonly kind: 'series';
      readonly id: string;
      readonly allDay: boolean;
      readonly detail: Detail;
      readonly announces: boolean;
    }
  | { readonly kind: 'left-out'; readonly id: string }
  | { readonly kind: 'left-out-series'; readonly id: string; readonly announces: boolean }
  | { readonly kind: 'removed'; readonly id: string }
  | { readonly kind: 'unreadable'; readonly id: string; readonly path: string }
  | { readonly kind: 'unchanged'; readonly id: string; readonly seriesId: string | null };

/** A meeting to store. A null `detail` leaves what is stored as it is. */
export type MeetingRow = {
  readonly id: string;
  readonly seriesKey: string | null;
  readonly member: 'single' | 'occurrence' | 'exception';
  readonly time: MeetingTime;
  readonly originalStart: number | null;
  readonly detail: Detail | null;
  readonly tag: string | null;
};

/** A series to store; a null `detail` marks it as left out. */
export type SeriesRow = {
  readonly key: string;
  readonly allDay: boolean;
  readonly detail: Detail | null;
  /** Its members that are not seen by the end of this round are gone. */
  readonly announces: boolean;
};

/**
 * What a complete answer says about what it did not contain: after a full pass everything `unseen` is gone,
 * after a round of changes only members of series that were `announced` in it.
 */
export type RoundEnd = 'unseen' | 'announced';

/** What to write for one page. Deletions come first: a series that was removed and came again is in both lists. */
export type Plan = {
  readonly removedSeries: readonly string[];
  readonly removedMeetings: readonly string[];
  readonly series: readonly SeriesRow[];
  readonly meetings: readonly MeetingRow[];
  /** Meetings and series that were seen, and of which nothing is to be written: they are not gone. */
  readonly seenMeetings: readonly string[];
  readonly seenSeries: readonly string[];
  readonly end: RoundEnd | null;
};

type Member = Extract<Change, { kind: 'meeting' | 'occurrence' }>;

const rowOf = (change: Member, keyOf: (seriesId: string) => string): MeetingRow => ({
  id: change.id,
  seriesKey: change.seriesId === null ? null : keyOf(change.seriesId),
  member: change.kind === 'occurrence' ? 'occurrence' : change.seriesId === null ? 'single' : 'exception',
  time: change.time,
  originalStart: change.kind === 'occurrence' ? null : change.originalStart,
  detail: change.detail,
  tag: change.tag ?? null,
});

/**
 * Turns one page into what to write. Changes apply in order and the last one of an id wins, as the provider
 * may repeat itself; pages applied one after the other continue that order. Removing what is not stored does
 * nothing. `keyOf` makes the key that a series is stored under from the provider's id.
 */
export const reconcile = (
  changes: readonly Change[],
  keyOf: (seriesId: string) => string,
  end: RoundEnd | null,
): Plan => {
  const removedSeries = new Set<string>();
  const removedMeetings = new Set<string>();
  const series = new Map<string, SeriesRow>();
  const meetings = new Map<string, MeetingRow>();
  const seenMeetings = new Set<string>();
  const seenSeries = new Set<string>();

  const dropMembers = (key: string, dropped: (row: MeetingRow) => boolean) => {
    for (const row of meetings.values())
      if (row.seriesKey === key && dropped(row)) {
        meetings.delete(row.id);
        removedMeetings.add(row.id);
      }
  };

  const removeSeries = (key: string) => {
    series.delete(key);
    removedSeries.add(key);
    dropMembers(key, () => true);
  };

  const removeMeeting = (id: string) => {
    meetings.delete(id);
    removedMeetings.add(id);
  };

  // A meeting that was made recurring keeps its id, and so does a series that was made a single meeting again.
  const putSeries = (id: string, row: SeriesRow) => {
    removeMeeting(id);
    const announces = row.announces || series.get(row.key)?.announces === true;
    series.set(row.key, { ...row, announces });
    if (row.detail === null) dropMembers(row.key, ({ member }) => member === 'occurrence');
  };

  for (const change of changes)
    switch (change.kind) {
      case 'meeting':
      case 'occurrence': {
        const row = rowOf(change, keyOf);
        const leftOut =
          row.member === 'occurrence' && row.seriesKey !== null && series.get(row.seriesKey)?.detail === null;
        if (row.member === 'single') removeSeries(keyOf(row.id));
        meetings.delete(row.id);
        removedMeetings.delete(row.id);
        if (leftOut) removedMeetings.add(row.id);
        else meetings.set(row.id, row);
        break;
      }
      case 'series':
        putSeries(change.id, {
          key: keyOf(change.id),
          allDay: change.allDay,
          detail: change.detail,
          announces: change.announces,
        });
        break;
      case 'left-out-series':
        putSeries(change.id, {
          key: keyOf(change.id),
          allDay: false,
          detail: null,
          announces: change.announces,
        });
        break;
      case 'left-out':
      case 'removed':
        removeMeeting(change.id);
        removeSeries(keyOf(change.id));
        break;
      case 'unreadable':
        seenMeetings.add(change.id);
        seenSeries.add(keyOf(change.id));
        break;
      case 'unchanged':
        seenMeetings.add(change.id);
        if (change.seriesId !== null) seenSeries.add(keyOf(change.seriesId));
        break;
    }

  return {
    removedSeries: [...removedSeries],
    removedMeetings: [...removedMeetings],
    series: [...series.values()],
    meetings: [...meetings.values()],
    seenMeetings: [...seenMeetings],
    seenSeries: [...seenSeries],
    end,
  };
};
