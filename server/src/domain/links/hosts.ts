/** From `x.y.example.com` the `example.com`: rows are filed under it. */
export const fileOf = (host: string): string => {
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
  /** The last two labels of all hosts that rows name. */
  readonly ends: readonly string[];
  /** Whether a row names the host. */
  readonly names: (host: string) => boolean;
  /** Rows for a host (in small letters): those that name it; if there are none, those that hold for any. */
  readonly find: (host: string) => readonly Row[];
};

/** Few hosts are asked for again and again. */
const REMEMBERED = 1_000;

const remembering = <Answer>(answer: (host: string) => Answer): ((host: string) => Answer) => {
  const answers = new Map<string, Answer>();
  return (host) => {
    const known = answers.get(host);
    if (known !== undefined) return known;
    if (answers.size >= REMEMBERED) answers.clear();
    const found = answer(host);
    answers.set(host, found);
    return found;
  };
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
  const matching = (candidates: Iterable<Row>, host: string): Row[] =>
    [...candidates].filter(({ hosts }) => hosts.some((pattern) => matches(host, pattern)));
  const naming = remembering((host) => matching(filed.get(fileOf(host)) ?? [], host));
  return {
    ends: [...filed.keys()],
    names: (host) => naming(host).length > 0,
    find: remembering((host) => {
      const named = naming(host);
      return named.length > 0 ? named : matching(anywhere, host);
    }),
  };
};
