import { expect, test } from '@jest/globals';
import { inBatches } from './in-batches.ts';

/** Writes that end when the test says so. */
const held = () => {
  const written: number[][] = [];
  const ends: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const add = inBatches<number>((items) => {
    written.push([...items]);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    ends.push({ resolve, reject });
    return promise;
  });
  return { written, ends, add };
};
const soon = () => new Promise((resolve) => setImmediate(resolve));

test('a lone item is written at once, and what comes meanwhile together after it', async () => {
  const { written, ends, add } = held();
  const first = add([1]);
  await soon();
  expect(written).toEqual([[1]]);
  const others = [add([2]), add([3, 4])];
  await soon();
  expect(written).toEqual([[1]]);
  ends[0]?.resolve();
  await first;
  await soon();
  expect(written).toEqual([[1], [2, 3, 4]]);
  ends[1]?.resolve();
  await Promise.all(others);
});

test('a write that fails is told to those whose items it took, and to nobody else', async () => {
  const { ends, add } = held();
  const first = add([1]);
  await soon();
  const second = add([2]);
  ends[0]?.reject(new Error('disk full'));
  await expect(first).rejects.toThrow('disk full');
  await soon();
  ends[1]?.resolve();
  await second;
});
