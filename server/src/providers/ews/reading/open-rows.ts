import type { EwsClient } from '../asking/client.ts';
import type { Errand } from '../asking/errand.ts';
import { isHidden, type Reader } from './detail.ts';
import type { Group } from './groups.ts';
import { type Opened, openItems } from './open-items.ts';
import type { Row } from './rows.ts';
import { type Speaker, speakerOf } from './speaker.ts';

type Opening = { readonly client: EwsClient; readonly errand: Errand; readonly reader: Reader };

/** What opening rows and groups gave. */
export type OpenedRows = {
  row(row: Row): Opened<Speaker>;
  /** What one of its members says for all. */
  group(group: Group): Opened<Speaker>;
};

/**
 * Opens rows, and one member of each group; another one where that is damaged or gone. What is hidden from us stays
 * closed, and says no more than what was listed.
 * @throws ProviderError
 */
export const openRows = async (
  { client, errand, reader }: Opening,
  rows: readonly Row[],
  groups: readonly Group[],
): Promise<OpenedRows> => {
  const open = (some: readonly Row[]) =>
    openItems(
      client,
      errand,
      some
        .filter((row) => !isHidden(row.item, reader) && row.opened === undefined)
        .map(({ itemId }) => itemId),
      (item) => speakerOf(item, reader),
    );
  const opened = await open([...rows, ...groups.map(({ first }) => first)]);

  const told = (row: Row, from: ReadonlyMap<string, Opened<Speaker>>): Opened<Speaker> => {
    if (isHidden(row.item, reader)) return { kind: 'item', value: speakerOf(row.item, reader) };
    if (row.opened) return { kind: 'item', value: speakerOf(row.opened, reader) };
    return from.get(row.itemId) ?? { kind: 'gone' };
  };
  const silent = groups.filter(({ first }) => told(first, opened).kind !== 'item');
  const seconds = await open(silent.flatMap(({ rows: [, second] }) => second ?? []));

  return {
    row: (row) => told(row, opened),
    group: ({ first, rows: [, second] }) => {
      const one = told(first, opened);
      return one.kind === 'item' || !second ? one : (seconds.get(second.itemId) ?? one);
    },
  };
};
