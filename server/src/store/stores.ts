import type { Kysely } from 'kysely';
import type { Vault } from '../ports/vault.ts';
import { approvalStore } from './approvals.ts';
import { calendarStore } from './calendars.ts';
import { connectionStore } from './connections.ts';
import { consentStore } from './consents.ts';
import { grantStore } from './grants.ts';
import { hintStore } from './hints.ts';
import { liveChangeStore } from './live-changes.ts';
import { meetingStore } from './meetings.ts';
import type { Schema } from './schema.ts';
import { streamStore } from './streams.ts';
import { watchStore } from './watches.ts';

/** Every store of one database. */
export const openStores = (db: Kysely<Schema>, vault: Vault, newId: () => string) => ({
  approvals: approvalStore(db),
  calendars: calendarStore(db, newId),
  changes: liveChangeStore(db),
  connections: connectionStore(db, newId),
  consents: consentStore(db),
  grants: grantStore(db),
  hints: hintStore(db),
  meetings: meetingStore(db, vault),
  streams: streamStore(db, vault),
  watches: watchStore(db),
});
