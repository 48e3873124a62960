import type { Fault } from '../faults/fault.ts';
import { Faults } from '../faults/faults.ts';
import { createClock, type SandboxClock } from './clock.ts';
import type { DirectoryData } from './directory.ts';
import { type ExchangeData, newExchangeData } from './exchange-data.ts';
import type { MailboxData } from './mailbox-data.ts';
import { emptyMailboxes } from './mailbox-store.ts';
import { Mailboxes } from './mailboxes.ts';
import { type NotificationFaults, noNotificationFaults } from './notification-faults.ts';
import { savedFile } from './saved-file.ts';
import { seedMeetings } from './seed-meetings.ts';
import { type Subscription, Subscriptions } from './subscriptions.ts';
import type { Switches, Unknown } from './types.ts';

export type SandboxState = {
  readonly clock: SandboxClock;
  /** One object for the life of the process; a reset replaces what is in it. */
  readonly directory: DirectoryData;
  readonly mailboxes: Mailboxes;
  /** One object too; set its properties, then call `changed`. */
  readonly switches: Switches;
  readonly subscriptions: Subscriptions;
  /** One object as well. */
  readonly notificationFaults: NotificationFaults;
  /** One object as well: what Exchange keeps beside the mailboxes. */
  readonly exchange: ExchangeData;
  /** Those of requests. */
  readonly faults: Faults;
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

/** Where Microsoft's behaviour is documented, the documented one. */
export const defaultSwitches: Switches = {
  isolateSignIn: false,
  deltaWithSharedScopes: false,
  singleCalendarSubscriptions: true,
  subscriptionsWithSharedScopes: false,
  privateItemsFail: false,
  calendarPageSize: 1000,
  deltaOrder: 'series-first',
  deltaReplays: false,
  maxPageSize: 200,
  emptyPages: false,
  latency: 0,
  nestedAppAuth: false,
};

type Saved = {
  clock: { offset: number };
  directory: DirectoryData;
  mailboxes: MailboxData;
  switches: Switches;
  subscriptions: Subscription[];
  notificationFaults: NotificationFaults;
  exchange: ExchangeData;
  faults: Fault[];
  unknowns: Unknown[];
};

/** `file` none: in memory only. `now` is real time (ms). `switches` are set otherwise than by default at first. */
export function createState(options: {
  file?: string;
  switches?: Partial<Switches>;
  directorySeed: () => DirectoryData;
  now: () => number;
}): SandboxState {
  const content = (): Saved => ({ ...kept, mailboxes: mailboxes.data });
  const file = options.file === undefined ? null : savedFile(options.file, content);
  const changed = () => file?.changed();

  const saved = file?.read() as Saved | undefined;
  const firstSwitches = (): Switches => ({ ...defaultSwitches, ...options.switches });
  const kept: Omit<Saved, 'mailboxes'> = {
    clock: saved?.clock ?? { offset: 0 },
    directory: saved?.directory ?? options.directorySeed(),
    switches: { ...firstSwitches(), ...saved?.switches },
    subscriptions: saved?.subscriptions ?? [],
    notificationFaults: { ...noNotificationFaults, ...saved?.notificationFaults },
    exchange: exchangeFrom(saved?.exchange),
    faults: saved?.faults ?? [],
    unknowns: saved?.unknowns ?? [],
  };
  const clock = createClock(options.now, kept.clock, changed);
  const mailboxes = new Mailboxes(saved?.mailboxes ?? emptyMailboxes(), {
    people: () => kept.directory.people,
    now: clock.now,
    changed,
  });
  const seed = () => {
    seedMeetings(mailboxes, kept.directory.people, clock.now());
    mailboxes.log.forget();
    changed();
  };
  if (saved === undefined) seed();

  return {
    clock,
    mailboxes,
    directory: kept.directory,
    switches: kept.switches,
    subscriptions: new Subscriptions(kept.subscriptions, { now: clock.now, changed }),
    notificationFaults: kept.notificationFaults,
    exchange: kept.exchange,
    faults: new Faults(kept.faults, { now: clock.now, changed }),
    unknowns: kept.unknowns,
    record: (where, what) => {
      kept.unknowns.push({ at: clock.now(), where, what });
      changed();
    },
    forgetUnknowns: () => {
      kept.unknowns.length = 0;
      changed();
    },
    changed,
    reset: () => {
      clock.reset();
      kept.unknowns.length = 0;
      replaceContent(kept.directory, options.directorySeed());
      replaceContent(kept.switches, firstSwitches());
      kept.subscriptions.length = 0;
      replaceContent(kept.notificationFaults, { ...noNotificationFaults });
      replaceContent(kept.exchange, newExchangeData());
      kept.faults.length = 0;
      // Tokens made before must stay unknown: their numbers would mean other meetings now.
      const tokenGeneration = mailboxes.data.tokenGeneration + 1;
      mailboxes.load({ ...emptyMailboxes(), tokenGeneration });
      seed();
    },
    close: async () => file?.close(),
  };
}

/** What was saved, with the usual settings for those that there were none of then. */
function exchangeFrom(saved: ExchangeData | undefined): ExchangeData {
  const fresh = newExchangeData();
  if (saved === undefined) return fresh;
  return { accounts: saved.accounts, settings: { ...fresh.settings, ...saved.settings } };
}

function replaceContent<T extends object>(target: T, content: T): void {
  for (const name of Object.keys(target)) delete target[name as keyof T];
  Object.assign(target, content);
}
