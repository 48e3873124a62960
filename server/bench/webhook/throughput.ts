import { GRAPH_WEBHOOK } from '../../src/http/webhooks.ts';
import { DATABASES, makeTemplates } from '../../test/database.ts';
import { createWorld } from '../../test/world.ts';
import { type Benchmark, figure } from '../benchmark.ts';
import { median } from '../median.ts';
import { ask, startChild } from '../sync/child.ts';
import { bodyOf, postAll } from './notices.ts';
import { keysOf, seedToldOf, type Told } from './told-of.ts';

const CALENDARS = 500;
const CONNECTIONS = 64;

/** Notices that are stored before they are answered, against a bare route that only parses them. */
export const webhookThroughput: Benchmark = {
  figures: ['webhook-throughput'],
  async run({ quick, say }) {
    if (!DATABASES.includes('postgres')) return 'set TEST_DATABASE_URL to measure on Postgres.';
    await makeTemplates();
    const keys = keysOf();
    let told: Told[] = [];
    await using world = await createWorld({
      database: 'postgres',
      env: { ...keys.env, ROLE: 'web', LOG_LEVEL: 'warn' },
      seed: async (options) => {
        const place = { calendars: CALENDARS, graphUrl: 'https://graph.example', at: Date.now() };
        told = await seedToldOf(options, keys, place);
      },
    });
    const child = await startChild(new URL('./floor.ts', import.meta.url));
    try {
      const floor = `https://localhost:${await ask<number>(child, {})}`;
      const count = quick ? 500 : 10_000;
      const bodies = Array.from({ length: count }, (_, i) => bodyOf([told[i % told.length] as Told]));
      const perSecond = async (origin: string, path: string) =>
        (count * 1000) / (await postAll(origin, path, bodies, CONNECTIONS));
      const rates: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
      for (let i = 0; i < (quick ? 1 : 6); i += 1) {
        const [ours, bare] = [await perSecond(world.server.url, GRAPH_WEBHOOK), await perSecond(floor, '/')];
        if (i === 0 && !quick) continue;
        rates.ours.push(ours);
        rates.floor.push(bare);
      }
      const shown = ({ ours, floor: bare }: typeof rates) =>
        `${Math.round(Math.min(...ours))} to ${Math.round(Math.max(...ours))} a second, bare ${Math.round(Math.min(...bare))} to ${Math.round(Math.max(...bare))}`;
      say(shown(rates));
      return { 'webhook-throughput': figure(median(rates.ours), 'notices/s', median(rates.floor)) };
    } finally {
      child.kill();
    }
  },
};
