import type { ChangePage, Known } from '../../../ports/calendar-provider.ts';
import { ProviderError } from '../../../ports/failure.ts';
import { read } from './cursor.ts';
import { passPage } from './pass.ts';
import type { Reading } from './reading.ts';
import { roundPage } from './round.ts';

/** One page of change tracking; a null cursor starts a full pass. @throws ProviderError */
export const changesPage = (reading: Reading, cursor: string | null, known: Known): Promise<ChangePage> => {
  if (cursor === null) return passPage(reading, null, known.tags);
  const place = read(cursor);
  switch (place.in) {
    case 'pass':
      return passPage(reading, place, known.tags);
    case 'rounds':
      return roundPage(reading, place, known.tags);
    case 'view':
      throw new ProviderError({ kind: 'cursor-expired' });
  }
};
