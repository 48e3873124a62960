import type { LookupAddress } from 'node:dns';
import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { type LookUps, lookUps } from './look-up.ts';

const LONG = new AbortController().signal;
const at = (address: string): LookupAddress[] => [{ address, family: 4 }];
const HERE = at('127.0.0.1');

let begun: string[];
let ends: PromiseWithResolvers<readonly LookupAddress[]>[];
let now: number;
let names: LookUps;
beforeEach(() => {
  begun = [];
  ends = [];
  now = 0;
  names = lookUps(
    (host) => {
      begun.push(host);
      const end = Promise.withResolvers<readonly LookupAddress[]>();
      ends.push(end);
      return end.promise;
    },
    () => now,
  );
});

describe.each(['typed', 'stored'] as const)('names that are %s', (kind) => {
  test('are looked up one after another, whether they are found or not', async () => {
    const [a, b, c] = ['a', 'b', 'c'].map((host) => names[kind](host, LONG));
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

  test('are not looked up for whoever gives up before the turn has come', async () => {
    const first = names[kind]('a', LONG);
    const gone = new AbortController();
    const second = names[kind]('b', gone.signal);
    const third = names[kind]('c', LONG);
    gone.abort(new Error('gone'));
    await expect(second).rejects.toThrow('gone');
    ends[0]?.resolve(HERE);
    await first;
    await turn();
    expect(begun).toEqual(['a', 'c']);
    ends[1]?.resolve(HERE);
    await third;
  });

  test('are waited for together before the turn has come, too, and whoever gives up leaves the others', async () => {
    const first = names[kind]('a', LONG);
    const gone = new AbortController();
    const second = names[kind]('b', gone.signal);
    const third = names[kind]('b', LONG);
    gone.abort(new Error('gone'));
    await expect(second).rejects.toThrow('gone');
    const fourth = names[kind]('a', LONG);
    ends[0]?.resolve(HERE);
    expect(await Promise.all([first, fourth])).toEqual([HERE, HERE]);
    await turn();
    ends[1]?.resolve([]);
    expect(await third).toEqual([]);
    expect(begun).toEqual(['a', 'b']);
  });
});

test('a name that somebody types and that nobody answers for keeps no server waiting, nor the other way round', async () => {
  names.typed('slow', LONG);
  const stored = names.stored('mail', LONG);
  await turn();
  expect(begun).toEqual(['slow', 'mail']);
  names.stored('slower', LONG);
  ends[1]?.resolve(HERE);
  expect(await stored).toEqual(HERE);
  await turn();
  ends[0]?.resolve([]);
  const typed = names.typed('mail', LONG);
  await turn();
  expect(begun).toEqual(['slow', 'mail', 'slower', 'mail']);
  ends[3]?.resolve(HERE);
  expect(await typed).toEqual(HERE);
});

test('a server that is known waits for no other, and is looked up anew in time', async () => {
  const first = names.typed('mail', LONG);
  await turn();
  ends[0]?.resolve(HERE);
  await first;
  names.stored('slow', LONG);
  await turn();
  now = 29_000;
  expect(await names.stored('mail', LONG)).toEqual(HERE);
  now = 31_000;
  expect(await names.stored('mail', LONG)).toEqual(HERE);
  expect(begun).toEqual(['mail', 'slow']);
  ends[1]?.resolve([]);
  await turn();
  expect(begun).toEqual(['mail', 'slow', 'mail']);
  ends[2]?.resolve(at('127.0.0.2'));
  await turn();
  expect(await names.stored('mail', LONG)).toEqual(at('127.0.0.2'));
  now += 601_000;
  const late = names.stored('mail', LONG);
  await turn();
  ends[3]?.resolve(at('127.0.0.3'));
  expect(await late).toEqual(at('127.0.0.3'));
});
