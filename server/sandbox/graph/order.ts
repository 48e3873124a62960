import { failures } from './failure.ts';
import { option } from './query-options.ts';

type Fields = Readonly<Record<string, unknown>>;

const SORTABLE = ['start/dateTime', 'end/dateTime', 'subject', 'createdDateTime', 'lastModifiedDateTime'];

/** `$orderby` of one or more properties, each `asc` or `desc`. */
export function ordered<T>(query: URLSearchParams, rows: readonly T[], fieldsOf: (row: T) => Fields): T[] {
  const text = option(query, 'orderby');
  if (text === null) return [...rows];
  const keys = text.split(',').map((term) => {
    const [path = '', direction = 'asc'] = term.trim().split(/\s+/);
    if (!SORTABLE.includes(path)) throw failures.badQuery(`The property '${path}' does not support sorting.`);
    return { path: path.split('/'), sign: direction.toLowerCase() === 'desc' ? -1 : 1 };
  });
  return rows
    .map((row) => ({ row, values: keys.map(({ path }) => valueAt(fieldsOf(row), path)) }))
    .sort((a, b) => {
      for (const [i, { sign }] of keys.entries()) {
        const [left = '', right = ''] = [a.values[i], b.values[i]];
        if (left !== right) return left < right ? -sign : sign;
      }
      return 0;
    })
    .map(({ row }) => row);
}

function valueAt(fields: Fields, path: readonly string[]): string {
  let value: unknown = fields;
  for (const name of path) value = (value as Fields)[name];
  return String(value).toLowerCase();
}
