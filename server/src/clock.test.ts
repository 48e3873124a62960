import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { followedClock } from './clock.ts';

const DAY = 86_400_000;

const served = async (answer: () => string) => {
  const server = createServer((_request, response) => response.end(answer())).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};

const ahead = (clock: { now(): number }) => Math.round((clock.now() - Date.now()) / DAY);

const reaches = async (clock: { now(): number }, days: number) => {
  const end = Date.now() + 10_000;
  while (ahead(clock) !== days) {
    if (Date.now() > end) throw new Error(`the clock is ${ahead(clock)} days ahead`);
    await new Promise((resolve) => setImmediate(resolve));
  }
};

test('a followed clock is as far ahead as the other, and moves with it', async () => {
  let offset = 3 * DAY;
  const other = await served(() => JSON.stringify({ now: 0, offset }));
  const clock = await followedClock(other.url);
  expect(ahead(clock)).toBe(3);
  offset = -2 * DAY;
  await reaches(clock, -2);
  clock.close();
  other.close();
});

test('while the other clock is away or talks nonsense the last known time goes on', async () => {
  const answers = ['{"offset":86400000}', 'nonsense', '{"offset":"soon"}'];
  let asked = 0;
  const other = await served(() => answers[Math.min(asked++, 2)] ?? '');
  const clock = await followedClock(other.url);
  while (asked < 4) await new Promise((resolve) => setImmediate(resolve));
  expect(ahead(clock)).toBe(1);
  other.close();
  clock.close();
});

test('a clock that can’t be asked at the start is an error', async () => {
  await expect(followedClock('http://127.0.0.1:1')).rejects.toThrow();
});
