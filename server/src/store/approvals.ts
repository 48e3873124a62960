import type { Kysely, Selectable } from 'kysely';
import type { Approval, Approvals } from '../ports/approvals.ts';
import type { Vault } from '../ports/vault.ts';
import { record } from './audit.ts';
import type { Schema } from './schema.ts';

const toApproval = (row: Pick<Selectable<Schema['approvals']>, 'kind' | 'requested_at'>): Approval => ({
  kind: row.kind,
  requestedAt: row.requested_at.getTime(),
});

const ofUser = (db: Kysely<Schema>, workspace: string, userId: string) =>
  db
    .selectFrom('approvals')
    .select(['kind', 'requested_at'])
    .where('workspace', '=', workspace)
    .where('user_id', '=', userId)
    .orderBy('kind')
    .execute();

/** The `approvals` table. */
export const approvalStore = (db: Kysely<Schema>, vault: Pick<Vault, 'hash'>): Approvals => ({
  ofUser: async (workspace, userId) => (await ofUser(db, workspace, userId)).map(toApproval),

  remember: (workspace, userId, kind, now) =>
    db.transaction().execute(async (tx) => {
      const waiting = await ofUser(tx, workspace, userId);
      if (!waiting.some((approval) => approval.kind === kind))
        await record(tx, vault, { workspace, userId }, { action: 'approval-requested', kind }, now);
      const row = await tx
        .insertInto('approvals')
        .values({ workspace, user_id: userId, kind, requested_at: new Date(now) })
        .onConflict((conflict) =>
          conflict
            .columns(['workspace', 'user_id', 'kind'])
            .doUpdateSet((approval) => ({ requested_at: approval.ref('approvals.requested_at') })),
        )
        .returning(['kind', 'requested_at'])
        .executeTakeFirstOrThrow();
      return toApproval(row);
    }),

  forget: (workspace, userId, kind, now) =>
    db.transaction().execute(async (tx) => {
      const { numDeletedRows } = await tx
        .deleteFrom('approvals')
        .where('workspace', '=', workspace)
        .where('user_id', '=', userId)
        .where('kind', '=', kind)
        .executeTakeFirst();
      if (numDeletedRows > 0n)
        await record(tx, vault, { workspace, userId }, { action: 'approval-withdrawn', kind }, now);
    }),
});
