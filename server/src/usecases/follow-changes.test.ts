import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';
import type { LiveChange } from '../ports/live-changes.ts';
import { type Followed, type FollowListener, followChanges } from './follow-changes.ts';

const alice = { workspace: 'contoso', userId: 'alice' };
const change = (userId: string, connectionId: string): LiveChange => ({
  workspace: 'contoso',
  userId,
  connectionId,
  meetings: true,
});

/** A database in which things happen when the test says so; every look is one `look()`. */
const changing = () => {
  const happened: LiveChange[] = [];
  let looks = 0;
  let broken = false;
  const followed = followChanges({
    changes: {
      async read(since) {
        looks += 1;
        if (broken) throw new Error('no database');
        return {
          changes: since === null ? [] : happened.slice(Number(since)),
          cursor: String(happened.length),
        };
      },
    },
    pause: async () => void (await turn()),
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
  return {
    followed,
    happened,
    looks: () => looks,
    fail: (on: boolean) => {
      broken = on;
    },
  };
};

let open: Followed | null = null;
afterEach(() => open?.close());

const listening =
  (events: unknown[]): FollowListener =>
  (event) =>
    void events.push(event === 'everything' ? event : event.connectionId);
const some = async () => {
  for (let i = 0; i < 10; i += 1) await turn();
};

test('whoever follows is told to read everything, and then of each change of their own', async () => {
  const { followed, happened } = changing();
  open = followed;
  const heard: unknown[] = [];
  followed.follow(alice, listening(heard));
  await some();
  expect(heard).toEqual(['everything']);
  happened.push(change('alice', 'one'), change('bob', 'other'), change('alice', 'two'));
  await some();
  expect(heard).toEqual(['everything', 'one', 'two']);
});

test('whoever comes later is told so at once, and the others are not told again', async () => {
  const { followed, happened } = changing();
  open = followed;
  const [first, second]: [unknown[], unknown[]] = [[], []];
  followed.follow(alice, listening(first));
  await some();
  followed.follow(alice, listening(second));
  expect(second).toEqual(['everything']);
  happened.push(change('alice', 'one'));
  await some();
  expect([first, second]).toEqual([
    ['everything', 'one'],
    ['everything', 'one'],
  ]);
});

test('the database is left alone while nobody follows', async () => {
  const { followed, looks } = changing();
  open = followed;
  const stop = followed.follow(alice, () => {});
  await some();
  stop();
  await some();
  const before = looks();
  await some();
  expect(looks()).toBe(before);
  followed.follow(alice, () => {});
  await some();
  expect(looks()).toBeGreaterThan(before);
});

test('after a time without a database everybody reads everything, since nobody knows what was missed', async () => {
  const { followed, happened, fail } = changing();
  open = followed;
  const heard: unknown[] = [];
  followed.follow(alice, listening(heard));
  await some();
  fail(true);
  await some();
  happened.push(change('alice', 'unseen'));
  fail(false);
  await some();
  expect(heard).toEqual(['everything', 'everything']);
});
