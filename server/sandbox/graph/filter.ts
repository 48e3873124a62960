import { failures } from './failure.ts';
import { option } from './query-options.ts';

type Fields = Readonly<Record<string, unknown>>;
type Literal = string | number | boolean | null;

const COMPARISON = /^([\w/]+)\s+(eq|ne|gt|ge|lt|le)\s+(.+)$/;
const FUNCTION = /^(startswith|endswith|contains)\(\s*([\w/]+)\s*,\s*'((?:[^']|'')*)'\s*\)$/;

/**
 * `$filter` of comparisons and string functions joined by `and`, which is what Outlook is commonly asked.
 * Anything else is refused rather than answered wrongly.
 */
export function filterOf(query: URLSearchParams): (fields: Fields) => boolean {
  const text = option(query, 'filter');
  if (text === null) return () => true;
  const tests = text.split(/\s+and\s+(?=(?:[^']*'[^']*')*[^']*$)/).map((term) => testOf(term.trim()));
  return (fields) => tests.every((test) => test(fields));
}

function testOf(term: string): (fields: Fields) => boolean {
  const call = FUNCTION.exec(term);
  if (call) {
    const [, name = '', path = '', quoted = ''] = call;
    const wanted = quoted.replaceAll("''", "'").toLowerCase();
    return (fields) => {
      const value = String(valueAt(fields, path) ?? '').toLowerCase();
      if (name === 'startswith') return value.startsWith(wanted);
      return name === 'endswith' ? value.endsWith(wanted) : value.includes(wanted);
    };
  }
  const comparison = COMPARISON.exec(term);
  if (!comparison) throw failures.badQuery(`Invalid filter clause: '${term}'.`);
  const [, path = '', operator = '', written = ''] = comparison;
  const wanted = literal(written);
  return (fields) => compare(valueAt(fields, path), operator, wanted);
}

function literal(text: string): Literal {
  const quoted = /^'((?:[^']|'')*)'$/.exec(text);
  if (quoted) return (quoted[1] ?? '').replaceAll("''", "'");
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (!Number.isNaN(Date.parse(text))) return text;
  throw failures.badQuery(`Invalid filter clause: '${text}' is no literal.`);
}

function compare(value: unknown, operator: string, wanted: Literal): boolean {
  const [left, right] = comparable(value, wanted);
  switch (operator) {
    case 'eq':
      return left === right;
    case 'ne':
      return left !== right;
    case 'gt':
      return left > right;
    case 'ge':
      return left >= right;
    case 'lt':
      return left < right;
    default:
      return left <= right;
  }
}

/** Times are compared as instants (a time without offset is UTC), words without regard to case. */
function comparable(value: unknown, wanted: Literal): [string | number, string | number] {
  if (typeof wanted === 'string' && /^\d{4}-\d\d-\d\d/.test(wanted)) {
    return [instant(String(value)), instant(wanted)];
  }
  if (typeof value === 'number' && typeof wanted === 'number') return [value, wanted];
  return [String(value).toLowerCase(), String(wanted).toLowerCase()];
}

function instant(text: string): number {
  return Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(text) || !text.includes('T') ? text : `${text}Z`);
}

function valueAt(fields: Fields, path: string): unknown {
  let value: unknown = fields;
  for (const name of path.split('/')) {
    if (typeof value !== 'object' || value === null || !(name in value)) {
      throw failures.badQuery(`Could not find a property named '${name}'.`);
    }
    value = (value as Fields)[name];
  }
  return value;
}
