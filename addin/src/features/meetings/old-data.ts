import type { Connection, ConnectionKind, Trouble } from '../../../../server/contract/connections.ts';
import { overdue } from './overdue.ts';

/** A connection, or one of its calendars, that is not read as it should be. */
export type OldData = {
  readonly key: string;
  readonly kind: ConnectionKind;
  /** Null where the whole connection is concerned. */
  readonly name: string | null;
  /** Null where nobody knows of any. */
  readonly trouble: Trouble | null;
  readonly lastSuccess: string | null;
};

function ofConnection({ id, kind, trouble, lastSuccess, calendars }: Connection, at: number): OldData[] {
  if (trouble !== null) return [{ key: id, kind, name: null, trouble, lastSuccess }];
  const late = overdue(calendars, at);
  return calendars.flatMap(({ id: key, name, progress }) =>
    progress !== null && (progress.trouble !== null || late.some((each) => each.id === key))
      ? [{ key, kind, name, trouble: progress.trouble, lastSuccess: progress.lastSuccess }]
      : [],
  );
}

/** What of these is not read as it should be; they were asked for `at` (ms). */
export const oldDataOf = (connections: readonly Connection[], at: number): OldData[] =>
  connections.flatMap((connection) => ofConnection(connection, at));
