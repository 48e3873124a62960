import type { Kysely, Selectable } from 'kysely';
import type { Connection } from '../domain/connection.ts';
import { DEFAULT_FILTERS } from '../domain/connection.ts';
import type { Trouble } from '../domain/trouble.ts';
import type { Connections } from '../ports/connections.ts';
import type { Vault } from '../ports/vault.ts';
import { lastDeletion, record, takeTurn } from './audit.ts';
import { endReading, holdConnections } from './erase.ts';
import { announce } from './live-changes.ts';
import { storeGrant } from './new-grant.ts';
import type { Schema } from './schema.ts';

export const toConnection = (row: Selectable<Schema['connections']>): Connection => ({
  workspace: row.workspace,
  id: row.id,
  userId: row.user_id,
  kind: row.kind,
  account: {
    tid: row.account_tid,
    oid: row.account_oid,
    name: row.account_name,
    address: row.account_address,
  },
  filters: { syncPrivate: row.sync_private, onlyOnline: row.only_online },
  trouble: row.trouble as Trouble | null,
  createdAt: row.created_at.getTime(),
});

/** Whoever connects has the calendars listed; only when that is forgotten it is made up for after this time (ms). */
const FIRST_LISTING = 3_600_000;

/**
 * The `connections` table; attaching writes its neighbours (`grants` or `exchange_grants`, `approvals`, `consents`) in the
 * same transaction.
 */
export const connectionStore = (
  db: Kysely<Schema>,
  newId: () => string,
  vault: Pick<Vault, 'hash'>,
): Connections => ({
  async ofUser(workspace, userId) {
    const rows = await db
      .selectFrom('connections')
      .selectAll()
      .where('workspace', '=', workspace)
      .where('user_id', '=', userId)
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    return rows.map(toConnection);
  },

  async get(workspace, id) {
    const row = await db
      .selectFrom('connections')
      .selectAll()
      .where('workspace', '=', workspace)
      .where('id', '=', id)
      .executeTakeFirst();
    return row ? toConnection(row) : null;
  },

  attach: (connection, seal, now, consentId, knownDeletion) =>
    db.transaction().execute(async (tx) => {
      const { workspace, userId, kind, account } = connection;
      const owner = { workspace, userId };
      await takeTurn(tx, owner, 'adds');
      if (knownDeletion !== undefined && (await lastDeletion(tx, vault, owner)) !== knownDeletion)
        return null;
      const named = { account_name: account.name, account_address: account.address, trouble: null };
      if (consentId !== null) {
        const redeemed = await tx
          .updateTable('consents')
          .set({ status: 'redeemed', parked_grant: null, code_hash: null })
          .where('workspace', '=', workspace)
          .where('id', '=', consentId)
          .where('status', '=', 'parked')
          .executeTakeFirst();
        if (redeemed.numUpdatedRows === 0n) return null;
      }
      const id = newId();
      const row = await tx
        .insertInto('connections')
        .values({
          workspace,
          id,
          user_id: userId,
          kind,
          account_tid: account.tid,
          account_oid: account.oid,
          ...named,
          sync_private: DEFAULT_FILTERS.syncPrivate,
          only_online: DEFAULT_FILTERS.onlyOnline,
          created_at: new Date(now),
          relist_at: new Date(now + FIRST_LISTING),
        })
        .onConflict((conflict) =>
          conflict.columns(['workspace', 'user_id', 'kind', 'account_tid', 'account_oid']).doUpdateSet(named),
        )
        .returningAll()
        .executeTakeFirstOrThrow();
      await storeGrant(tx, { workspace, connectionId: row.id }, seal(row.id), now);
      // What is remembered waits for the user's own organisation.
      if (kind === 'microsoft365' && account.tid === workspace)
        await tx
          .deleteFrom('approvals')
          .where('workspace', '=', workspace)
          .where('user_id', '=', userId)
          .where('kind', '=', kind)
          .execute();
      if (consentId !== null)
        await tx
          .updateTable('consents')
          .set({ connection_id: row.id })
          .where('workspace', '=', workspace)
          .where('id', '=', consentId)
          .execute();
      const again = row.id !== id;
      const action = again ? 'reconnected' : 'connected';
      await record(tx, vault, owner, { action, connectionId: row.id, kind }, now);
      await announce(tx, { workspace, userId, connectionId: row.id, meetings: false }, now);
      return { connection: toConnection(row), again };
    }),

  remove: (workspace, userId, id, now) =>
    db.transaction().execute(async (tx) => {
      const owner = { workspace, userId };
      await tx
        .deleteFrom('consents')
        .where('workspace', '=', workspace)
        .where('user_id', '=', userId)
        .where('connection_id', '=', id)
        .execute();
      const held = await holdConnections(tx, owner, id);
      if (held.length === 0) return false;
      await endReading(tx, workspace, held);
      await tx.deleteFrom('connections').where('workspace', '=', workspace).where('id', '=', id).execute();
      await record(tx, vault, owner, { action: 'disconnected', connectionId: id }, now);
      await announce(tx, { workspace, userId, connectionId: id, meetings: true }, now);
      return true;
    }),

  setTrouble: (workspace, id, trouble, now) =>
    db.transaction().execute(async (tx) => {
      const row = await tx
        .updateTable('connections')
        .set({ trouble: trouble && JSON.stringify(trouble) })
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .returning('user_id')
        .executeTakeFirst();
      if (row) await announce(tx, { workspace, userId: row.user_id, connectionId: id, meetings: false }, now);
    }),
});
