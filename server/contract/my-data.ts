import { z } from 'zod';
import { Approval, Calendar, Connection, ConnectionKind, Trouble } from './connections.ts';
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

/** How things stand in a calendar: null before it was read for the first time, and where it is not selected. */
const ExportedCalendar = z.strictObject({
  ...Calendar.omit({ progress: true, unseen: true }).shape,
  lastSync: z.iso.datetime().nullable(),
  trouble: Trouble.nullable(),
});

const ExportedConnection = z.strictObject({
  ...Connection.pick({ id: true, kind: true, settings: true, trouble: true, createdAt: true }).shape,
  account: z.strictObject({
    tenantId: z.string(),
    objectId: z.string(),
    name: z.string(),
    address: z.string(),
  }),
  calendars: z.array(ExportedCalendar),
});

/**
 * Everything that is stored about the one who asks, as a file. `version` grows when something in it changes its
 * meaning or goes; new fields may come without. Grants and tokens are no part of it. The lists at the end are read
 * while they are sent: what was there all the time is in it, and exactly once.
 */
export const MyData = z.strictObject({
  version: z.literal(1),
  exportedAt: z.iso.datetime(),
  person: z.strictObject({ tenantId: z.string(), objectId: z.string(), name: z.string() }),
  connections: z.array(ExportedConnection),
  /** Remembered requests to an administrator. */
  approvals: z.array(Approval.omit({ link: true })),
  /** Trips to Microsoft's sign-in page that are under way or ended within the last hours. */
  consents: z.array(
    z.strictObject({
      kind: ConnectionKind,
      status: z.enum(['open', 'parked', 'redeemed', 'refused']),
      startedAt: z.iso.datetime(),
      expiresAt: z.iso.datetime(),
    }),
  ),
  audit: z.array(AuditEntry),
  meetings: z.array(Meeting),
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
