import type { Connection } from '../../../../server/contract/connections.ts';

/** What each selected calendar is called; the account is added where two would be called alike. */
export function calendarNamesOf(connections: readonly Connection[]): ReadonlyMap<string, string> {
  const all = connections.flatMap(({ account, calendars }) =>
    calendars.map(({ id, name }) => ({ id, name, account: account.name || account.address })),
  );
  const twice = new Set(
    all.map(({ name }) => name).filter((name, place, names) => names.indexOf(name) !== place),
  );
  return new Map(
    all.map(({ id, name, account }) => [id, twice.has(name) ? `${name} (${account})` : name] as const),
  );
}
