import { EwsFailure, EwsFault } from '../ews-failure.ts';
import { childNamed, type XmlElement } from '../soap/read-xml.ts';
import { reaches } from '../versions.ts';
import type { Call } from './operation.ts';

/** A part of a list, and the attributes that say which. */
export type Page<T> = { rows: readonly T[]; attributes: Record<string, string | number | boolean> };

/** What the request asks for of a list; without a view all that the server lists at once. */
export function pageOf<T>(call: Call, all: readonly T[], view: XmlElement | undefined): Page<T> {
  const wanted = Number(view?.attributes.MaxEntriesReturned ?? Number.POSITIVE_INFINITY);
  const offset = Number(view?.attributes.Offset ?? 0);
  if (wanted < 1 || offset < 0) throw new EwsFailure('ErrorInvalidPagingMaxRows');
  const most = Math.min(wanted, mostAtOnce(call, Math.min(wanted, all.length - offset)));
  const atEnd = view?.attributes.BasePoint === 'End';
  const start = atEnd ? Math.max(0, all.length - offset - most) : offset;
  const end = atEnd ? Math.max(0, all.length - offset) : Math.min(all.length, offset + most);
  const last = atEnd ? start === 0 : end >= all.length;
  return {
    rows: all.slice(start, end),
    attributes: {
      // Where the next page begins, and not where this one did.
      IndexedPagingOffset: atEnd ? all.length - start : Math.max(end, 0),
      TotalItemsInView: all.length,
      IncludesLastItemInRange: last,
    },
  };
}

/** Schemas before 2010 SP1 know no partial list and refuse one that would be too long. */
export function mostAtOnce({ settings, schema }: Call, asked: number): number {
  if (asked > settings.findLimit && !reaches(schema, 'Exchange2010_SP1'))
    throw new EwsFault('ErrorServerBusy');
  return settings.findLimit;
}

export const viewNamed = (request: XmlElement, ...names: string[]): XmlElement | undefined =>
  names.map((name) => childNamed(request, name)).find((view) => view !== undefined);
