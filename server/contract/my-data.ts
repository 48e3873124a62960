import { z } from 'zod';
import { Approval, Calendar, Connection, ConnectionKind, Trouble } from './connections.ts';
import { ExchangeDetails } from './exchange.ts';
import { Meeting } from './meetings.ts';

const AuditAction = z.enum([
  'connected',
  'reconnected',
  'disconnected',
  'settings-changed',
  'approval-requested',
  'approval-withdrawn',
  'exported',
  'deleted-everything',
]);

/** One thing that the person did: ids, counts and switches. */
const AuditEntry = z.strictObject({
  at: z.iso.datetime(),
  action: AuditAction,
  connectionId: z.uuid().nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

/**
 * Which link of a meeting, or of a whole series, the person takes: `key` is one of `links` there. `subject` is a keyed
 * hash, which leads nobody to a meeting that is not stored; `seenAt`: when one of it was last known to be there.
 */
const LinkChoice = z.strictObject({ subject: z.string(), key: z.string(), seenAt: z.iso.datetime() });

/**
 * How things stand in a calendar: null before it was read for the first time, and where it is not selected. `goneAt`:
 * since when it is missing in the list of its account.
 */
const ExportedCalendar = z.strictObject({
  ...Calendar.omit({ progress: true, unseen: true }).shape,
  lastSync: z.iso.datetime().nullable(),
  goneAt: z.iso.datetime().nullable(),
  trouble: Trouble.nullable(),
  linkChoices: z.array(LinkChoice),
});

/** A user name that can't be opened any more is null. `rejectedAt`: since when the login waits for a new password. */
const ExportedServer = z.strictObject({
  ...ExchangeDetails.omit({ username: true, reportedVersion: true }).shape,
  username: z.string().nullable(),
  rejectedAt: z.iso.datetime().nullable(),
});

const ExportedAccount = z.strictObject({ tenantId: z.string(), objectId: z.string() });

const ExportedConnection = z.strictObject({
  ...Connection.pick({ id: true, kind: true, settings: true, trouble: true, createdAt: true }).shape,
  account: z.strictObject({ ...ExportedAccount.shape, name: z.string(), address: z.string() }),
  /** How it is read, where it is on an Exchange server. */
  exchange: ExportedServer.nullable(),
  calendars: z.array(ExportedCalendar),
});

/**
 * Everything that is stored about the one who asks, as a file. `version` grows when something in it changes its
 * meaning or goes; new fields may come without. Grants, tokens and passwords are no part of it. The lists at the end are read
 * while they are sent: what was there all the time is in it, and exactly once.
 */
export const MyData = z.strictObject({
  version: z.literal(1),
  exportedAt: z.iso.datetime(),
  person: z.strictObject({ ...ExportedAccount.shape, name: z.string() }),
  connections: z.array(ExportedConnection),
  /** Remembered requests to an administrator. */
  approvals: z.array(Approval.omit({ link: true })),
  /** Trips to Microsoft's sign-in page that are under way or ended within the last hours. */
  consents: z.array(
    z.strictObject({
      kind: ConnectionKind,
      status: z.enum(['open', 'parked', 'redeemed', 'refused']),
      /** Who signed in; null where nobody has. */
      account: ExportedAccount.nullable(),
      startedAt: z.iso.datetime(),
      expiresAt: z.iso.datetime(),
    }),
  ),
  audit: z.array(AuditEntry),
  /** `uid` is the meeting's own in iCalendar, as its provider tells it. */
  meetings: z.array(z.strictObject({ ...Meeting.shape, uid: z.string().nullable() })),
});
export type MyData = z.infer<typeof MyData>;

/** How much was deleted. What is left are audit entries that name nobody. */
export const DeletedData = z.strictObject({
  connections: z.int().min(0),
  calendars: z.int().min(0),
  meetings: z.int().min(0),
  consents: z.int().min(0),
  approvals: z.int().min(0),
});
export type DeletedData = z.infer<typeof DeletedData>;
