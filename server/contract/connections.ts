import { z } from 'zod';
import { ExchangeTrouble } from './exchange-findings.ts';

/** At most this many calendars (or rooms) of one connection are synced. */
export const MAX_SELECTED_CALENDARS = 5;

export const ConnectionKind = z.enum(['microsoft365', 'outlook-personal', 'exchange']);
export type ConnectionKind = z.infer<typeof ConnectionKind>;

/** The kinds that are connected in Microsoft's own window. */
export const MicrosoftKind = ConnectionKind.exclude(['exchange']);
export type MicrosoftKind = z.infer<typeof MicrosoftKind>;

/**
 * Why a connection cannot work now, and whose turn it is.
 * `code` is the number Microsoft gave (`AADSTS53003`), or what an examination found (a host, an issuer, a date), for the
 * person who helps; the screen never branches on it.
 */
export const Trouble = z.strictObject({
  reason: z.enum([
    'signed-out',
    'consent-missing',
    'interaction-needed',
    'approval-needed',
    'not-assigned',
    'device-not-allowed',
    'blocked-by-policy',
    'app-unavailable',
    'operator',
    'mailbox-unavailable',
    'mailbox-not-in-cloud',
    'calendar-gone',
    'calendar-closed',
    'private-items',
    'unreachable',
    'throttled',
    ...ExchangeTrouble.options,
  ]),
  fault: z.enum(['user', 'admin', 'operator', 'nobody']),
  code: z.string().nullable(),
  since: z.iso.datetime(),
});
export type Trouble = z.infer<typeof Trouble>;

/** How far the sync of one calendar is. `read` counts the meetings read so far in a first or full pass. */
export const SyncProgress = z.strictObject({
  phase: z.enum(['waiting', 'first-week', 'reading', 'ready']),
  read: z.int().min(0),
  lastSuccess: z.iso.datetime().nullable(),
  /** Meetings of this calendar that Sally could not understand; all others are read. */
  unreadable: z.int().min(0),
  /** True where the provider offers no change tracking for this calendar and it is read afresh instead. */
  polled: z.boolean(),
  /**
   * `live`: Microsoft tells when something changes. `starting`: asked to. `down`: it stopped telling, so the calendar
   * is read every few minutes until it tells again. `never`: it does not tell about this calendar, which is read so.
   */
  watch: z.enum(['live', 'starting', 'down', 'never']),
  /** When a meeting of this calendar last changed, as far as Sally noticed. */
  newestChange: z.iso.datetime().nullable(),
  /** When Microsoft last told that something may have changed. */
  lastNotice: z.iso.datetime().nullable(),
  /** When the watch is renewed; null unless it is `live`. */
  nextRenewal: z.iso.datetime().nullable(),
  /** When the calendar is read next if nobody tells of a change before. */
  nextRead: z.iso.datetime().nullable(),
  trouble: Trouble.nullable(),
});
export type SyncProgress = z.infer<typeof SyncProgress>;

export const Calendar = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  owner: z.strictObject({ name: z.string(), address: z.string() }).nullable(),
  color: z.string().nullable(),
  main: z.boolean(),
  shared: z.boolean(),
  selected: z.boolean(),
  /** It appeared since the connection was made, and nobody has been shown it yet. */
  unseen: z.boolean(),
  progress: SyncProgress.nullable(),
});
export type Calendar = z.infer<typeof Calendar>;

export const Connection = z.strictObject({
  id: z.uuid(),
  kind: ConnectionKind,
  account: z.strictObject({ name: z.string(), address: z.string() }),
  /** Whether it is the account that the caller is signed in with. */
  own: z.boolean(),
  settings: z.strictObject({ syncPrivate: z.boolean(), onlyOnline: z.boolean() }),
  /** The selected calendars with their progress. */
  calendars: z.array(Calendar),
  /** Names of calendars that appeared since the connection was made, and that nobody has been shown yet. */
  newCalendars: z.array(z.string()),
  /** Meetings stored from now on. */
  upcomingMeetings: z.int().min(0),
  lastSuccess: z.iso.datetime().nullable(),
  trouble: Trouble.nullable(),
  createdAt: z.iso.datetime(),
});
export type Connection = z.infer<typeof Connection>;

/** The kinds that an organisation's administrator may have to approve. */
const ApprovedKind = ConnectionKind.extract(['microsoft365']);

