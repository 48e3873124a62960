import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { GRAPH_WEBHOOK } from '../../src/http/webhooks.ts';
import { openDatabase } from '../../src/store/database.ts';
import { DATABASES, makeTemplates } from '../../test/database.ts';
import { createWorld } from '../../test/world.ts';
import { type Benchmark, figure } from '../benchmark.ts';
import { bodyOf, postAll } from './notices.ts';
import { startQuietGraph } from './quiet-graph.ts';
import { keysOf, seedToldOf, type Told } from './told-of.ts';

const CONNECTIONS = 32;
const PER_CALENDAR = 10;
const PER_REQUEST = 20;
const PATIENCE = 300_000;

/** The same order every time, and no calendar's notices one after the other. */
const shuffled = <T>(items: readonly T[]): T[] =>
  items
    .map((item, i) => ({ item, at: (i * 7919) % items.length }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);

const groups = (told: readonly Told[]): string[] =>
  Array.from({ length: Math.ceil(told.length / PER_REQUEST) }, (_, i) =>
    bodyOf(told.slice(i * PER_REQUEST, (i + 1) * PER_REQUEST)),
  );

/** How many rounds a storm of notices costs, against one for each calendar. */
export const webhookStorm: Benchmark = {
  figures: ['webhook-storm-rounds'],
  async run({ quick, say }) {
    if (!DATABASES.includes('postgres')) return 'set TEST_DATABASE_URL to measure on Postgres.';
    await makeTemplates();
    const calendars = quick ? 50 : 1_000;
    const keys = keysOf();
    await using graph = await startQuietGraph();
    let told: Told[] = [];
    await using world = await createWorld({
      database: 'postgres',
      env: { ...keys.env, LOG_LEVEL: 'warn', GRAPH_URL: graph.url },
      seed: async (options) => {
        told = await seedToldOf(options, keys, { calendars, graphUrl: graph.url, at: Date.now() });
      },
    });
    const storm = groups(shuffled(Array.from({ length: PER_CALENDAR }, () => told).flat()));
    const posted = await postAll(world.server.url, GRAPH_WEBHOOK, storm, CONNECTIONS);
    const { db, close } = await openDatabase(world.database);
    const begun = performance.now();
    for (;;) {
      const { rows } = await sql`select 1 from hints limit 1`.execute(db);
      if (rows.length === 0) break;
      if (performance.now() - begun > PATIENCE) throw new Error('the storm does not end');
      await pause(100);
    }
    await close();
    say(
      `${told.length * PER_CALENDAR} notices in ${Math.round(posted)} ms, all read ${Math.round(performance.now() - begun)} ms later`,
    );
    return { 'webhook-storm-rounds': figure(graph.rounds(), 'rounds', calendars) };
  },
};
