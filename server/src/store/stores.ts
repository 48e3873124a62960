import type { Kysely } from 'kysely';
import type { Vault } from '../ports/vault.ts';
import { approvalStore } from './approvals.ts';
import { auditStore } from './audit.ts';
import { calendarStore } from './calendars.ts';
import { connectionStore } from './connections.ts';
import { consentStore } from './consents.ts';
import { exchangeGrantStore } from './exchange-grants.ts';
import { grantStore } from './grants.ts';
import { hintStore } from './hints.ts';
import { liveChangeStore } from './live-changes.ts';
import { loginAttemptStore } from './login-attempts.ts';
import { meetingStore } from './meetings.ts';
import { myDataStore } from './my-data.ts';
import type { Schema } from './schema.ts';
import { streamStore } from './streams.ts';
import { watchStore } from './watches.ts';

/** Every store of one database. */
export const openStores = (db: Kysely<Schema>, vault: Vault, newId: () => string) => ({
  approvals: approvalStore(db, vault),
  audit: auditStore(db, vault),
  calendars: calendarStore(db, newId, vault),
  changes: liveChangeStore(db),
  connections: connectionStore(db, newId, vault),
  consents: consentStore(db),
  exchangeGrants: exchangeGrantStore(db),
  grants: grantStore(db),
  hints: hintStore(db),
  loginAttempts: loginAttemptStore(db),
  meetings: meetingStore(db, vault),
  myData: myDataStore(db, vault, newId),
  streams: streamStore(db, vault),
  watches: watchStore(db),
});
