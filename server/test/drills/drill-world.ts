import type { Answer } from '../../contract/endpoints.ts';
import { barePages } from '../api/bare-pages.ts';
import type { Api } from '../api-client.ts';
import type { DatabaseKind } from '../database.ts';
import { graphTokenOf } from '../front-door.ts';
import { until } from '../until.ts';
import { createWorld, type WorldOptions } from '../world.ts';
import { type Dates, linesAtGraph, linesAtSally } from './lines.ts';

export const ALICE = 'alice@contoso.example';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MEETINGS = 300;
/** Small pages, so that a pass over the calendar takes many. */
const PAGE = 20;

export const DELTA = '/v1.0/me/calendars/*/calendarView/delta';
/** What the server asks Graph for when it follows a calendar. */
const READING = [DELTA, '/v1.0/me/calendars/*/calendarView', '/v1.0/$batch', '/v1.0/subscriptions'];
export const TOKEN = '/*/oauth2/v2.0/token';

/** Alice's calendar with some hundred meetings in it, which Sally reads in small pages once she connects. */
export const openDrillWorld = async (kind: DatabaseKind, options: Pick<WorldOptions, 'env'> = {}) => {
  const pages = await barePages();
  const world = await createWorld({
    database: kind,
    scopes: 'minimal',
    env: { LOG_LEVEL: 'warn', ...options.env, ADDIN_DIR: pages.folder },
  });
  const { controls } = world.sandbox;
  await controls.approve('contoso.example');
  await controls.bulk(ALICE, MEETINGS);
  await controls.switch({ maxPageSize: PAGE });
  const alice = world.api(ALICE);
  const product = {
    clientId: world.clientId,
    clientSecret: world.clientSecret,
    productUrl: world.server.url,
  };

  const dates = async (days: number): Promise<Dates> => {
    const now = await controls.now();
    return { from: new Date(now).toISOString(), to: new Date(now + days * DAY).toISOString() };
  };
  const connection = async (api: Api = alice): Promise<Answer<'listConnections'>['connections'][number]> => {
    const [first] = (await api.call('listConnections')).connections;
    if (!first) throw new Error('there is no connection');
    return first;
  };
  const titles = async () => {
    const query = await dates(2);
    return (await alice.call('listMeetings', { query })).meetings.map(({ title }) => title);
  };

  return {
    world,
    controls,
    alice,
    connection,
    dates,
    connect: (api: Api = alice) => api.call('connect', { body: { kind: 'microsoft365' } }),
    ready: async (api: Api = alice): Promise<boolean> => {
      const { trouble, calendars } = await connection(api);
      return (
        trouble === null &&
        calendars.every(({ progress }) => progress?.phase === 'ready' && !progress.trouble)
      );
    },
    /** A meeting of tomorrow. */
    meet: async (subject: string) => {
      const day = new Date((await controls.now()) + DAY).toISOString().slice(0, 10);
      const at = (time: string) => ({ dateTime: `${day}T${time}:00`, timeZone: 'UTC' });
      return controls.createMeeting(ALICE, { subject, start: at('09:00'), end: at('09:30') });
    },
    shows: async (subject: string) => (await titles()).includes(subject),
    /**
     * Lets access tokens grow too old. The server follows the clock a moment later, and takes no token from its future:
     * until then it is kept from asking for one.
     */
    age: async () => {
      const holds = await Promise.all(READING.map(controls.hold));
      await controls.moveTime(2 * HOUR);
      await until(async () => (await alice.send('GET', '/api/session')).status === 200);
      await Promise.all(holds.map(controls.release));
    },
    truth: async (of: Dates) => {
      const token = await graphTokenOf(world.sandbox.url, ALICE, product);
      return linesAtGraph(world.sandbox.url, token, of);
    },
    shown: async (of: Dates, api: Api = alice) => linesAtSally(api, of),
    close: async () => {
      await world.close();
      await pages.remove();
    },
  };
};
export type DrillWorld = Awaited<ReturnType<typeof openDrillWorld>>;
