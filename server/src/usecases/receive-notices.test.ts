import { expect, test } from '@jest/globals';
import { provenText, writeWatchKey } from '../domain/watch-key.ts';
import type { Notice } from '../ports/hints.ts';
import { receiveNotices } from './receive-notices.ts';

const NOW = 1_000_000;
const guid = (digit: string) =>
  `${digit.repeat(8)}-${digit.repeat(4)}-4${digit.repeat(3)}-8${digit.repeat(3)}-${digit.repeat(12)}`;
const [workspace, id] = [guid('a'), guid('b')];
/** Of the length of a real hash. */
const hash = (text: string) => Buffer.from(text).toString('base64url').padEnd(43, 'x').slice(-43);

const receiving = () => {
  const stored: Notice[] = [];
  const signals: unknown[] = [];
  const kept: string[] = [];
  const logged: unknown[] = [];
  let hinted = 0;
  const receive = receiveNotices({
    hints: { notice: async (notices) => void stored.push(...notices) },
    watches: {
      signal: async (key, outcome, at) => {
        signals.push([key.id, outcome.kind, at]);
        return key.id === id ? { workspace, connectionId: 'connection' } : null;
      },
    },
    queue: { keepWatches: async ({ connectionId }) => void kept.push(connectionId) },
    vault: { hash },
    clock: { now: () => NOW },
    hinted: () => {
      hinted += 1;
    },
    log: { info: () => {}, warn: (event, fields) => void logged.push([event, fields]), error: () => {} },
  });
  return { receive, stored, signals, kept, logged, hinted: () => hinted };
};

const keyOf = (watch = id, proof = hash(provenText(workspace, watch))) =>
  writeWatchKey({ workspace, id: watch, proof });
const notice = (key = keyOf(), lifecycle: 'lost' | 'challenged' | 'missed' | null = null) => ({
  key,
  remoteId: 'subscription',
  lifecycle,
});

test('a genuine notice is stored, and somebody is told to look', async () => {
  const { receive, stored, hinted } = receiving();
  await receive([notice(), notice()]);
  expect(stored).toEqual([
    { workspace, id, remoteId: 'subscription' },
    { workspace, id, remoteId: 'subscription' },
  ]);
  expect(hinted()).toBe(1);
});

test.each([
  ['a key of another watch', keyOf(guid('c'), hash(provenText(workspace, id)))],
  ['a proof that was guessed', keyOf(id, 'A'.repeat(43))],
  ['no key of ours', 'whatever'],
  ['nothing', ''],
])('a notice with %s is dropped, and its number is all that is logged', async (_what, key) => {
  const { receive, stored, logged, hinted } = receiving();
  await receive([notice(key)]);
  expect(stored).toEqual([]);
  expect(hinted()).toBe(0);
  expect(logged).toEqual([['notices.refused', { refused: 1 }]]);
});

test('forged ones do not cost the genuine ones among them', async () => {
  const { receive, stored } = receiving();
  await receive([notice('forged'), notice()]);
  expect(stored).toHaveLength(1);
});

test('what happened to a watch moves it, and its connection is looked after', async () => {
  const { receive, stored, signals, kept } = receiving();
  await receive([notice(keyOf(), 'lost'), notice(keyOf(), 'challenged'), notice(keyOf(guid('d')), 'lost')]);
  expect(signals).toEqual([
    [id, 'lost', NOW],
    [id, 'challenged', NOW],
    [guid('d'), 'lost', NOW],
  ]);
  expect(kept).toEqual(['connection', 'connection']);
  expect(stored).toEqual([]);
});

test('a notice that something was missed is a hint like any other', async () => {
  const { receive, stored } = receiving();
  await receive([notice(keyOf(), 'missed')]);
  expect(stored).toHaveLength(1);
});
