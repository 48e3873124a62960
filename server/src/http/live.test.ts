import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { LIVE_PATH } from '../../contract/live.ts';
import { type Edge, openEdge } from '../../test/edge.ts';
import { until } from '../../test/until.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await openEdge();
});
beforeEach(() => edge.reset());
afterAll(() => edge.close());

const CONNECTION = '0c0f5e0e-0000-4000-8000-000000000001';

/** Alice's stream as text, a chunk at a time. */
const open = async () => {
  const response = await edge.call(LIVE_PATH);
  const reader = response.body?.getReader();
  if (!reader) throw new Error('no stream');
  const next = async () => {
    const { value, done } = await reader.read();
    return done ? null : new TextDecoder().decode(value);
  };
  return { response, next, leave: () => reader.cancel() };
};
const follower = () => {
  const [only] = edge.followers;
  if (!only) throw new Error('nobody follows');
  return only;
};

test('a stream is for who asks with a token, and carries names and ids', async () => {
  const stream = await open();
  expect(await stream.next()).toBe('event: opened\ndata: {"type":"opened"}\n\n');
  expect(follower().userId).toBe('alice');
  follower().listener({ workspace: 'w', userId: 'alice', connectionId: CONNECTION, meetings: true });
  expect(await stream.next()).toBe(
    `event: changed\ndata: {"type":"changed","connectionId":"${CONNECTION}","meetings":true}\n\n`,
  );
  await stream.leave();
});

test('nobody follows any more once the reader has left', async () => {
  const stream = await open();
  await stream.next();
  await stream.leave();
  await until(() => edge.followers.length === 0);
});

test('without a token there is no stream', async () => {
  const response = await edge.call(LIVE_PATH, { headers: { authorization: '' } });
  expect(response.status).toBe(401);
  expect(edge.followers).toEqual([]);
});

test('a token that has ended ends its stream at once', async () => {
  edge.passed = 3_600_000;
  const stream = await open();
  let text = '';
  for (let chunk = await stream.next(); chunk !== null; chunk = await stream.next()) text += chunk;
  expect(text).toContain('event: ended\n');
  await until(() => edge.followers.length === 0);
});

test('whoever opens ever more streams loses the oldest', async () => {
  const streams = await Promise.all(Array.from({ length: 20 }, open));
  const [oldest] = streams;
  await oldest?.next();
  const last = await open();
  let text = '';
  for (let chunk = await oldest?.next(); chunk; chunk = await oldest?.next()) text += chunk;
  expect(text).toContain('event: ended\n');
  expect(await last.next()).toContain('opened');
  await Promise.all([...streams, last].map((stream) => stream.leave()));
  await until(() => edge.followers.length === 0);
});

test('how long somebody listened is not counted as how slow we are', async () => {
  const stream = await open();
  await stream.next();
  await stream.leave();
  await until(() => edge.followers.length === 0);
  expect(await (await edge.call('/metrics')).text()).not.toContain(LIVE_PATH);
});

test('every stream ends when the server stops', async () => {
  const stream = await open();
  await stream.next();
  edge.stop();
  expect(await stream.next()).toBeNull();
});
