import type { Workspace } from '../domain/connection.ts';
import type { Owner } from './owner.ts';

/** Something that a screen shows is different now. */
export type LiveChange = {
  readonly workspace: Workspace;
  readonly userId: string;
  readonly connectionId: string;
  /** Whether meetings changed, and not only how their sync is doing. */
  readonly meetings: boolean;
};

/** What changed, in the order in which it became visible to others. */
export interface LiveChanges {
  /**
   * What was committed after `since`, a cursor of an earlier call; null gives nothing but a cursor. No change is
   * skipped and none comes twice, however the transactions that wrote them overlap.
   */
  read(since: string | null): Promise<{ readonly changes: LiveChange[]; readonly cursor: string }>;
  /** Deletes what was written for this person: whoever follows has heard it. */
  forget(owner: Owner): Promise<void>;
  /** Deletes what was written before this instant (UTC, ms). */
  purge(before: number): Promise<void>;
}
