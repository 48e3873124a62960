import { admits } from '../../../domain/filters.ts';
import type { Detail } from '../../../domain/meeting.ts';
import type { Change } from '../../../domain/reconcile.ts';
import type { Source } from '../../../ports/calendar-provider.ts';
import type { EwsClient } from '../asking/client.ts';
import type { Errand } from '../asking/errand.ts';
import { meetingTime } from '../time/meeting-time.ts';
import { isPrivate, type Reader } from './detail.ts';
import { fingerprint } from './fingerprint.ts';
import { type Group, groupsIn, isOfSeries } from './groups.ts';
import type { Opened } from './open-items.ts';
import { openRows } from './open-rows.ts';
import type { Row } from './rows.ts';
import type { Speaker } from './speaker.ts';

/** What series were found to be in one pass, by their versions. */
export type Spoken = Map<string, 'kept' | 'left-out'>;

export type Telling = {
  readonly client: EwsClient;
  readonly errand: Errand;
  readonly filters: Source['filters'];
  readonly reader: Reader;
  /** Whether a series speaks for its occurrences, or each carries everything itself, as in a plain reading. */
  readonly bySeries: boolean;
  /** Added to. */
  readonly spoken: Spoken;
};

export type Told = {
  readonly changes: readonly Change[];
  /** Marks of the rows that nothing is stored of: left out, unreadable or gone. */
  readonly settled: readonly string[];
};

type Silent = Exclude<Opened<Speaker>, { kind: 'item' }>;

/** Marks a version of a meeting that nothing is stored of. */
export const markOf = ({ id, tag }: Pick<Row, 'id' | 'tag'>): string => fingerprint('mark', id, tag);

/** What can't be understood is there all the same, and so is its series. */
export const unreadable = ({ id, seriesId }: Pick<Row, 'id' | 'seriesId'>, path: string): Change[] => [
  ...(seriesId === null ? [] : [{ kind: 'unchanged', id, seriesId } as const]),
  { kind: 'unreadable', id, path },
];

const leftOut = ({ id }: Row): Change => ({ kind: 'left-out', id });

const NONE: Told = { changes: [], settled: [] };

const joined = (all: readonly Told[]): Told => ({
  changes: all.flatMap(({ changes }) => changes),
  settled: all.flatMap(({ settled }) => settled),
});

const leaveOut = (rows: readonly Row[]): Told => ({ changes: rows.map(leftOut), settled: rows.map(markOf) });

const lose = (rows: readonly Row[], why: Silent): Told => ({
  changes: why.kind === 'unreadable' ? rows.flatMap((row) => unreadable(row, why.path)) : [],
  settled: rows.map(markOf),
});

const occurrence = (row: Row, one: Speaker | null, detail: Detail | null): Change => ({
  kind: 'occurrence',
  id: row.id,
  seriesId: row.seriesId ?? row.id,
  time: meetingTime({ ...row.item, start: row.start, end: row.end }, one?.zones),
  detail,
  tag: row.tag,
});

const meeting = (row: Row, { detail, times, zones }: Speaker): Change => ({
  kind: 'meeting',
  id: row.id,
  seriesId: row.seriesId,
  time: meetingTime({ ...row.item, ...(times ?? { start: row.start, end: row.end }) }, zones),
  originalStart: row.member === 'exception' ? row.originalStart : null,
  detail,
  tag: row.tag,
});

/**
 * Tells of rows that are new or different. What the filters leave out by what is listed already is not opened; of the
 * ordinary members of a series one is opened and speaks for all.
 * @throws ProviderError
 */
export const tellRows = async (telling: Telling, rows: readonly Row[]): Promise<Told> => {
  const { filters, reader, bySeries, spoken } = telling;
  const isClosed = ({ item }: Row): boolean => !filters.syncPrivate && isPrivate(item, reader);

  const groups = groupsIn(rows);
  const others = rows.filter((row) => !isOfSeries(row));
  const opened = await openRows(
    telling,
    others.filter((row) => !isClosed(row)),
    groups.filter(({ version, first }) => !spoken.has(version) && !isClosed(first)),
  );

  const leaveOutGroup = ({ version, seriesId, rows: members }: Group): Told => {
    if (!bySeries) return leaveOut(members);
    const isNew = spoken.get(version) === undefined;
    spoken.set(version, 'left-out');
    return {
      changes: isNew ? [{ kind: 'left-out-series', id: seriesId, announces: false }] : [],
      settled: members.map(markOf),
    };
  };

  const tellGroup = (group: Group): Told => {
    const { version, seriesId, first, rows: members } = group;
    if (spoken.get(version) === 'kept')
      return { ...NONE, changes: members.map((row) => occurrence(row, null, null)) };
    if (spoken.get(version) === 'left-out' || isClosed(first)) return leaveOutGroup(group);
    const one = opened.group(group);
    if (one.kind !== 'item') return lose(members, one);
    const { detail, allDay } = one.value;
    if (!admits(filters, detail)) return leaveOutGroup(group);
    if (!bySeries) return { ...NONE, changes: members.map((row) => occurrence(row, one.value, detail)) };
    spoken.set(version, 'kept');
    return {
      changes: [
        { kind: 'series', id: seriesId, allDay, detail, announces: false },
        ...members.map((row) => occurrence(row, one.value, null)),
      ],
      settled: [],
    };
  };

  const tellOther = (row: Row): Told => {
    if (isClosed(row)) return leaveOut([row]);
    const one = opened.row(row);
    if (one.kind !== 'item') return lose([row], one);
    return admits(filters, one.value.detail)
      ? { ...NONE, changes: [meeting(row, one.value)] }
      : leaveOut([row]);
  };

  return joined([...groups.map(tellGroup), ...others.map(tellOther)]);
};
