import type { WindowPage } from '../../../ports/calendar-provider.ts';
import { ProviderError } from '../../../ports/failure.ts';
import { storableId } from '../storable.ts';
import { read, write } from './cursor.ts';
import { beginning, type Place, readPart } from './parts.ts';
import { type Reading, tellingOf } from './reading.ts';
import { tellRows } from './tell-rows.ts';

const placeIn = (reading: Reading, cursor: string | null): Place => {
  if (cursor === null) return beginning(reading);
  const place = read(cursor);
  if (place.in !== 'view') throw new ProviderError({ kind: 'cursor-expired' });
  return place;
};

/** One page of a plain reading: everything in it is opened. @throws ProviderError */
export const viewPage = async (reading: Reading, cursor: string | null): Promise<WindowPage> => {
  const { rows, odd, next } = await readPart(reading, placeIn(reading, cursor), new Map());
  const { changes } = await tellRows(tellingOf(reading, { bySeries: false, spoken: new Map() }), rows);
  const unreadable = odd.map(
    ({ itemId, path }) => ({ kind: 'unreadable', id: storableId(itemId), path }) as const,
  );
  return {
    changes: [...changes, ...unreadable],
    cursor: next && write({ v: 1, in: 'view', ...next }),
  };
};
