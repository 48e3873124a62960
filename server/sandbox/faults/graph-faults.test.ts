import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type GraphWorld, link, openGraph, rows } from '../graph/test-world.ts';
import type { Fault } from './fault.ts';

let graph: GraphWorld;
beforeAll(async () => {
  graph = await openGraph();
});
afterAll(() => graph.close());
afterEach(() => graph.faults.clear());

const CALENDAR = '/v1.0/me/calendar';
const DELTA = `${CALENDAR}/calendarView/delta`;
const FIRST = `${DELTA}?startDateTime=2026-11-23T00:00:00Z&endDateTime=2026-11-30T00:00:00Z`;

/** The request as it goes over the wire, with nothing read for us. */
const send = (path = '/v1.0/me', init: RequestInit = {}) =>
  fetch(graph.url + path, {
    ...init,
    headers: { authorization: `Bearer ${graph.oid('alice')} Calendars.ReadWrite User.Read` },
  });

const struck = () => graph.faults.list().map((fault: Fault) => fault.struck);

describe('Graph answers', () => {
  test('429 with the seconds to wait', async () => {
    graph.faults.add({ service: 'graph', kind: 'throttled', retryAfter: 1.5 });
    const { status, headers, body } = await graph.ask('GET', '/v1.0/me');
    expect(status).toBe(429);
    expect(headers.get('retry-after')).toBe('1.5');
    expect(body).toEqual({
      error: {
        code: 'ApplicationThrottled',
        message: 'Application is over its MailboxConcurrency limit.',
        innerError: {
          date: '2026-11-23T09:00:00',
          'request-id': headers.get('request-id'),
          'client-request-id': headers.get('client-request-id'),
        },
      },
    });
  });

  test('429 with a date to wait for, or with none', async () => {
    graph.faults.add({ service: 'graph', kind: 'throttled', retryAfter: 30, dated: true, times: 1 });
    graph.faults.add({ service: 'graph', kind: 'throttled', retryAfter: null });
    const dated = await send();
    expect(dated.headers.get('retry-after')).toBe('Mon, 23 Nov 2026 09:00:30 GMT');
    expect(dated.headers.get('date')).toBe('Mon, 23 Nov 2026 09:00:00 GMT');
    expect((await send()).headers.has('retry-after')).toBe(false);
  });

  test.each([
    [500, 'generalException'],
    [502, 'UnknownError'],
    [503, 'serviceNotAvailable'],
    [504, 'UnknownError'],
  ] as const)('%i in its own words', async (status, code) => {
    graph.faults.add({ service: 'graph', kind: 'unavailable', status, retryAfter: 5 });
    const answer = await graph.ask('GET', '/v1.0/me');
    expect(answer).toMatchObject({ status, body: { error: { code } } });
    expect(answer.headers.get('retry-after')).toBe('5');
  });

  test('503 by a gateway, with a page', async () => {
    graph.faults.add({ service: 'graph', kind: 'unavailable', body: 'html' });
    const response = await send();
    expect(response.status).toBe(503);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(await response.text()).toContain('<h1>503 Service Unavailable</h1>');
  });

  test('401, and 401 with a challenge', async () => {
    graph.faults.add({ service: 'graph', kind: 'unauthorised', times: 1 });
    graph.faults.add({ service: 'graph', kind: 'unauthorised', claims: true });
    const plain = await graph.ask('GET', '/v1.0/me');
    expect(plain).toMatchObject({ status: 401, body: { error: { code: 'InvalidAuthenticationToken' } } });
    expect(plain.headers.get('www-authenticate')).not.toContain('claims');
    const challenged = await send();
    const claims = /error="insufficient_claims", claims="([^"]+)"/.exec(
      challenged.headers.get('www-authenticate') ?? '',
    )?.[1];
    expect(JSON.parse(Buffer.from(claims ?? '', 'base64').toString())).toEqual({
      access_token: { nbf: { essential: true, value: String(Date.parse('2026-11-23T09:00:00Z') / 1000) } },
    });
  });

  test('403 and 404', async () => {
    graph.faults.add({ service: 'graph', kind: 'forbidden', times: 1 });
    graph.faults.add({ service: 'graph', kind: 'not-found' });
    expect(await graph.ask('GET', CALENDAR)).toMatchObject({
      status: 403,
      body: { error: { code: 'ErrorAccessDenied' } },
    });
    expect(await graph.ask('GET', CALENDAR)).toMatchObject({
      status: 404,
      body: { error: { code: 'ErrorItemNotFound' } },
    });
  });
});

