import type { Change } from '../../../domain/reconcile.ts';
import type { ChangePage } from '../../../ports/calendar-provider.ts';
import { type RoundCursor, write } from './cursor.ts';
import { since, unsureSince } from './detector.ts';
import { packed, unpacked } from './fingerprint.ts';
import { beginning, type Place, readPart } from './parts.ts';
import { type Reading, tellingOf } from './reading.ts';
import { type Odd, type Row, seriesIn, type Taken } from './rows.ts';
import { type IdsOf, idsIn, type Tags, tellOdd } from './stored.ts';
import { markOf, tellRows } from './tell-rows.ts';

/** So many that are new or different are told of in one page. */
const MOST_TOLD = 300;

type Listed = {
  /** Everything in the window, by our ids and their series'. */
  readonly ids: ReadonlySet<string>;
  readonly series: ReadonlySet<string>;
  /** Marks of rows that nothing is stored of, and that were looked at before, by our ids. */
  readonly settled: ReadonlyMap<string, string>;
  readonly different: readonly Row[];
  readonly odd: readonly Odd[];
  readonly expands: Place['expands'];
};

/** Lists the whole window, and compares it with what is stored. */
const listed = async (reading: Reading, { expands, settled }: RoundCursor, tags: Tags): Promise<Listed> => {
  const settledBefore = unpacked(settled);
  const taken: Taken = new Map();
  const ids = new Set<string>();
  const series = new Set<string>();
  const still = new Map<string, string>();
  const different: Row[] = [];
  const odd: Odd[] = [];
  let place: Place | null = beginning(reading, expands);
  let seen = expands;
  while (place !== null) {
    const part = await readPart(reading, place, taken);
    odd.push(...part.odd);
    for (const row of part.rows) {
      ids.add(row.id);
      if (row.seriesId !== null) series.add(row.seriesId);
      if (tags.get(row.id) === row.tag) continue;
      const mark = markOf(row);
      if (settledBefore.has(mark)) still.set(row.id, mark);
      else different.push(row);
    }
    place = part.next;
    seen = part.expands;
  }
  return { ids, series, settled: still, different, odd, expands: seen };
};

/** What is stored and not in a whole listing is gone, and so is a series without any member. */
const removals = ({ ids, series, odd }: Listed, tags: Tags, idsOf: IdsOf): Change[] => {
  const kept = new Set(odd.flatMap(idsOf));
  const gone = [...tags.keys()].filter((id) => !ids.has(id) && !kept.has(id));
  const keptSeries = new Set([...kept].map(seriesIn));
  const goneSeries = new Set(
    gone
      .map(seriesIn)
      .filter((id) => id !== null)
      .filter((id) => !series.has(id) && !ids.has(id) && !keptSeries.has(id)),
  );
  return [...gone, ...goneSeries].map((id) => ({ kind: 'removed', id }));
};

/** Of what could not be understood before nobody else says anything now: it is as it was stored, or nothing is. */
const mended = (before: readonly string[], { settled }: Listed, tags: Tags): Change[] =>
  before
    .filter((id) => !settled.has(id))
    .map((id) =>
      tags.has(id) ? { kind: 'unchanged', id, seriesId: seriesIn(id) } : { kind: 'left-out', id },
    );

/**
 * One page of a round: nothing where the folder stands as it surely stood; else the window is listed whole and compared with
 * what is stored. Where more is different than fits in a page, the next page compares anew.
 * @throws ProviderError
 */
export const roundPage = async (
  reading: Reading,
  before: RoundCursor,
  stored: () => Promise<Tags>,
): Promise<ChangePage> => {
  const { client, errand, folder } = reading;
  const began = client.now();
  const { standing, changed } = await since(client, errand, folder, before.standing);
  if (!changed && before.unsureSince === null && before.page === 0)
    return { changes: [], next: { kind: 'complete', cursor: write({ ...before, standing }) } };

  const tags = await stored();
  const now = await listed(reading, before, tags);
  const told = await tellRows(
    tellingOf(reading, { bySeries: true, spoken: new Map() }),
    now.different.slice(0, MOST_TOLD),
  );
  const { expands } = now;
  const settled = packed([...now.settled.values(), ...told.settled]);
  if (now.different.length > MOST_TOLD) {
    // It stands as before until everything was told: a round that is given up begins again.
    const more = { ...before, settled, expands, page: before.page + 1 };
    return { changes: told.changes, next: { kind: 'more', cursor: write(more) } };
  }
  const idsOf = idsIn(tags);
  const odd = now.odd.flatMap((one) => tellOdd(one, idsOf));
  const changes = [
    ...mended(before.unreadable, now, tags),
    ...removals(now, tags, idsOf),
    ...told.changes,
    ...odd,
  ];
  const unreadable = [
    ...before.unreadable.filter((id) => now.settled.has(id)),
    ...changes.filter(({ kind }) => kind === 'unreadable').map(({ id }) => id),
  ];
  return {
    changes,
    next: {
      kind: 'complete',
      cursor: write({
        v: 1,
        in: 'rounds',
        standing,
        unsureSince: unsureSince(standing, (changed ? null : before.unsureSince) ?? began, began),
        settled,
        expands,
        unreadable,
        page: 0,
      }),
    },
  };
};
