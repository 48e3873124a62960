import type { Detail, MeetingTime } from '../../src/domain/meeting.ts';
import {
  type Change,
  type MeetingRow,
  type RoundEnd,
  reconcile,
  type SeriesRow,
} from '../../src/domain/reconcile.ts';
import type { CalendarProvider, Known, Source } from '../../src/ports/calendar-provider.ts';
import { ProviderError } from '../../src/ports/failure.ts';

type Seen<T> = T & { readonly round: number };

/** A meeting as a person would see it. */
export type Shown = {
  readonly id: string;
  readonly time: MeetingTime;
  readonly detail: Detail;
  readonly member: MeetingRow['member'];
};

const keyOf = (seriesId: string): string => `series ${seriesId}`;

const dateIn = (time: string | number): string => new Date(time).toISOString().slice(0, 10);
const instantIn = (time: string | number): number => (typeof time === 'string' ? Date.parse(time) : time);

/** Whether an occurrence is of whole days is what its series says. */
const asDays = ({ start, end }: MeetingTime, allDay: boolean): MeetingTime =>
  allDay
    ? { allDay, start: dateIn(start), end: dateIn(end) }
    : { allDay, start: instantIn(start), end: instantIn(end) };

/** A provider that never ends a round. */
const MOST_PAGES = 500;

/** One calendar as the store keeps it, without a database: what a provider tells is applied as the sync would. */
export class FollowedCalendar {
  readonly #provider: Pick<CalendarProvider, 'view' | 'changes'>;
  readonly #source: Source;
  #meetings = new Map<string, Seen<MeetingRow>>();
  #series = new Map<string, Seen<SeriesRow>>();
  #round = 0;
  #cursor: string | null = null;
  /** Everything that was told, page after page. */
  readonly told: Change[][] = [];

  constructor(provider: Pick<CalendarProvider, 'view' | 'changes'>, source: Source) {
    this.#provider = provider;
    this.#source = source;
  }

  get cursor(): string | null {
    return this.#cursor;
  }

  set cursor(cursor: string | null) {
    this.#cursor = cursor;
  }

  /** The first week, and then everything: as a calendar that was just selected. */
  async begin(): Promise<void> {
    const { window } = this.#source;
    const week = { start: window.start, end: Math.min(window.end, window.start + 8 * 86_400_000) };
    this.#round += 1;
    let cursor: string | null = null;
    do {
      const page = await this.#provider.view({ ...this.#source, window: week }, cursor);
      this.#apply(page.changes, null);
      cursor = page.cursor;
    } while (cursor !== null);
    this.#cursor = null;
    await this.catchUp();
  }

  /** A full pass, or what changed since. A cursor that was lost leads to a full pass. */
  async catchUp(): Promise<void> {
    const isPass = this.#cursor === null;
    this.#round += 1;
    try {
      for (let pages = 0; pages < MOST_PAGES; pages += 1) {
        const { changes, next } = await this.#provider.changes(this.#source, this.#cursor, this.#known());
        if (next.kind === 'more' && next.cursor === this.#cursor) throw new Error('the cursor stood still');
        this.#cursor = next.cursor;
        this.#apply(changes, next.kind === 'more' ? null : isPass ? 'unseen' : 'announced');
        if (next.kind === 'complete') return;
      }
      throw new Error('the round does not end');
    } catch (error) {
      const isLost = error instanceof ProviderError && error.failure.kind === 'cursor-expired';
      if (!isLost || isPass) throw error;
      this.#cursor = null;
      await this.catchUp();
    }
  }

  /** What would be on a screen, by start and title. */
  shown(): Shown[] {
    const startOf = ({ time }: Shown) => String(time.allDay ? Date.parse(time.start) : time.start);
    return [...this.#meetings.values()]
      .flatMap(({ id, time, detail: own, member, seriesKey }): Shown[] => {
        const series = member === 'occurrence' && seriesKey ? this.#series.get(seriesKey) : undefined;
        const detail = series?.detail ?? own;
        return detail ? [{ id, time: asDays(time, series?.allDay ?? time.allDay), detail, member }] : [];
      })
      .sort((a, b) => startOf(a).localeCompare(startOf(b)) || a.detail.title.localeCompare(b.detail.title));
  }

  /** The same as lines. */
  lines(): string[] {
    return this.shown().map(({ time, detail }) => line(time, detail.title));
  }

  #known(): Known {
    return {
      series: async (ids) =>
        new Map(
          ids.flatMap((id) => {
            const series = this.#series.get(keyOf(id));
            if (!series || (series.detail === null && series.round !== this.#round)) return [];
            return [[id, series.detail ? 'kept' : 'left-out'] as const];
          }),
        ),
      tags: async () =>
        new Map([...this.#meetings.values()].flatMap(({ id, tag }) => (tag === null ? [] : [[id, tag]]))),
    };
  }

  #apply(changes: readonly Change[], end: RoundEnd | null): void {
    this.told.push([...changes]);
    const plan = reconcile(changes, keyOf, end);
    const round = this.#round;
    const dropMembers = (keys: readonly string[], which: (row: MeetingRow) => boolean) => {
      const gone = new Set(keys);
      for (const row of [...this.#meetings.values()])
        if (row.seriesKey !== null && gone.has(row.seriesKey) && which(row)) this.#meetings.delete(row.id);
    };
    dropMembers(plan.removedSeries, () => true);
    for (const key of plan.removedSeries) this.#series.delete(key);
    const leftOut = plan.series.filter(({ detail }) => detail === null).map(({ key }) => key);
    dropMembers(leftOut, ({ member }) => member === 'occurrence');
    for (const id of plan.removedMeetings) this.#meetings.delete(id);
    for (const row of plan.series) this.#series.set(row.key, { ...row, round });
    for (const row of plan.meetings)
      this.#meetings.set(row.id, {
        ...row,
        detail: row.detail ?? this.#meetings.get(row.id)?.detail ?? null,
        round,
      });
    for (const id of plan.seenMeetings) {
      const row = this.#meetings.get(id);
      if (row) this.#meetings.set(id, { ...row, round });
    }
    for (const key of plan.seenSeries) {
      const row = this.#series.get(key);
      if (row) this.#series.set(key, { ...row, round });
    }
    if (end === 'unseen') {
      for (const row of [...this.#meetings.values()]) if (row.round < round) this.#meetings.delete(row.id);
      for (const row of [...this.#series.values()]) if (row.round < round) this.#series.delete(row.key);
    }
    if (end === 'announced')
      dropMembers(
        [...this.#series.values()]
          .filter((row) => row.announces && row.round === round)
          .map(({ key }) => key),
        (row) => (this.#meetings.get(row.id)?.round ?? 0) < round,
      );
  }
}

/** A meeting as one line: when it begins, and its title. */
export const line = (time: MeetingTime, title: string): string =>
  `${time.allDay ? time.start : new Date(time.start).toISOString().slice(0, 16)} ${title}`;