describe('Graph answers 200', () => {
  test('and no JSON, though it says so', async () => {
    graph.faults.add({ service: 'graph', kind: 'malformed' });
    const response = await send();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('application/json');
    await expect(response.json()).rejects.toThrow('JSON');
  });

  test('and nothing', async () => {
    graph.faults.add({ service: 'graph', kind: 'empty' });
    const response = await send();
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  test('and JSON that nobody expects', async () => {
    graph.faults.add({ service: 'graph', kind: 'wrong-shape', times: 1 });
    graph.faults.add({ service: 'graph', kind: 'wrong-shape', body: [null] });
    expect(await graph.ask('GET', '/v1.0/me')).toMatchObject({ status: 200, body: { value: [{ id: 7 }] } });
    expect((await graph.ask('GET', '/v1.0/me')).body).toEqual([null]);
  });

  test('and an error', async () => {
    graph.faults.add({ service: 'graph', kind: 'error-in-200', code: 'UnknownError' });
    const { status, body } = await graph.ask('GET', '/v1.0/me');
    expect(status).toBe(200);
    expect(body).toMatchObject({ error: { code: 'UnknownError', innerError: {} } });
  });
});

describe('a connection', () => {
  const creation = { method: 'POST', body: '{"subject":"Made"}' };
  const seen = async () => rows(await graph.ask('GET', `${CALENDAR}/events?$filter=subject eq 'Made'`));
  const made = async () => graph.state.mailboxes.log.lastSeq;

  test('ends before anything is done', async () => {
    graph.faults.add({ service: 'graph', kind: 'reset' });
    const before = await made();
    await expect(send(`${CALENDAR}/events`, creation)).rejects.toThrow();
    expect(await made()).toBe(before);
  });

  test('ends after everything is done', async () => {
    graph.faults.add({ service: 'graph', kind: 'lost-answer', method: 'post' });
    await expect(
      graph.ask('POST', `${CALENDAR}/events`, {
        body: {
          subject: 'Made',
          start: { dateTime: '2026-11-24T10:00:00', timeZone: 'UTC' },
          end: { dateTime: '2026-11-24T11:00:00', timeZone: 'UTC' },
        },
      }),
    ).rejects.toThrow();
    expect(await seen()).toHaveLength(1);
  });

  test('ends in the middle of an answer whose length was announced', async () => {
    const whole = await (await send()).text();
    graph.faults.add({ service: 'graph', kind: 'truncated' });
    const response = await send();
    expect(response.status).toBe(200);
    expect(Number(response.headers.get('content-length'))).toBe(Buffer.byteLength(whole));
    await expect(response.text()).rejects.toThrow();
  });

  test('falls silent in the middle of an answer', async () => {
    graph.faults.add({ service: 'graph', kind: 'stuck' });
    const giveUp = new AbortController();
    const response = await send('/v1.0/me', { signal: giveUp.signal });
    const body = response.body?.getReader();
    const { value } = (await body?.read()) ?? {};
    expect(Buffer.from(value ?? []).toString()).toMatch(/^\{"@odata.context"/);
    const next = body?.read();
    expect(await Promise.race([next, 'silence'])).toBe('silence');
    giveUp.abort();
    await expect(next).rejects.toThrow();
  });

  test('is slow', async () => {
    graph.faults.add({ service: 'graph', kind: 'slow', ms: 60 });
    const before = performance.now();
    expect((await graph.ask('GET', '/v1.0/me')).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(55);
  });
});

describe('change tracking', () => {
  test('says that its state is gone, where to start again, and only to those who have one', async () => {
    graph.faults.add({ service: 'graph', kind: 'expired-cursor' });
    const page = await graph.ask('GET', FIRST);
    const { status, headers, body } = await graph.ask('GET', link(page, 'nextLink') ?? '');
    expect(page.status).toBe(200);
    expect(status).toBe(410);
    expect(body).toMatchObject({ error: { code: 'SyncStateNotFound' } });
    expect(headers.get('location')).toBe(`${graph.url}${DELTA}?$deltatoken=`);
    expect(struck()).toEqual([1]);
  });

  test('says so as 400 too, in capitals, and without a place', async () => {
    graph.faults.add({
      service: 'graph',
      kind: 'expired-cursor',
      status: 400,
      oddCase: true,
      cursor: 'none',
    });
    const { status, headers, body } = await graph.ask('GET', FIRST);
    expect([status, body.error]).toEqual([400, expect.objectContaining({ code: 'SYNCSTATENOTFOUND' })]);
    expect(headers.has('location')).toBe(false);
  });

  test('leads to another origin', async () => {
    const real = await graph.ask('GET', FIRST);
    graph.faults.add({ service: 'graph', kind: 'foreign-link' });
    const page = await graph.ask('GET', FIRST);
    expect(link(page, 'nextLink')).toMatch(/^https:\/\/elsewhere\.example\/v1\.0\/me\/.*\$skiptoken=/);
    expect(rows(page)).toEqual(rows(real));
    expect((await graph.ask('GET', '/v1.0/me')).body).toHaveProperty('displayName', 'Alice Archer');
  });
});
