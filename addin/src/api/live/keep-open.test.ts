/** @jest-environment jsdom */
import '../../../test/browser-gaps.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { LIVE_PATH as CONTRACT_PATH, LIVE_HEARTBEAT } from '../../../../server/contract/live.ts';
import { id } from '../../../test/examples.ts';
import { FakeApi } from '../../../test/fake-api.ts';
import { FakeHost } from '../../../test/fake-host.ts';
import { LIVE_PATH } from './follow-once.ts';
import { keepOpen } from './keep-open.ts';
import { type LiveNote, SILENCE } from './live-note.ts';

let api: FakeApi;
let host: FakeHost;
let notes: LiveNote[];
let stop: AbortController;

beforeEach(() => {
  jest.useFakeTimers();
  jest.spyOn(Math, 'random').mockReturnValue(1);
  api = new FakeApi();
  api.install();
  api.live.on();
  host = new FakeHost();
  notes = [];
  stop = new AbortController();
});

afterEach(async () => {
  stop.abort();
  await passes(0);
  jest.restoreAllMocks();
  jest.useRealTimers();
});

const passes = (ms: number) => jest.advanceTimersByTimeAsync(ms);
const start = async () => {
  void keepOpen(host, (note) => notes.push(note), stop.signal);
  await passes(0);
};
const refused = (status: number, headers: Record<string, string> = {}) =>
  ({ ok: false, status, headers: new Headers(headers), body: null }) as Response;
const changed = { type: 'changed', connectionId: id(1), meetings: true } as const;
/** It works for a minute. */
const aMinute = async () => {
  for (let beat = 0; beat < 4; beat++) {
    await passes(LIVE_HEARTBEAT);
    api.live.stream.heartbeat();
  }
  await passes(0);
};

test('path and patience fit the contract', () => {
  expect(LIVE_PATH).toBe(CONTRACT_PATH);
  expect(SILENCE).toBeGreaterThan(2 * LIVE_HEARTBEAT);
});

test('what the server sends is told, wherever its bytes are cut', async () => {
  await start();
  expect(api.live.stream.authorization).toBe('Bearer token-1');
  const bytes = new TextEncoder().encode(`: Grüße 🙂\n\ndata: ${JSON.stringify(changed)}\n\n`);
  for (const byte of bytes) api.live.stream.write(Uint8Array.of(byte));
  await passes(0);
  expect(notes.filter(({ type }) => type !== 'alive')).toEqual([{ type: 'opened' }, changed]);
});

test('a stream whose token has ended is followed by one with a fresh token, at once', async () => {
  await start();
  await aMinute();
  api.live.stream.send({ type: 'ended' });
  await passes(0);
  expect(api.live.streams).toHaveLength(2);
  expect(host.tokens).toEqual([{}, { fresh: true }]);
});

test('a host that hands out a token that has ended does not make the tab ask without pause', async () => {
  await start();
  api.live.stream.send({ type: 'ended' });
  await passes(999);
  expect(api.live.streams).toHaveLength(1);
  await passes(1);
  expect(api.live.streams).toHaveLength(2);
});

test('a refused token is replaced once by a fresh one, with the claims that were demanded', async () => {
  const claims = '{"x":1}';
  api.live.refusal = refused(401, { 'WWW-Authenticate': `Bearer claims="${btoa(claims)}"` });
  await start();
  expect(host.tokens).toEqual([{}, { fresh: true, claims }]);
});

test('after failures it waits longer each time, up to half a minute', async () => {
  api.live.refusal = refused(503);
  await start();
  const times: number[] = [];
  const began = Date.now();
  for (let second = 0; second < 150; second++) {
    const asked = host.tokens.length;
    await passes(1_000);
    if (host.tokens.length > asked) times.push((Date.now() - began) / 1_000);
  }
  expect(times).toEqual([1, 3, 7, 15, 31, 61, 91, 121]);
});

test('a stream that worked and broke is opened again after a second', async () => {
  api.live.refusal = refused(503);
  await start();
  await passes(4_000);
  api.live.on();
  await passes(3_000);
  await aMinute();
  api.live.stream.fail();
  await passes(0);
  expect(notes.at(-1)).toEqual({ type: 'closed' });
  await passes(1_000);
  expect(api.live.streams).toHaveLength(2);
  expect(notes.at(-1)?.type).not.toBe('closed');
});

test('silence for 40 s is the end of a stream', async () => {
  await start();
  const first = api.live.stream;
  await passes(SILENCE - 1);
  expect(first.open).toBe(true);
  await passes(1);
  expect(first.open).toBe(false);
  await passes(1_000);
  expect(api.live.streams).toHaveLength(2);
});

test('a browser that is online again does not wait', async () => {
  api.live.refusal = refused(503);
  await start();
  await passes(20_000);
  api.live.on();
  dispatchEvent(new Event('online'));
  await passes(0);
  expect(api.live.streams).toHaveLength(1);
});

test('a laptop that slept opens a new stream; a tab that was only hidden keeps its own', async () => {
  await start();
  const first = api.live.stream;
  document.dispatchEvent(new Event('visibilitychange'));
  await passes(0);
  expect(first.open).toBe(true);
  jest.setSystemTime(Date.now() + 3_600_000);
  document.dispatchEvent(new Event('visibilitychange'));
  await passes(0);
  expect(first.open).toBe(false);
  expect(api.live.streams).toHaveLength(2);
});

test('a host without a token is asked again', async () => {
  host.token = () => Promise.reject(new Error('signed out'));
  await start();
  expect(notes).toEqual([{ type: 'closed' }]);
  host.token = async () => 'back';
  await passes(1_000);
  expect(api.live.stream.authorization).toBe('Bearer back');
});

test('when it is stopped the stream is closed and nothing is opened again', async () => {
  await start();
  const { stream } = api.live;
  stop.abort();
  await passes(60_000);
  expect(stream.open).toBe(false);
  expect(api.live.streams).toHaveLength(1);
});
