import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Answer, type GraphWorld, type Json, link, openGraph, readAll, rows } from './test-world.ts';

const window = 'startDateTime=2026-11-23T00:00:00Z&endDateTime=2026-12-21T00:00:00Z';
const view = (query = window) => `/v1.0/me/calendarView?${query}`;

let world: GraphWorld;
beforeAll(async () => {
  world = await openGraph();
});
afterAll(() => world.close());

const code = ({ body }: Answer) => (body.error as Json).code;
const time = (row: Json | undefined, end: 'start' | 'end' = 'start') =>
  (row?.[end] as Json | undefined)?.dateTime;

describe('a window', () => {
  test('is given by both dates', async () => {
    for (const query of [
      '',
      'startDateTime=2026-11-23T00:00:00Z',
      'startDateTime=x&endDateTime=2026-11-23',
    ]) {
      const answer = await world.ask('GET', view(query));
      expect([answer.status, code(answer)]).toEqual([400, 'ErrorInvalidParameter']);
    }
    const turned = 'startDateTime=2026-11-24T00:00:00Z&endDateTime=2026-11-23T00:00:00Z';
    expect((await world.ask('GET', view(turned))).status).toBe(400);
  });

  test('counts the offset in its dates, and UTC without one, whatever time zone is preferred', async () => {
    const at = async (start: string, end: string) => {
      const answer = await world.ask('GET', view(`startDateTime=${start}&endDateTime=${end}`), {
        prefer: 'outlook.timezone="Tokyo Standard Time"',
      });
      return rows(answer).map(({ subject }) => subject);
    };
    // The standup is at 09:15 in Berlin, 08:15 UTC.
    expect(await at('2026-11-24T08:15:00', '2026-11-24T08:20:00')).toEqual(['Daily standup']);
    expect(await at('2026-11-24T09:15:00%2B01:00', '2026-11-24T09:20:00%2B01:00')).toEqual(['Daily standup']);
    expect(await at('2026-11-24T00:15:00-08:00', '2026-11-24T00:20:00-08:00')).toEqual(['Daily standup']);
    expect(await at('2026-11-24T08:30:00Z', '2026-11-24T08:45:00Z')).toEqual([]);
  });

  test('shows whole occurrences and no masters', async () => {
    const { all } = await readAll(world, view(`${window}&$top=100`));
    expect(new Set(all.map(({ type }) => type))).toEqual(
      new Set(['singleInstance', 'occurrence', 'exception']),
    );
    const occurrence = all.find(({ type, subject }) => type === 'occurrence' && subject === 'Daily standup');
    expect(occurrence).toMatchObject({
      organizer: { emailAddress: { name: 'Alice Archer' } },
      isOnlineMeeting: true,
    });
  });

  test('shows the hour that the clock of the series says, on both sides of a clock change', async () => {
    const spring = 'startDateTime=2027-03-22T00:00:00Z&endDateTime=2027-04-03T00:00:00Z&$top=100';
    const { all } = await readAll(world, view(spring));
    const hours = all
      .filter(({ subject }) => subject === 'Daily standup')
      .map((row) => String(time(row)).slice(5, 16));
    expect(hours.slice(0, 6)).toEqual([
      '03-22T08:15',
      '03-23T08:15',
      '03-24T08:15',
      '03-25T08:15',
      '03-26T08:15',
      '03-29T07:15',
    ]);
    // The product review is held by New York's clock, which changes two weeks earlier.
    const reviews = await readAll(
      world,
      view('startDateTime=2027-03-08T00:00:00Z&endDateTime=2027-04-01T00:00:00Z&$top=100'),
    );
    const seen = reviews.all
      .filter(({ subject }) => subject === 'Weekly product review')
      .map((row) => String(time(row)).slice(5, 16));
    expect(seen).toEqual(['03-09T14:00', '03-16T13:00', '03-23T13:00', '03-30T13:00']);
  });
});

