import type { SandboxClock } from './clock.ts';
import type { DirectoryData } from './directory.ts';
import type { Mailboxes } from './mailboxes.ts';
import type { Switches, Unknown } from './types.ts';

export type SandboxState = {
  readonly clock: SandboxClock;
  /** One object for the life of the process; a reset replaces what is in it. */
  readonly directory: DirectoryData;
  readonly mailboxes: Mailboxes;
  readonly switches: Switches;
  readonly unknowns: readonly Unknown[];
  /** Remembers a message or request that nobody understood. */
  record(where: Unknown['where'], what: string): void;
  /** Forgets all that `record` remembered. */
  forgetUnknowns(): void;
  /** Says that directory or switches were written to: the state will be saved soon. */
  changed(): void;
  /** Everything as at the first start: seeded, real time, default switches. */
  reset(): void;
  /** Writes what is not saved yet, and stops saving. */
  close(): Promise<void>;
};

/** `file` none: in memory only. `now` is real time (ms). */
export declare function createState(options: {
  file?: string;
  directorySeed: () => DirectoryData;
  now: () => number;
}): SandboxState;
