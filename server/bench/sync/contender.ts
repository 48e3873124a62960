import type { TestDatabase } from '../../test/database.ts';
import type { Calendar } from './pages.ts';

export type Task = { readonly calendar: Calendar; readonly database: TestDatabase['options'] };

/** One way to bring a calendar into an empty database; `sync` is what is measured. */
export type Contender = (task: Task) => Promise<{
  sync(): Promise<void>;
  /** Meetings that are stored now. */
  stored(): Promise<number>;
  close(): Promise<void>;
}>;

/** Wall time and CPU time in ms, both of this process alone; the most memory it held, in MiB. */
export type Measured = {
  readonly wall: number;
  readonly cpu: number;
  readonly peak: number;
  readonly stored: number;
};
