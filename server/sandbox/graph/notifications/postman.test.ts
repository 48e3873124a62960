import { beforeEach, expect, test } from '@jest/globals';
import { defaultTimings } from '../timings.ts';
import { type Counters, createPostman } from './postman.ts';

const MINUTE = 60_000;
const letter = { url: 'https://sally.contoso.example/notices', notifications: [{}, {}] };
const { signal } = new AbortController();

let now = 0;
let counters: Counters;
beforeEach(() => {
  now = 0;
  counters = { sent: 0, delivered: 0, failed: 0, lost: 0 };
});

/** Each answer takes `ms` of a time that passes by itself nowhere else. */
const postman = (ms: number, status: number, attempts: number[] = []) =>
  createPostman({
    post: async () => {
      attempts.push(now);
      now += ms;
      return new Response(null, { status });
    },
    timings: { ...defaultTimings, firstPause: 1, longestPause: 4, slowDelay: 1 },
    now: () => now,
    counters,
  });

test('Graph gives up after four hours', async () => {
  const attempts: number[] = [];
  await postman(30 * MINUTE, 500, attempts)(letter, signal);
  expect(attempts).toHaveLength(8);
  expect(counters).toEqual({ sent: 2, delivered: 0, failed: 16, lost: 0 });
});

test('an endpoint that keeps answering slowly is told nothing for a while', async () => {
  const attempts: number[] = [];
  const deliver = postman(4_000, 202, attempts);
  for (let i = 0; i < 12; i += 1) await deliver(letter, signal);
  expect(attempts).toHaveLength(10);
  expect(counters).toEqual({ sent: 20, delivered: 20, failed: 0, lost: 4 });
  now += 10 * MINUTE;
  await deliver(letter, signal);
  expect(counters.delivered).toBe(22);
});

test('an endpoint that answers slowly now and then is told late', async () => {
  let answers = 0;
  const deliver = createPostman({
    post: async () => {
      answers += 1;
      now += answers > 90 ? 4_000 : 1_000;
      return new Response(null, { status: 202 });
    },
    // A pause that no test would wait for: the first delivery that is delayed doesn't end.
    timings: { ...defaultTimings, slowDelay: 10 * MINUTE },
    now: () => now,
    counters,
  });
  const stopping = new AbortController();
  for (let i = 0; i < 101; i += 1) await deliver(letter, signal);
  const delayed = deliver(letter, stopping.signal);
  stopping.abort(new Error('closing'));
  await expect(delayed).rejects.toThrow();
  expect(answers).toBe(101);
  expect(counters).toMatchObject({ delivered: 202, lost: 0 });
});

test('an answer that never comes counts as none', async () => {
  const deliver = createPostman({
    post: () => new Promise(() => {}),
    timings: { ...defaultTimings, answer: 5, firstPause: 1, givingUp: 0 },
    now: () => now,
    counters,
  });
  await deliver(letter, signal);
  expect(counters).toMatchObject({ sent: 2, delivered: 0, failed: 2 });
});

test('a delivery that is stopped says so and counts nothing more', async () => {
  const stopping = new AbortController();
  const delivery = postman(1, 500)(letter, stopping.signal);
  stopping.abort(new Error('closing'));
  await expect(delivery).rejects.toThrow('closing');
  expect(counters.failed).toBe(0);
});
