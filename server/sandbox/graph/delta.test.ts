import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { defaultSwitches } from '../state/sandbox-state.ts';
import { type Answer, type GraphWorld, type Json, link, openGraph, readAll, rows } from './test-world.ts';

const window = 'startDateTime=2026-11-23T00:00:00Z&endDateTime=2026-12-21T00:00:00Z';
const first = `/v1.0/me/calendarView/delta?${window}`;
const prefer = 'odata.maxpagesize=200';

let world: GraphWorld;
beforeEach(async () => {
  world = await openGraph();
});
afterEach(() => world.close());

const wall = (dateTime: string) => ({ dateTime, timeZone: 'W. Europe Standard Time' });
const create = (subject: string, date: string, weeks = 0) =>
  world.state.mailboxes.createMeeting(world.oid('alice'), {
    subject,
    start: wall(`${date}T10:00:00`),
    end: wall(`${date}T11:00:00`),
    recurrence:
      weeks === 0
        ? null
        : {
            pattern: { type: 'weekly', interval: 1 },
            range: { type: 'numbered', startDate: date, numberOfOccurrences: weeks },
          },
  });
const code = ({ body }: Answer) => (body.error as Json).code;
const idOf = async (subject: string) => {
  const found = await world.ask('GET', `/v1.0/me/events?$filter=subject eq '${subject}'`);
  return rows(found)[0]?.id;
};

/** Reads a first round to its end; the deltaLink. */
async function synced(): Promise<string> {
  const { last } = await readAll(world, first, { prefer });
  return link(last, 'deltaLink') ?? '';
}
async function next(deltaLink: string) {
  const { all, last } = await readAll(world, deltaLink, { prefer });
  return { changes: all, deltaLink: link(last, 'deltaLink') ?? '' };
}

describe('a first round', () => {
  test('gives ten rows a page, or as many as are preferred up to the largest page', async () => {
    expect(rows(await world.ask('GET', first))).toHaveLength(10);
    expect(rows(await world.ask('GET', first, { prefer: 'odata.maxpagesize=3' }))).toHaveLength(3);
    world.state.switches.maxPageSize = 20;
    expect(rows(await world.ask('GET', first, { prefer }))).toHaveLength(20);
  });

  test('ends with a deltaLink, and its links carry nothing but a token', async () => {
    const page = await world.ask('GET', first);
    expect(link(page, 'nextLink')).toMatch(/\/v1\.0\/me\/calendarView\/delta\?\$skiptoken=[\w-]+$/);
    expect(link(page, 'deltaLink')).toBeUndefined();
    expect(await synced()).toMatch(/\/v1\.0\/me\/calendarView\/delta\?\$deltatoken=[\w-]+$/);
    expect(page.body['@odata.context']).toBe(`${world.url}/v1.0/$metadata#Collection(event)`);
  });

  test('gives occurrences with seven properties, everything else whole', async () => {
    const { all } = await readAll(world, first, { prefer });
    const occurrence = all.find(({ type }) => type === 'occurrence') ?? {};
    const names = ['@odata.etag', '@odata.type', 'end', 'id', 'seriesMasterId', 'start', 'type'];
    expect(Object.keys(occurrence).sort()).toEqual(names);
    for (const type of ['singleInstance', 'exception', 'seriesMaster']) {
      const whole = all.find((row) => row.type === type);
      expect(whole).toMatchObject({
        '@odata.type': '#microsoft.graph.event',
        isCancelled: expect.any(Boolean),
      });
      expect(whole).toHaveProperty('body.content');
    }
  });

  test('gives the master of a series that began before the window, and none without occurrences in it', async () => {
    create('Long before', '2026-11-02', 20);
    create('Over', '2026-11-02', 2);
    const { all } = await readAll(world, first, { prefer });
    const master = all.find((row) => row.type === 'seriesMaster' && row.subject === 'Long before');
    expect(master).toMatchObject({ start: { dateTime: '2026-11-02T09:00:00.0000000', timeZone: 'UTC' } });
    expect(all.filter(({ seriesMasterId }) => seriesMasterId === master?.id)).toHaveLength(4);
    expect(all.some(({ subject }) => subject === 'Over')).toBe(false);
  });

  test('refuses query options that tracking does not know', async () => {
    for (const name of [
      '$select=subject',
      '$filter=isAllDay eq true',
      '$orderby=subject',
      '$top=5',
      '$expand=x',
      '$search=x',
    ]) {
      const answer = await world.ask('GET', `${first}&${name}`);
      expect([answer.status, code(answer)]).toEqual([400, 'ErrorInvalidUrlQuery']);
    }
  });
});

