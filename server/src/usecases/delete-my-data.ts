import type { Deleted } from '../domain/audit.ts';
import type { Caller } from '../ports/caller.ts';
import type { Clock } from '../ports/clock.ts';
import type { Connections } from '../ports/connections.ts';
import type { LiveChanges } from '../ports/live-changes.ts';
import type { MyData } from '../ports/my-data.ts';
import { type TakeLeaveDeps, takeLeave } from './take-leave.ts';

export type DeleteMyDataDeps = TakeLeaveDeps & {
  readonly connections: Pick<Connections, 'ofUser'>;
  readonly myData: MyData;
  readonly changes: Pick<LiveChanges, 'forget'>;
  readonly clock: Clock;
};

/** By then (ms) everybody who follows has heard that all is gone. */
const HEARD = 1_000;

/**
 * Deletes everything about the caller, with dead grants too, and ends all their watches as far as Microsoft helps. What
 * told their screens of it is the last to go. They may start anew at once.
 */
export const deleteMyData =
  (deps: DeleteMyDataDeps) =>
  async ({ workspace, account }: Caller): Promise<Deleted> => {
    const owner = { workspace, userId: account.oid };
    const connections = await deps.connections.ofUser(workspace, account.oid);
    const leaving = await Promise.all(connections.map(takeLeave(deps)));
    const deleted = await deps.myData.erase(owner, deps.clock.now());
    await Promise.all([deps.pause(HEARD), ...leaving.map((leave) => leave())]);
    await deps.changes.forget(owner);
    return deleted;
  };
