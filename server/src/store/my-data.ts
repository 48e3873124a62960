import type { Kysely } from 'kysely';
import type { MyData } from '../ports/my-data.ts';
import type { Vault } from '../ports/vault.ts';
import { record, takeTurn } from './audit.ts';
import { endReading, holdConnections } from './erase.ts';
import { announce } from './live-changes.ts';
import type { Schema } from './schema.ts';

/** All tables that hold something of a person. */
export const myDataStore = (db: Kysely<Schema>, vault: Pick<Vault, 'hash'>, newId: () => string): MyData => ({
  erase: (owner, at) =>
    db.transaction().execute(async (tx) => {
      const { workspace, userId } = owner;
      const own = (table: 'consents' | 'approvals' | 'connections') =>
        tx.deleteFrom(table).where('workspace', '=', workspace).where('user_id', '=', userId);
      await takeTurn(tx, owner, 'deletes');
      const consents = await own('consents').executeTakeFirst();
      const held = await holdConnections(tx, owner, null);
      await endReading(tx, workspace, held);
      const { calendars, meetings } = await tx
        .selectFrom('connections as k')
        .innerJoin('calendars as c', (join) =>
          join.onRef('c.workspace', '=', 'k.workspace').onRef('c.connection_id', '=', 'k.id'),
        )
        .leftJoin('meetings as m', (join) =>
          join.onRef('m.workspace', '=', 'c.workspace').onRef('m.calendar_id', '=', 'c.id'),
        )
        .select(({ fn }) => [
          fn.count('c.id').distinct().as('calendars'),
          fn.count('m.remote_id').as('meetings'),
        ])
        .where('k.workspace', '=', workspace)
        .where('k.user_id', '=', userId)
        .executeTakeFirstOrThrow();
      await own('connections').execute();
      const approvals = await own('approvals').executeTakeFirst();
      const deleted = {
        connections: held.length,
        calendars: Number(calendars),
        meetings: Number(meetings),
        consents: Number(consents.numDeletedRows),
        approvals: Number(approvals.numDeletedRows),
      };
      await record(tx, vault, owner, { action: 'deleted-everything', ...deleted }, at);
      // To be heard once, about whatever was shown; the id leads nowhere.
      await announce(tx, { workspace, userId, connectionId: newId(), meetings: true }, at);
      return deleted;
    }),
});
