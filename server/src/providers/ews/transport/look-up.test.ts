import type { LookupAddress } from 'node:dns';
import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, expect, test } from '@jest/globals';
import { oneAtATime, type Resolve } from './look-up.ts';

const LONG = new AbortController().signal;
const HERE = [{ address: '127.0.0.1', family: 4 }];

let begun: string[];
let ends: PromiseWithResolvers<readonly LookupAddress[]>[];
let resolve: Resolve;
beforeEach(() => {
  begun = [];
  ends = [];
  resolve = oneAtATime((host) => {
    begun.push(host);
    const end = Promise.withResolvers<readonly LookupAddress[]>();
    ends.push(end);
    return end.promise;
  });
});

test('names are looked up one after another, whether one is found or not', async () => {
  const [a, b, c] = ['a', 'b', 'c'].map((host) => resolve(host, LONG));
  await turn();
  expect(begun).toEqual(['a']);
  ends[0]?.reject(new Error('unknown'));
  await expect(a).rejects.toThrow('unknown');
  await turn();
  expect(begun).toEqual(['a', 'b']);
  ends[1]?.resolve(HERE);
  expect(await b).toEqual(HERE);
  await turn();
  ends[2]?.resolve([]);
  expect(await c).toEqual([]);
});

test('whoever gives up before the turn has come is not looked up for', async () => {
  const first = resolve('a', LONG);
  const gone = new AbortController();
  const second = resolve('b', gone.signal);
  const third = resolve('c', LONG);
  gone.abort(new Error('gone'));
  await expect(second).rejects.toThrow('gone');
  ends[0]?.resolve(HERE);
  await first;
  await turn();
  expect(begun).toEqual(['a', 'c']);
  ends[1]?.resolve(HERE);
  await third;
});

test('a name that is being looked up is waited for together, and looked up anew afterwards', async () => {
  const first = resolve('a', LONG);
  await turn();
  const second = resolve('a', LONG);
  ends[0]?.resolve(HERE);
  expect(await Promise.all([first, second])).toEqual([HERE, HERE]);
  const third = resolve('a', LONG);
  await turn();
  ends[1]?.resolve([]);
  expect(await third).toEqual([]);
  expect(begun).toEqual(['a', 'a']);
});