describe('a later round', () => {
  test('is empty when nothing changed, and gives a link for the one after it', async () => {
    const { changes, deltaLink } = await next(await synced());
    expect(changes).toEqual([]);
    expect((await next(deltaLink)).changes).toEqual([]);
  });

  test('gives new and changed meetings as they are now', async () => {
    const item = create('Fresh', '2026-12-01');
    const link = await synced();
    world.state.mailboxes.changeMeeting(item.key, { subject: 'Renamed' });
    world.state.mailboxes.changeMeeting(item.key, { subject: 'Renamed again' });
    const { changes, deltaLink } = await next(link);
    expect(changes).toMatchObject([{ subject: 'Renamed again', type: 'singleInstance' }]);
    create('Newer', '2026-12-02');
    expect((await next(deltaLink)).changes).toMatchObject([{ subject: 'Newer' }]);
  });

  test('calls a meeting outside the window removed, whether it was deleted, moved there or made there', async () => {
    const inside = create('Inside', '2026-12-01');
    const gone = create('Gone', '2026-12-02');
    const ids = [await idOf('Inside'), await idOf('Gone')];
    const link = await synced();
    world.state.mailboxes.moveMeeting(inside.key, wall('2027-02-01T10:00:00'), wall('2027-02-01T11:00:00'));
    world.state.mailboxes.deleteMeeting(gone.key);
    create('Elsewhere', '2027-03-01');
    const elsewhere = await idOf('Elsewhere');
    const { changes } = await next(link);
    const removed = { '@odata.type': '#microsoft.graph.event', '@removed': { reason: 'deleted' } };
    expect(changes).toEqual([...ids, elsewhere].map((id) => ({ ...removed, id })));
  });

  test('tells of a deleted occurrence only by the series coming without it', async () => {
    const series = create('Series', '2026-11-24', 4);
    const link = await synced();
    world.state.mailboxes.deleteOccurrence(series.key, '2026-12-01');
    const { changes } = await next(link);
    expect(changes.map(({ type }) => type)).toEqual([
      'seriesMaster',
      'occurrence',
      'occurrence',
      'occurrence',
    ]);
    expect(changes.some((row) => '@removed' in row)).toBe(false);
    const days = changes.slice(1).map(({ start }) => String((start as Json).dateTime).slice(0, 10));
    expect(days).toEqual(['2026-11-24', '2026-12-08', '2026-12-15']);
  });

  test('gives a changed occurrence whole, among its series', async () => {
    const series = create('Series', '2026-11-24', 4);
    const link = await synced();
    world.state.mailboxes.changeOccurrence(series.key, '2026-12-01', { subject: 'Special' });
    const { changes } = await next(link);
    expect(changes).toHaveLength(5);
    expect(changes.filter(({ type }) => type === 'exception')).toMatchObject([
      { subject: 'Special', originalStart: '2026-12-01T09:00:00.0000000Z' },
    ]);
  });

  test('names only the master of a deleted series', async () => {
    const series = create('Doomed', '2026-11-24', 4);
    const id = await idOf('Doomed');
    const link = await synced();
    world.state.mailboxes.deleteMeeting(series.key);
    expect((await next(link)).changes).toMatchObject([{ id, '@removed': { reason: 'deleted' } }]);
  });

  test('keeps its window whatever dates a link is given', async () => {
    const link = await synced();
    create('In the old window', '2026-12-01');
    create('In the new window', '2027-02-01');
    const { changes } = await next(
      `${link}&startDateTime=2027-01-01T00:00:00Z&endDateTime=2027-03-01T00:00:00Z`,
    );
    expect(changes.filter((row) => !('@removed' in row))).toMatchObject([{ subject: 'In the old window' }]);
  });

  test('goes on from a link that was made with the other kind of ids', async () => {
    const link = await synced();
    create('Fresh', '2026-12-01');
    const { all } = await readAll(world, link, { prefer: `${prefer}, IdType="ImmutableId"` });
    expect(all[0]?.id).toMatch(/^AAkALg/);
    expect(all[0]?.id).not.toBe(await idOf('Fresh'));
  });
});

describe('a token', () => {
  test('that has expired asks to start again', async () => {
    const page = await world.ask('GET', first);
    const links = [await synced(), link(page, 'nextLink') ?? ''];
    world.state.mailboxes.expireTokens();
    for (const url of links) {
      const answer = await world.ask('GET', url);
      expect([answer.status, code(answer)]).toEqual([410, 'SyncStateNotFound']);
      expect(answer.headers.get('location')).toMatch(/calendarView\/delta\?\$deltatoken=$/);
    }
  });

  test('of another calendar, of another mailbox or of nobody is unknown', async () => {
    const token = (await synced()).split('?')[1];
    const calendars = rows(await world.ask('GET', '/v1.0/me/calendars'));
    const other = calendars.find(({ name }) => name === 'Project Everest')?.id;
    expect((await world.ask('GET', `/v1.0/me/calendars/${other}/calendarView/delta?${token}`)).status).toBe(
      410,
    );
    expect((await world.ask('GET', `/v1.0/me/calendarView/delta?${token}`, { as: 'bob' })).status).toBe(410);
    expect((await world.ask('GET', '/v1.0/me/calendarView/delta?$deltatoken=nonsense')).status).toBe(410);
    expect((await world.ask('GET', '/v1.0/me/calendarView/delta?$skiptoken=nonsense')).status).toBe(410);
  });

  test('from before a reset is unknown', async () => {
    const url = await synced();
    world.state.reset();
    expect((await world.ask('GET', url)).status).toBe(410);
  });
});

describe('oddities that can be switched on', () => {
  test('empty pages with a nextLink', async () => {
    world.state.switches.emptyPages = true;
    const page = await world.ask('GET', first, { prefer });
    expect(rows(page)).toEqual([]);
    expect(link(page, 'nextLink')).toBeDefined();
  });

  test('another order, and rows that come again', async () => {
    const plain = (await readAll(world, first, { prefer })).all.map(({ id }) => id);
    world.state.switches.deltaOrder = 'shuffled';
    const shuffled = (await readAll(world, first, { prefer })).all.map(({ id }) => id);
    expect(shuffled).not.toEqual(plain);
    expect([...shuffled].sort()).toEqual([...plain].sort());
    Object.assign(world.state.switches, defaultSwitches, { deltaReplays: true });
    const replayed = (await readAll(world, first, { prefer })).all.map(({ id }) => id);
    expect(replayed.length).toBeGreaterThan(plain.length);
    expect(new Set(replayed)).toEqual(new Set(plain));
  });
});
