import type { Connection, ConnectionKind } from '../../../../server/contract/connections.ts';
import { useConnections } from '../../api/queries.ts';

/** The kind of the connection that is meant; most people's, as long as it is not known. */
export function useKindOf(isMeant: (connection: Connection) => boolean): ConnectionKind {
  const { data } = useConnections();
  return data?.connections.find(isMeant)?.kind ?? 'microsoft365';
}
