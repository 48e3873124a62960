import type { Connection } from '../domain/connection.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Caller } from '../ports/caller.ts';
import type { Connections } from '../ports/connections.ts';

/** @throws Refusal `not-found` for a connection that is not the caller's own. */
export const ownConnection = async (
  connections: Pick<Connections, 'get'>,
  { workspace, account }: Caller,
  connectionId: string,
): Promise<Connection> => {
  const connection = await connections.get(workspace, connectionId);
  if (connection?.userId !== account.oid) throw new Refusal('not-found', 'There is no such connection.');
  return connection;
};
