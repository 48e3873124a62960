import type { AuditEntry, AuditEvent } from '../domain/audit.ts';
import type { Owner } from './owner.ts';

/**
 * What people did, for whoever has to answer for it. An entry names its person by a keyed hash, is never changed, and
 * goes by age only. What a store does is recorded by the store, in the same transaction.
 */
export interface Audit {
  record(owner: Owner, event: AuditEvent, at: number): Promise<void>;
  /** A person's own entries, oldest first, after the one with this id. */
  ofUser(owner: Owner, after: string | null, limit: number): Promise<AuditEntry[]>;
  /** Id of the entry that tells of the person's last deletion of everything; null where there is none. */
  lastDeletion(owner: Owner): Promise<string | null>;
  /** Deletes what is older than this instant (UTC, ms). */
  purge(before: number): Promise<void>;
}
