import type { Caller } from '../ports/caller.ts';
import type { Clock } from '../ports/clock.ts';
import type { Connections } from '../ports/connections.ts';
import { ownConnection } from './own-connection.ts';
import { type TakeLeaveDeps, takeLeave } from './take-leave.ts';

export type DisconnectDeps = TakeLeaveDeps & {
  readonly connections: Pick<Connections, 'get' | 'remove'>;
  readonly clock: Clock;
};

/**
 * Deletes a connection of the caller with everything read through it, and then ends its watches as far as Microsoft
 * helps. It works with a grant that died long ago.
 * @throws Refusal `not-found`
 */
export const disconnect =
  (deps: DisconnectDeps) =>
  async (caller: Caller, connectionId: string): Promise<void> => {
    const { connections, clock } = deps;
    const connection = await ownConnection(connections, caller, connectionId);
    const leave = await takeLeave(deps)(connection);
    await connections.remove(caller.workspace, caller.account.oid, connectionId, clock.now());
    await leave();
  };
