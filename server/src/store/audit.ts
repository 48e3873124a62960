import { type Kysely, sql, type Transaction } from 'kysely';
import type { AuditEntry, AuditEvent } from '../domain/audit.ts';
import { PERSONAL_TENANT, workspaceOf } from '../domain/connection.ts';
import type { Audit } from '../ports/audit.ts';
import type { Owner } from '../ports/owner.ts';
import type { Vault } from '../ports/vault.ts';
import type { Schema } from './schema.ts';

type Hash = Pick<Vault, 'hash'>;

/** Drivers make different things of a large number. Rows are ordered by the number itself, `audit.id`. */
const idOf = sql<string>`id::text`.as('id');

/** Where a person's entries rest: the workspace of a single account would name the person, so it is hashed too. */
const placeOf = (vault: Hash, { workspace, userId }: Owner) => ({
  workspace:
    workspace === workspaceOf({ tid: PERSONAL_TENANT, oid: userId })
      ? `${PERSONAL_TENANT}.${vault.hash(`audit workspace ${workspace}`)}`
      : workspace,
  person: vault.hash(`audit person ${JSON.stringify([workspace, userId])}`),
});

/** Adds an entry; part of the transaction that it tells of. `at` is UTC in ms. */
export const record = async (
  tx: Kysely<Schema>,
  vault: Hash,
  owner: Owner,
  event: AuditEvent,
  at: number,
): Promise<void> => {
  const { action, connectionId = null, ...detail } = { connectionId: null, ...event };
  await tx
    .insertInto('audit')
    .values({
      ...placeOf(vault, owner),
      at: new Date(at),
      action,
      connection_id: connectionId,
      detail: JSON.stringify(detail),
    })
    .execute();
};

export const lastDeletion = async (db: Kysely<Schema>, vault: Hash, owner: Owner): Promise<string | null> => {
  const { workspace, person } = placeOf(vault, owner);
  const row = await db
    .selectFrom('audit')
    .select(idOf)
    .where('workspace', '=', workspace)
    .where('person', '=', person)
    .where('action', '=', 'deleted-everything')
    .orderBy('audit.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
};

/**
 * Lets whoever connects something for a person and whoever deletes everything about them happen one after the other, to
 * the end of the transaction. Comes first in it.
 */
export const takeTurn = async (
  tx: Transaction<Schema>,
  { workspace, userId }: Owner,
  turn: 'adds' | 'deletes',
): Promise<void> => {
  const key = sql`hashtextextended(${JSON.stringify([workspace, userId])}, 0)`;
  await (turn === 'deletes'
    ? sql`select pg_advisory_xact_lock(${key})`
    : sql`select pg_advisory_xact_lock_shared(${key})`
  ).execute(tx);
};

/** The `audit` table. */
export const auditStore = (db: Kysely<Schema>, vault: Hash): Audit => ({
  record: (owner, event, at) => record(db, vault, owner, event, at),

  async ofUser(owner, after, limit) {
    const { workspace, person } = placeOf(vault, owner);
    const rows = await db
      .selectFrom('audit')
      .select([idOf, 'at', 'action', 'connection_id', 'detail'])
      .where('workspace', '=', workspace)
      .where('person', '=', person)
      .where('id', '>', after ?? '0')
      .orderBy('audit.id')
      .limit(limit)
      .execute();
    return rows.map(
      ({ id, at, action, connection_id, detail }): AuditEntry => ({
        id,
        at: at.getTime(),
        action,
        connectionId: connection_id,
        detail: detail as AuditEntry['detail'],
      }),
    );
  },

  lastDeletion: (owner) => lastDeletion(db, vault, owner),

  async purge(before) {
    await db.deleteFrom('audit').where('at', '<', new Date(before)).execute();
  },
});
