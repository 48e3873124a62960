import { beforeEach, describe, expect, test } from '@jest/globals';
import { Busy } from './busy.ts';

let at: number;
let busy: Busy;
beforeEach(() => {
  at = 1000;
  busy = new Busy();
});
const now = () => at;
const fails = (attempt: Promise<unknown>) => attempt.then(() => null).catch(({ failure }) => failure);

test('nothing is held back before the server says that it is busy', async () => {
  expect(await busy.pass(now, async () => 'answer')).toBe('answer');
});

test('until the time that it named nothing is asked', async () => {
  busy.told(5000, at);
  let asked = 0;
  const ask = async () => {
    asked += 1;
  };
  expect(await fails(busy.pass(now, ask))).toEqual({ kind: 'throttled', until: 6000 });
  at = 5999;
  expect(await fails(busy.pass(now, ask))).toEqual({ kind: 'throttled', until: 6000 });
  expect(asked).toBe(0);
});

describe('when the time has come', () => {
  beforeEach(() => {
    busy.told(5000, at);
    at = 6000;
  });

  test('one request goes ahead, and the others when it was answered', async () => {
    const order: string[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const first = busy.pass(now, async () => {
      order.push('first asks');
      await promise;
      order.push('first is answered');
    });
    const others = ['second', 'third'].map((name) => busy.pass(now, async () => void order.push(name)));
    await new Promise(setImmediate);
    expect(order).toEqual(['first asks']);
    resolve();
    await Promise.all([first, ...others]);
    expect(order).toEqual(['first asks', 'first is answered', 'second', 'third']);
  });

  test('the others are refused where the first one finds it busy still', async () => {
    const first = busy.pass(now, async () => {
      busy.told(9000, at);
      throw new Error('busy');
    });
    const second = fails(busy.pass(now, async () => 'asked'));
    await expect(first).rejects.toThrow('busy');
    expect(await second).toEqual({ kind: 'throttled', until: 15_000 });
  });

  test('a failure of another kind ends it', async () => {
    await expect(busy.pass(now, async () => Promise.reject(new Error('other')))).rejects.toThrow('other');
    expect(await busy.pass(now, async () => 'asked')).toBe('asked');
  });
});

test('where it names no time, it is left alone for longer every time, up to a minute', () => {
  const waits = Array.from({ length: 9 }, () => {
    const until = busy.told(null, at);
    const wait = until - at;
    at = until;
    return wait / 1000;
  });
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
});

test('a shorter time that is named later does not shorten the first', () => {
  busy.told(60_000, at);
  expect(busy.told(1000, at)).toBe(61_000);
});

test('no server is left alone for longer than an hour', () => {
  expect(busy.told(9_999_999_999, at)).toBe(at + 3_600_000);
});
