import { type Kysely, sql } from 'kysely';

const statements = [
  'alter table calendars add column slot smallint check (slot between 1 and 5)',
  'alter table calendars add column gone_at timestamptz, add column unseen boolean not null default false',
  `update calendars c set slot = chosen.place
    from (
      select workspace, id,
        row_number() over (partition by workspace, connection_id order by main desc, name, id) as place
      from calendars where selected
    ) as chosen
    where c.workspace = chosen.workspace and c.id = chosen.id and chosen.place <= 5`,
  ...['streams', 'meetings', 'series'].map(
    (table) => `delete from ${table} t using calendars c
      where c.workspace = t.workspace and c.id = t.calendar_id and c.slot is null`,
  ),
  'alter table calendars drop column selected',
  // Partial, so that no foreign key could point at it: else Postgres locked a calendar whose place changes against the
  // meetings that are being written into it, and a page and a choice could wait for each other.
  'create unique index calendars_slot on calendars (workspace, connection_id, slot) where slot is not null',
  `alter table connections
    add column choices_version integer not null default 1,
    add column listed_at timestamptz,
    add column relist_at timestamptz`,
  `update connections k set relist_at = k.created_at, listed_at = (
    select max(c.listed_at) from calendars c where c.workspace = k.workspace and c.connection_id = k.id)`,
  'alter table connections alter column relist_at set not null',
  'create index connections_relist on connections (relist_at)',
  'alter table calendars drop column listed_at',
];

/**
 * A connection has five places for calendars, so that no sixth can be selected however people hurry. It is known when
 * its calendars were listed and are to be listed again, which of them appeared or vanished since, and which version
 * of its settings a choice is based on.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
