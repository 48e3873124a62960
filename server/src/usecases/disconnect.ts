import { Refusal } from '../domain/refusal.ts';
import type { Caller } from '../ports/caller.ts';
import type { Connections } from '../ports/connections.ts';

/**
 * Deletes a connection of the caller with everything read through it. Microsoft is not asked, so it works
 * with a grant that died long ago.
 */
export const disconnect =
  ({ connections }: { readonly connections: Pick<Connections, 'remove'> }) =>
  async ({ workspace, account }: Caller, connectionId: string): Promise<void> => {
    if (!(await connections.remove(workspace, account.oid, connectionId)))
      throw new Refusal('not-found', 'There is no such connection.');
  };
