/** @jest-environment jsdom */
import '../../../test/browser-gaps.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { id } from '../../../test/examples.ts';
import { FakeApi } from '../../../test/fake-api.ts';
import { FakeHost } from '../../../test/fake-host.ts';
import { FakeLocks } from '../../../test/fake-locks.ts';
import { patience } from '../live-state.ts';
import { SILENCE } from './live-note.ts';
import { personOf } from './person.ts';
import { startLive } from './start-live.ts';

const { setTimeout: afterRealTime } = globalThis;

let api: FakeApi;
let locks: FakeLocks;
const stops: (() => void)[] = [];

beforeEach(() => {
  jest.useFakeTimers();
  api = new FakeApi();
  api.install();
  api.live.on();
  locks = new FakeLocks();
  locks.install();
});

afterEach(async () => {
  for (const stop of stops.splice(0)) stop();
  await settle();
  jest.useRealTimers();
});

/** Lets faked time pass. */
const settle = (ms = 0) => jest.advanceTimersByTimeAsync(ms);

/** Channels and cryptography take real time, in which no faked time passes. */
const until = async (condition: () => boolean) => {
  while (!condition()) {
    await new Promise((resolve) => afterRealTime(resolve, 5));
    await settle();
  }
};

const tokenOf = (oid: string) => `e30.${btoa(JSON.stringify({ tid: 't', oid }))}.s`;

/** A tab of somebody, with both lists on the screen. */
async function openTab(oid = 'alice') {
  const host = new FakeHost();
  host.token = async () => tokenOf(oid);
  const queries = new QueryClient();
  const reads = { connections: 0, meetings: 0 };
  for (const key of ['connections', 'meetings'] as const)
    new QueryObserver(queries, {
      queryKey: [key],
      queryFn: async () => ++reads[key],
      refetchInterval: () => patience(queries, 15_000),
    }).subscribe(() => {});
  await settle();
  const asked = locks.requests + api.live.streams.length;
  const stop = startLive(host, queries);
  stops.push(stop);
  await until(() => locks.requests + api.live.streams.length > asked);
  await settle(400);
  return { reads, stop };
}

test('when the stream opens both lists are read, since something may have been missed', async () => {
  const { reads } = await openTab();
  expect(reads).toEqual({ connections: 2, meetings: 2 });
});

test('a change of a connection reads the connections, one of its meetings the meetings too', async () => {
  const { reads } = await openTab();
  api.live.stream.send({ type: 'changed', connectionId: id(1), meetings: false });
  await settle(400);
  expect(reads).toEqual({ connections: 3, meetings: 2 });
  api.live.stream.send({ type: 'changed', connectionId: id(1), meetings: true });
  await settle(400);
  expect(reads).toEqual({ connections: 4, meetings: 3 });
});

test('a burst is read at once and once more at its end', async () => {
  const { reads } = await openTab();
  for (let page = 0; page < 40; page++)
    api.live.stream.send({ type: 'changed', connectionId: id(1), meetings: true });
  await settle();
  expect(reads.meetings).toBe(3);
  await settle(300);
  expect(reads.meetings).toBe(4);
  await settle(2_000);
  expect(reads.meetings).toBe(4);
});

test('while the stream is open nothing is read without a reason; once it is not, the lists are asked for again', async () => {
  const { reads } = await openTab();
  for (let beat = 0; beat < 8; beat++) {
    await settle(15_000);
    api.live.stream.heartbeat();
  }
  await settle();
  expect(reads.meetings).toBe(2);
  api.live.refusal = { ok: false, status: 503, headers: new Headers(), body: null } as Response;
  api.live.stream.fail();
  await settle();
  await settle(15_000);
  expect(reads.meetings).toBe(3);
});

test('tabs of one person share a stream, and when its tab closes the next one opens one', async () => {
  const first = await openTab();
  const second = await openTab();
  expect(api.live.streams).toHaveLength(1);
  api.live.stream.send({ type: 'changed', connectionId: id(1), meetings: true });
  await until(() => second.reads.meetings === 2);
  await settle(400);
  expect(first.reads.meetings).toBe(3);

  first.stop();
  await until(() => second.reads.meetings === 3);
  expect(api.live.streams).toHaveLength(2);
});

test('a tab that joins a stream reads once it hears of it, since something may have been missed before', async () => {
  await openTab();
  const { reads } = await openTab();
  expect(reads.meetings).toBe(1);
  api.live.stream.heartbeat();
  await until(() => reads.meetings === 2);
});

test('a tab that hears nothing from the one that holds the stream asks by itself', async () => {
  const name = `sally-live-${await personOf(tokenOf('alice'))}`;
  void navigator.locks.request(name, {}, () => new Promise(() => {}));
  const frozen = new BroadcastChannel(name);
  const { reads } = await openTab();
  frozen.postMessage({ type: 'alive' });
  await until(() => reads.meetings === 2);
  await settle(SILENCE - 1);
  expect(reads.meetings).toBe(2);
  await settle(1 + 15_000);
  expect(reads.meetings).toBe(3);
  expect(api.live.streams).toEqual([]);
});

test('different people do not share', async () => {
  await openTab('alice');
  await openTab('bob');
  expect(api.live.streams).toHaveLength(2);
});

test('where tabs cannot share each has its own stream', async () => {
  Object.defineProperty(navigator, 'locks', { configurable: true, value: undefined });
  await openTab();
  await openTab();
  expect(api.live.streams).toHaveLength(2);
});

test('where sharing is forbidden each has its own stream', async () => {
  const request = () => Promise.reject(new DOMException('', 'SecurityError'));
  Object.defineProperty(navigator, 'locks', { configurable: true, value: { request } });
  const { reads } = await openTab();
  expect(api.live.streams).toHaveLength(1);
  expect(reads.meetings).toBe(2);
});
