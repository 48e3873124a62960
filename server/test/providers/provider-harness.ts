import type { Mailboxes } from '../../sandbox/state/mailboxes.ts';
import type { Account } from '../../src/domain/connection.ts';
import type { Access } from '../../src/ports/access.ts';
import type { CalendarProvider } from '../../src/ports/calendar-provider.ts';

/** One kind of calendars in front of a pretend server, as a contract needs it. Alice's mailbox is read. */
export type ProviderHarness = {
  readonly provider: CalendarProvider;
  readonly access: Access;
  readonly account: Account;
  /** What the pretend server reads from. */
  readonly mailboxes: Mailboxes;
  oid(name: string): string;
  /** The pretend server's time (UTC, ms). */
  readonly now: number;
  /** Lets time pass on the pretend server. */
  pass(ms: number): void;
  close(): Promise<void>;
};
