import { beforeEach, describe, expect, test } from '@jest/globals';
import { codes, envelopeOf, idOf, items, requestOf, type TestClient } from '../exchange/test-client.ts';
import { onExchange } from '../exchange/test-stage.ts';
import type { ExchangeWorld } from '../exchange/test-world.ts';
import type { NewFault } from './fault.ts';

let world: ExchangeWorld;
let client: TestClient;
onExchange((opened) => {
  ({ world, client } = opened);
});
beforeEach(() => {
  world.state.faults.clear();
  world.exchange.log.clear();
});

type Distributed<F> = F extends NewFault ? Omit<F, 'service'> : never;
const put = (fault: Distributed<NewFault>) =>
  world.state.faults.add({ service: 'exchange', ...fault } as NewFault);
const folder = (as?: string) => client.ask(requestOf.getFolder(), { ...(as && { as }) });
const view = () => client.ask(requestOf.calendarView('2026-11-23T00:00:00Z', '2026-11-26T00:00:00Z'));
const asked = () => client.send(envelopeOf(requestOf.getFolder()));

describe('Exchange says by order', () => {
  test('any ResponseCode: once, in a fault', async () => {
    put({ kind: 'ews-error', code: 'ErrorMailboxMoveInProgress', form: 'fault', times: 1 });
    const { status, text } = await folder();
    expect(status).toBe(500);
    expect(text).toContain('>a:ErrorMailboxMoveInProgress</faultcode>');
    expect(text).toContain('The mailbox is being moved');
    expect((await folder()).status).toBe(200);
  });

  test('any ResponseCode in all messages, for one operation only', async () => {
    put({ kind: 'ews-error', code: 'ErrorMailboxStoreUnavailable', operation: 'GetItem' });
    const ids = items(await view())
      .map(idOf)
      .slice(0, 3);
    const answer = await client.ask(requestOf.getItem(ids));
    expect(answer.status).toBe(200);
    expect(codes(answer)).toEqual(Array.from({ length: 3 }, () => 'ErrorMailboxStoreUnavailable'));
    expect(world.exchange.log.entries().at(-1)).toMatchObject({
      operation: 'GetItem',
      codes: ['ErrorMailboxStoreUnavailable'],
      fault: { kind: 'ews-error' },
    });
  });

  test('that one item of a batch failed, and how long to wait', async () => {
    const ids = items(await view()).map(idOf);
    put({ kind: 'ews-error', code: 'ErrorServerBusy', form: 'one-message', at: 1, backOff: 297_749 });
    const answer = await client.ask(requestOf.getItem(ids.slice(0, 3)));
    expect(codes(answer)).toEqual(['NoError', 'ErrorServerBusy', 'NoError']);
    expect(answer.text).toContain(
      '<m:MessageXml><t:Value Name="BackOffMilliseconds">297749</t:Value></m:MessageXml>',
    );
  });

  test('that it is busy, in a fault, with and without a time', async () => {
    put({ kind: 'throttled', retryAfter: 7, times: 1 });
    const busy = await folder();
    expect(busy.status).toBe(500);
    expect(busy.text).toContain('<t:Value Name="BackOffMilliseconds">7000</t:Value>');
    put({ kind: 'throttled', retryAfter: null, times: 1 });
    const bare = await folder();
    expect(bare.text).toContain('a:ErrorServerBusy');
    expect(bare.text).not.toContain('BackOff');
  });

  test('nothing to whom it is not meant for', async () => {
    put({ kind: 'ews-error', code: 'ErrorAccountDisabled', person: world.oid('bob') });
    expect(codes(await folder())).toEqual(['NoError']);
    expect(codes(await folder('bob'))).toEqual(['ErrorAccountDisabled']);
  });
});

describe('what stands in front of Exchange', () => {
  test.each([
    [{ kind: 'unavailable' } as const, 503, 'Service Unavailable'],
    [{ kind: 'unavailable', status: 502 } as const, 502, 'gateway'],
    [{ kind: 'not-found' } as const, 404, 'not found'],
    [{ kind: 'sign-in-page' } as const, 200, '<form action="/owa/auth.owa"'],
  ])('answers %p to anybody, before a sign-in', async (fault, status, text) => {
    put(fault);
    const answer = await asked();
    expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(text)]);
    expect(world.exchange.accounts.attempts().filter(({ outcome }) => outcome !== 'accepted')).toEqual([]);
  });

  test('leads elsewhere, or to the page for passing trouble', async () => {
    put({ kind: 'redirect', to: 'https://other.example/EWS/Exchange.asmx', status: 301, times: 1 });
    const moved = await asked();
    expect([moved.status, moved.headers.get('location')]).toEqual([
      301,
      'https://other.example/EWS/Exchange.asmx',
    ]);
    put({ kind: 'error-page', times: 1 });
    const trouble = await asked();
    expect([trouble.status, trouble.headers.get('location')]).toEqual([302, '/ews/genericerrorpage.htm']);
  });

  test('ends the connection', async () => {
    put({ kind: 'reset', times: 1 });
    await expect(asked()).rejects.toThrow('fetch failed');
    expect((await asked()).status).toBe(401);
  });
});

describe('on the way', () => {
  test('an answer is cut, or no XML, or empty', async () => {
    put({ kind: 'truncated', times: 1 });
    await expect(view()).rejects.toThrow();
    put({ kind: 'malformed', times: 1 });
    const { status, text } = await view();
    expect([status, text.endsWith('</s:Envelope>')]).toEqual([200, false]);
    put({ kind: 'empty', times: 1 });
    expect(await view()).toMatchObject({ status: 200, text: '' });
  });

  test('an answer is late', async () => {
    put({ kind: 'slow', ms: 60, times: 1 });
    const before = performance.now();
    expect((await folder()).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(50);
  });

  test('a mailbox is forbidden, and a right password refused', async () => {
    put({ kind: 'forbidden', times: 1 });
    expect((await folder()).status).toBe(403);
    put({ kind: 'unauthorised', times: 1 });
    expect((await folder()).status).toBe(401);
    put({ kind: 'session-lost', times: 1 });
    expect((await folder()).status).toBe(401);
    expect((await folder()).status).toBe(200);
  });
});

test('an operation is of Exchange only', () => {
  expect(() => world.state.faults.add({ service: 'graph', kind: 'reset', operation: 'GetItem' })).toThrow();
  expect(() => world.state.faults.add({ service: 'exchange', kind: 'reset', step: true })).toThrow();
});
