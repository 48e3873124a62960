import type { Change } from '../../../domain/reconcile.ts';
import type { ChangePage } from '../../../ports/calendar-provider.ts';
import { storableId } from '../storable.ts';
import { type PassCursor, write } from './cursor.ts';
import { standingOf, unsureSince } from './detector.ts';
import { fingerprint, packed, unpacked } from './fingerprint.ts';
import { beginning, readPart } from './parts.ts';
import { type Reading, tellingOf } from './reading.ts';
import type { Row, Taken } from './rows.ts';
import { idsIn, type Tags, tellOdd } from './stored.ts';
import { type Spoken, tellRows } from './tell-rows.ts';

/** Ids that can't be understood are remembered so far. */
const MOST_UNREADABLE = 100;

const begun = async (reading: Reading): Promise<PassCursor> => ({
  v: 1,
  in: 'pass',
  began: reading.client.now(),
  ...beginning(reading),
  // Looked at before anything is read, so that what changes meanwhile is found afterwards.
  standing: await standingOf(reading.client, reading.errand, reading.folder),
  settled: '',
  taken: '',
  kept: '',
  leftOut: '',
  unreadable: [],
});

const spokenIn = ({ kept, leftOut }: PassCursor): Spoken =>
  new Map([
    ...[...unpacked(kept)].map((version) => [version, 'kept'] as const),
    ...[...unpacked(leftOut)].map((version) => [version, 'left-out'] as const),
  ]);

const versions = (spoken: Spoken, status: 'kept' | 'left-out'): string =>
  packed([...spoken].filter(([, one]) => one === status).map(([version]) => version));

/** Ids of single meetings in the parts before: another item that wants one of them gets its own id. */
const isTakenBefore = (taken: ReadonlySet<string>, { id, member }: Row): boolean =>
  member === 'single' && taken.has(fingerprint('taken', id));

/** What is stored as it is. */
const unchanged = ({ id, seriesId }: Row): Change => ({ kind: 'unchanged', id, seriesId });

/**
 * One page of a full pass: a part of the window. What is stored in the version that is listed is not opened.
 * @throws ProviderError
 */
export const passPage = async (
  reading: Reading,
  cursor: PassCursor | null,
  tags: () => Promise<Tags>,
): Promise<ChangePage> => {
  const before = cursor ?? (await begun(reading));
  const taken: Taken = new Map();
  const takenBefore = unpacked(before.taken);
  const { rows: listed, odd, next, expands } = await readPart(reading, before, taken);
  const rows = listed.map((row) =>
    isTakenBefore(takenBefore, row) ? { ...row, id: storableId(row.itemId), seriesId: null } : row,
  );

  const stored = await tags();
  const spoken = spokenIn(before);
  const isStored = ({ id, tag }: Row): boolean => stored.get(id) === tag;
  const told = await tellRows(
    tellingOf(reading, { bySeries: true, spoken }),
    rows.filter((row) => !isStored(row)),
  );
  const idsOf = idsIn(odd.length > 0 ? stored : new Map());
  const strange = odd.flatMap((one) => tellOdd(one, idsOf));
  const changes = [...rows.filter(isStored).map(unchanged), ...told.changes, ...strange];
  const unreadable = [
    ...before.unreadable,
    ...changes.filter(({ kind }) => kind === 'unreadable').map(({ id }) => id),
  ].slice(0, MOST_UNREADABLE);
  const settled = before.settled + packed(told.settled);

  if (next === null) {
    const { standing } = before;
    return {
      changes,
      next: {
        kind: 'complete',
        cursor: write({
          v: 1,
          in: 'rounds',
          standing,
          unsureSince: unsureSince(standing, before.began, before.began),
          settled,
          expands,
          unreadable,
          page: 0,
        }),
      },
    };
  }
  const singles = rows.filter(({ member }) => member === 'single').map(({ id }) => fingerprint('taken', id));
  return {
    changes,
    next: {
      kind: 'more',
      cursor: write({
        ...before,
        ...next,
        settled,
        taken: packed(new Set([...takenBefore, ...singles])),
        kept: versions(spoken, 'kept'),
        leftOut: versions(spoken, 'left-out'),
        unreadable,
      }),
    },
  };
};
