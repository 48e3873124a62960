import type { Kysely, Selectable } from 'kysely';
import type { Consent, ConsentProgress, ConsentRefusal } from '../domain/consent.ts';
import type { ConsentKey, Consents } from '../ports/consents.ts';
import type { Schema } from './schema.ts';

type Row = Selectable<Schema['consents']>;

/** What a secret is replaced by once it was used or is too old; no hash and no sealed text looks like it. */
const USED = '';

/** How long the page that started may still ask how its trip ended. */
const MEMORY = 3_600_000;

const unreadable = (row: Row): never => {
  throw new Error(`consent ${row.id} is ${row.status} but incomplete`);
};

const toProgress = (row: Row): ConsentProgress => {
  switch (row.status) {
    case 'open':
      return { status: 'open' };
    case 'parked':
      return row.account_tid && row.account_oid && row.parked_grant !== null && row.code_hash !== null
        ? {
            status: 'parked',
            account: { tid: row.account_tid, oid: row.account_oid },
            grant: row.parked_grant,
            codeHash: row.code_hash,
          }
        : unreadable(row);
    case 'refused':
      return row.refusal ? { status: 'refused', refusal: row.refusal as ConsentRefusal } : unreadable(row);
    case 'redeemed':
      return row.connection_id ? { status: 'redeemed', connectionId: row.connection_id } : unreadable(row);
  }
};

const toConsent = (row: Row): Consent => ({
  workspace: row.workspace,
  id: row.id,
  userId: row.user_id,
  kind: row.kind,
  connectionId: row.connection_id,
  challenge: row.challenge,
  secrets: row.secrets,
  claims: row.claims,
  expiresAt: row.expires_at.getTime(),
  progress: toProgress(row),
});

/** The `consents` table: one row a trip through Microsoft's window. */
export const consentStore = (db: Kysely<Schema>): Consents => {
  const change = ({ workspace, id }: ConsentKey) =>
    db.updateTable('consents').where('workspace', '=', workspace).where('id', '=', id);
  const find = ({ workspace, id }: ConsentKey) =>
    db.selectFrom('consents').selectAll().where('workspace', '=', workspace).where('id', '=', id);

  return {
    async open(consent, stateHash, now) {
      await db
        .insertInto('consents')
        .values({
          workspace: consent.workspace,
          id: consent.id,
          user_id: consent.userId,
          kind: consent.kind,
          connection_id: consent.connectionId,
          state_hash: stateHash,
          challenge: consent.challenge,
          secrets: consent.secrets,
          claims: consent.claims,
          status: 'open',
          created_at: new Date(now),
          expires_at: new Date(consent.expiresAt),
        })
        .execute();
    },

    async get(key) {
      const row = await find(key).executeTakeFirst();
      return row ? toConsent(row) : null;
    },

    async ofUser({ workspace, userId }) {
      const rows = await db
        .selectFrom('consents')
        .select(['kind', 'status', 'account_tid', 'account_oid', 'created_at', 'expires_at'])
        .where('workspace', '=', workspace)
        .where('user_id', '=', userId)
        .orderBy('created_at')
        .execute();
      return rows.map(({ kind, status, account_tid, account_oid, created_at, expires_at }) => ({
        kind,
        status,
        account: account_tid && account_oid ? { tid: account_tid, oid: account_oid } : null,
        startedAt: created_at.getTime(),
        expiresAt: expires_at.getTime(),
      }));
    },

    async byState(key, stateHash, now) {
      const row = await find(key)
        .where('state_hash', '=', stateHash)
        .where('status', '=', 'open')
        .where('expires_at', '>', new Date(now))
        .executeTakeFirst();
      return row ? toConsent(row) : null;
    },

    async claim(key, stateHash, now) {
      const row = await change(key)
        .set({ state_hash: USED })
        .where('state_hash', '=', stateHash)
        .where('status', '=', 'open')
        .where('expires_at', '>', new Date(now))
        .returningAll()
        .executeTakeFirst();
      return row ? toConsent(row) : null;
    },

    async park(key, parked, expiresAt) {
      await change(key)
        .set({
          status: 'parked',
          account_tid: parked.account.tid,
          account_oid: parked.account.oid,
          parked_grant: parked.grant,
          code_hash: parked.codeHash,
          expires_at: new Date(expiresAt),
        })
        .where('status', '=', 'open')
        .execute();
    },

    async refuse(key, refusal) {
      await change(key)
        .set({ status: 'refused', refusal: JSON.stringify(refusal) })
        .where('status', '=', 'open')
        .execute();
    },

    async purge(now) {
      await db
        .updateTable('consents')
        .set({ parked_grant: USED, code_hash: USED, secrets: USED })
        .where('expires_at', '<=', new Date(now))
        .where('status', 'in', ['open', 'parked'])
        .where('secrets', '<>', USED)
        .execute();
      await db
        .deleteFrom('consents')
        .where('expires_at', '<=', new Date(now - MEMORY))
        .execute();
    },
  };
};
