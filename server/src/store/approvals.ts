import type { Kysely, Selectable } from 'kysely';
import type { Approval, Approvals } from '../ports/approvals.ts';
import type { Schema } from './schema.ts';

const toApproval = (row: Pick<Selectable<Schema['approvals']>, 'kind' | 'requested_at'>): Approval => ({
  kind: row.kind,
  requestedAt: row.requested_at.getTime(),
});

/** The `approvals` table. */
export const approvalStore = (db: Kysely<Schema>): Approvals => ({
  async ofUser(workspace, userId) {
    const rows = await db
      .selectFrom('approvals')
      .select(['kind', 'requested_at'])
      .where('workspace', '=', workspace)
      .where('user_id', '=', userId)
      .orderBy('kind')
      .execute();
    return rows.map(toApproval);
  },

  async remember(workspace, userId, kind, now) {
    const row = await db
      .insertInto('approvals')
      .values({ workspace, user_id: userId, kind, requested_at: new Date(now) })
      .onConflict((conflict) =>
        conflict
          .columns(['workspace', 'user_id', 'kind'])
          .doUpdateSet((row) => ({ requested_at: row.ref('approvals.requested_at') })),
      )
      .returning(['kind', 'requested_at'])
      .executeTakeFirstOrThrow();
    return toApproval(row);
  },

  async forget(workspace, userId, kind) {
    await db
      .deleteFrom('approvals')
      .where('workspace', '=', workspace)
      .where('user_id', '=', userId)
      .where('kind', '=', kind)
      .execute();
  },
});
