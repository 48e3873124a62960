/** From `x.y.example.com` the `example.com`: rows are filed under it. */
const fileOf = (host: string): string => {
  const last = host.lastIndexOf('.');
  return last > 0 ? host.slice(host.lastIndexOf('.', last - 1) + 1) : host;
};

const matches = (host: string, pattern: string): boolean => {
  if (pattern === '*') return true;
  if (pattern.endsWith('.')) return host.startsWith(pattern);
  return pattern.startsWith('.') ? host.endsWith(pattern) : host === pattern;
};

/** Whether a pattern names no host but a habit of those who run a product themselves. */
export const isAnyHost = (pattern: string): boolean => pattern.endsWith('.') || pattern === '*';

export type HostTable<Row> = {
  /** Whether rows are filed under the last two labels of a host. */
  readonly knowsEnd: (labels: string) => boolean;
  /** Whether a row names the host. */
  readonly names: (host: string) => boolean;
  /** Rows for a host (in small letters), those that name it before those that hold for any. */
  readonly find: (host: string) => readonly Row[];
};

/** Rows by host. Names are compared from the right: `evilzoom.us` and `zoom.us.evil.example` are not Zoom's. */
export const hostTable = <Row extends { readonly hosts: readonly string[] }>(
  rows: readonly Row[],
): HostTable<Row> => {
  const filed = new Map<string, Set<Row>>();
  const anywhere = rows.filter(({ hosts }) => hosts.some(isAnyHost));
  for (const row of rows)
    for (const host of row.hosts.filter((pattern) => !isAnyHost(pattern))) {
      const file = fileOf(host);
      filed.set(file, (filed.get(file) ?? new Set()).add(row));
    }
  const naming = (host: string): Row[] =>
    [...(filed.get(fileOf(host)) ?? [])].filter(({ hosts }) =>
      hosts.some((pattern) => matches(host, pattern)),
    );
  return {
    knowsEnd: (labels) => filed.has(labels),
    names: (host) => naming(host).length > 0,
    find: (host) => [
      ...naming(host),
      ...anywhere.filter(({ hosts }) => hosts.some((pattern) => matches(host, pattern))),
    ],
  };
};