/** A remembered request to an administrator: the tab asks again by itself until it is answered. */
export const Approval = z.strictObject({
  kind: ApprovedKind,
  /** The page an administrator opens. */
  link: z.url(),
  requestedAt: z.iso.datetime(),
});
export type Approval = z.infer<typeof Approval>;

export const ConnectionList = z.strictObject({
  connections: z.array(Connection),
  approvals: z.array(Approval),
});
export type ConnectionList = z.infer<typeof ConnectionList>;

/** What came of trying to connect, and therefore what the person does next. */
export const ConnectOutcome = z.discriminatedUnion('outcome', [
  /** `again`: this account was connected before; the connection is renewed and keeps its choices. */
  z.strictObject({ outcome: z.literal('connected'), connection: Connection, again: z.boolean() }),
  /** Open Microsoft's window; `claims` goes along when Microsoft demands more (a second factor). */
  z.strictObject({ outcome: z.literal('interaction'), claims: z.string().nullable() }),
  z.strictObject({ outcome: z.literal('approval'), code: z.string().nullable() }),
  z.strictObject({ outcome: z.literal('refused'), trouble: Trouble }),
]);
export type ConnectOutcome = z.infer<typeof ConnectOutcome>;

export const ConnectRequest = z.strictObject({ kind: MicrosoftKind });

export const ApprovalKey = z.strictObject({ kind: ApprovedKind });

/**
 * `another`: for an account of another organisation than the caller's. Nobody can tell when that one approves, so
 * such a request is not remembered.
 */
export const ApprovalRequest = z.strictObject({ kind: ApprovedKind, another: z.boolean().optional() });

export const CalendarChoices = z.strictObject({
  /** Grows with every change of what is chosen. */
  version: z.int(),
  calendars: z.array(Calendar),
  settings: Connection.shape.settings,
});
export type CalendarChoices = z.infer<typeof CalendarChoices>;

/** Asks for the main calendar of somebody else by its owner's address. */
export const AddCalendarRequest = z.strictObject({ owner: z.email().max(320) });
export type AddCalendarRequest = z.infer<typeof AddCalendarRequest>;

/**
 * `added`: offered from now on. `listed`: it was offered already. Refused as `unknown-address`: nobody with this address
 * has a mailbox within reach; `not-shared`: its owner lets the account see nothing of it; `own-address`: the account's
 * own calendars are offered anyway; `not-offered`: connections of this kind can't read mailboxes of others.
 */
export const AddCalendarOutcome = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.enum(['added', 'listed']),
    calendarId: z.uuid(),
    choices: CalendarChoices,
  }),
  z.strictObject({
    outcome: z.literal('refused'),
    reason: z.enum(['unknown-address', 'not-shared', 'own-address', 'not-offered']),
  }),
]);
export type AddCalendarOutcome = z.infer<typeof AddCalendarOutcome>;

/** Calendars that a person was shown. */
export const SeenCalendars = z.strictObject({ calendarIds: z.array(z.uuid()).max(1_000) });
export type SeenCalendars = z.infer<typeof SeenCalendars>;

/** Choices made on an older `version` than the newest are refused as a conflict, unless they change nothing. */
export const SettingsRequest = z.strictObject({
  version: z.int(),
  syncPrivate: z.boolean(),
  onlyOnline: z.boolean(),
  calendarIds: z
    .array(z.uuid())
    .max(MAX_SELECTED_CALENDARS, `Choose at most ${MAX_SELECTED_CALENDARS} calendars per connection.`)
    .refine((ids) => new Set(ids).size === ids.length, 'Name each calendar once.'),
});
export type SettingsRequest = z.infer<typeof SettingsRequest>;

/**
 * What came of reading everything now. `changed`: up to date, and something is different from before. `reading`: it
 * takes longer than anybody should wait for an answer, and goes on. `trouble`: not possible now; the last known
 * meetings stay. `nothing-selected`: there is no calendar to read.
 */
export const SyncNowOutcome = z.discriminatedUnion('result', [
  z.strictObject({ result: z.enum(['up-to-date', 'changed', 'reading', 'nothing-selected']) }),
  z.strictObject({ result: z.literal('trouble'), trouble: Trouble }),
]);
export type SyncNowOutcome = z.infer<typeof SyncNowOutcome>;
