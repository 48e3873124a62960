import { fingerprint } from './fingerprint.ts';
import type { Row } from './rows.ts';

/** The ordinary members of one series in one version: what one of them says holds for all. At least one. */
export type Group = {
  readonly version: string;
  readonly seriesId: string;
  readonly first: Row;
  readonly rows: readonly Row[];
};

const versionOf = (row: Row): string => fingerprint('series', row.seriesId, row.item.changeKey);

export const isOfSeries = ({ member }: Row): boolean => member === 'occurrence';

/** The ordinary members among rows, by their series, in the order of the rows. */
export const groupsIn = (rows: readonly Row[]): Group[] => {
  const byVersion = new Map<string, Row[]>();
  for (const row of rows.filter(isOfSeries)) {
    const version = versionOf(row);
    const group = byVersion.get(version);
    if (group === undefined) byVersion.set(version, [row]);
    else group.push(row);
  }
  return [...byVersion].flatMap(([version, group]) => {
    const [first] = group;
    return first === undefined ? [] : [{ version, seriesId: first.seriesId ?? first.id, first, rows: group }];
  });
};
