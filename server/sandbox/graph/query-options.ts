import { failures } from './failure.ts';

/** A query option by its name in any case, with or without `$`; null when it isn't there. */
export function option(query: URLSearchParams, name: string): string | null {
  const wanted = name.toLowerCase();
  for (const [key, value] of query) {
    if (key.toLowerCase().replace(/^\$/, '') === wanted) return value;
  }
  return null;
}

/** `$top` and `$skip`. A `$top` over `limit` is refused, as Outlook does. */
export function paging(query: URLSearchParams, defaults: { size: number; limit: number }) {
  const top = count(query, 'top');
  if (top !== null && (top < 1 || top > defaults.limit)) {
    throw failures.badQuery(
      top < 1
        ? "Invalid value '0' for $top query option found. The $top query option requires a positive integer value."
        : `The limit of '${defaults.limit}' for Top query has been exceeded. The value from the incoming request is '${top}'.`,
    );
  }
  return { size: top ?? defaults.size, skip: count(query, 'skip') ?? 0 };
}

function count(query: URLSearchParams, name: string): number | null {
  const text = option(query, name);
  if (text === null) return null;
  if (!/^\d{1,9}$/.test(text)) {
    throw failures.badQuery(
      `Invalid value '${text}' for $${name} query option found. The $${name} query option requires a non-negative integer value.`,
    );
  }
  return Number(text);
}

/** Names of `$select`; null for all. A name that the type doesn't have is refused. */
export function selected(query: URLSearchParams, known: ReadonlySet<string>, type: string): string[] | null {
  const text = option(query, 'select');
  if (text === null || text.trim() === '') return null;
  const names = text.split(',').map((name) => name.trim());
  for (const name of names) {
    if (!known.has(name)) {
      throw failures.badQuery(
        `Could not find a property named '${name}' on type 'Microsoft.OutlookServices.${type}'.`,
      );
    }
  }
  return names;
}

/** The same query with another `$skip`, for a nextLink. */
export function skippedTo(query: URLSearchParams, skip: number): URLSearchParams {
  const next = new URLSearchParams();
  for (const [name, value] of query) {
    if (name.toLowerCase().replace(/^\$/, '') !== 'skip') next.append(name, value);
  }
  next.append('$skip', String(skip));
  return next;
}

/** `$` stays readable in links, as in Microsoft's own. */
export function queryText(query: URLSearchParams): string {
  return query.toString().replaceAll('%24', '$').replaceAll('%3A', ':').replaceAll('%2C', ',');
}