describe('pages', () => {
  test('hold ten rows, or $top from 1 to 1000', async () => {
    expect(rows(await world.ask('GET', view()))).toHaveLength(10);
    expect(rows(await world.ask('GET', view(`${window}&$top=1000`))).length).toBeGreaterThan(40);
    for (const top of ['0', '1001', 'many']) {
      expect((await world.ask('GET', view(`${window}&$top=${top}`))).status).toBe(400);
    }
  });

  test('follow each other by a link that repeats the dates and skips', async () => {
    const page = await world.ask('GET', view(`${window}&$top=7`));
    const next = new URL(link(page, 'nextLink') ?? '');
    expect(next.pathname).toBe('/v1.0/me/calendarView');
    expect(Object.fromEntries(next.searchParams)).toEqual({
      startDateTime: '2026-11-23T00:00:00Z',
      endDateTime: '2026-12-21T00:00:00Z',
      $top: '7',
      $skip: '7',
    });
    const { all } = await readAll(world, view(`${window}&$top=7`));
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  test('come in the order that is asked for', async () => {
    const subjects = async (order: string) =>
      (await readAll(world, view(`${window}&$top=100&$orderby=${order}`))).all.map(({ subject }) =>
        String(subject).toLowerCase(),
      );
    const ascending = await subjects('subject');
    expect(ascending).toEqual([...ascending].sort());
    const starts = (await readAll(world, view(`${window}&$top=100&$orderby=start/dateTime desc`))).all.map(
      (row) => time(row),
    );
    expect(starts).toEqual([...starts].sort().reverse());
    expect((await world.ask('GET', view(`${window}&$orderby=colour`))).status).toBe(400);
  });

  test('hold what $filter lets through', async () => {
    const filter =
      "startswith(subject,'Daily') and start/dateTime ge '2026-12-01T00:00:00Z' and isCancelled eq false";
    const { all } = await readAll(world, view(`${window}&$top=100&$filter=${filter}`));
    expect(all.length).toBeGreaterThan(5);
    expect(all.every(({ subject }) => String(subject).startsWith('Daily'))).toBe(true);
    expect(all.every((row) => String(time(row)) >= '2026-12-01')).toBe(true);
    expect((await world.ask('GET', view(`${window}&$filter=subject like 'x'`))).status).toBe(400);
  });
});

describe('$select', () => {
  test('leaves the id and the etag, and names itself in the context', async () => {
    const answer = await world.ask('GET', view(`${window}&$select=subject,start`));
    expect(Object.keys(rows(answer)[0] ?? {})).toEqual(['@odata.etag', 'id', 'subject', 'start']);
    expect(answer.body['@odata.context']).toBe(
      `${world.url}/v1.0/$metadata#users('${world.oid('alice')}')/calendarView(subject,start)`,
    );
  });

  test('gives no dates of creation and change in a view', async () => {
    const answer = await world.ask(
      'GET',
      view(`${window}&$select=subject,createdDateTime,lastModifiedDateTime`),
    );
    expect(Object.keys(rows(answer)[0] ?? {})).toEqual(['@odata.etag', 'id', 'subject']);
  });

  test('refuses a property that an event does not have', async () => {
    const answer = await world.ask('GET', view(`${window}&$select=colour`));
    expect([answer.status, code(answer)]).toEqual([400, 'RequestBroker--ParseUri']);
  });
});

describe('preferences', () => {
  const one = async (subject: string, prefer: string) => {
    const answer = await world.ask('GET', view(`${window}&$top=1000&$filter=subject eq '${subject}'`), {
      prefer,
    });
    return { row: rows(answer)[0], applied: answer.headers.get('preference-applied'), status: answer.status };
  };

  test('a time zone by its Windows or IANA name', async () => {
    const windows = await one('Lunch with Erik', 'outlook.timezone="Pacific Standard Time"');
    expect(windows.row).toMatchObject({
      start: { dateTime: '2026-11-24T03:30:00.0000000', timeZone: 'Pacific Standard Time' },
      originalStartTimeZone: 'W. Europe Standard Time',
    });
    expect(windows.applied).toBe('outlook.timezone="Pacific Standard Time"');
    const iana = await one('Lunch with Erik', 'outlook.timezone="Asia/Kolkata"');
    expect(iana.row?.start).toEqual({ dateTime: '2026-11-24T17:00:00.0000000', timeZone: 'Asia/Kolkata' });
    const unknown = await world.ask('GET', view(), { prefer: 'outlook.timezone="Mars"' });
    expect([unknown.status, code(unknown)]).toEqual([400, 'TimeZoneNotSupportedException']);
  });

  test('all-day meetings are at midnight in every zone', async () => {
    for (const zone of ['UTC', 'Tokyo Standard Time', 'Hawaiian Standard Time']) {
      const { row } = await one('Public holiday', `outlook.timezone="${zone}"`);
      expect([time(row), time(row, 'end')]).toEqual([
        '2026-12-04T00:00:00.0000000',
        '2026-12-05T00:00:00.0000000',
      ]);
    }
  });

  test('bodies as text', async () => {
    const { row, applied } = await one('Sprint planning', 'outlook.body-content-type="text"');
    expect(row).toHaveProperty('body.contentType', 'text');
    const { content } = (row?.body ?? {}) as Json;
    expect(content).not.toMatch(/<(div|br|b)>/);
    expect(content).toContain(
      'https://contoso.zoom.us/j/83127764501?pwd=aBcDeFgHiJkLmNoPqRsTuVwXyZ.1&from=addon',
    );
    expect(applied).toBe('outlook.body-content-type="text"');
  });

  test('several in one header', async () => {
    const { row, applied } = await one(
      'Lunch with Erik',
      'IdType="ImmutableId", outlook.timezone="UTC", unheard-of=1',
    );
    expect(applied).toBe('IdType="ImmutableId", outlook.timezone="UTC"');
    expect(row?.id).toMatch(/^AAkALg/);
  });
});
