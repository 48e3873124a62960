import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import { XmlElement } from './codec/element.ts';
import { LocalNames } from './codec/local-names.ts';
import { readTimeZone } from './codec/time-zone.ts';
import { findZone } from './time/find-zone.ts';

const MEGABYTE = 1024 * 1024;
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const used = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};

/** Names of a megabyte each, all of them different. */
const names = function* (): Generator<string> {
  for (let i = 0; i < 40; i += 1) yield `${i}${Buffer.alloc(MEGABYTE, 'x').toString('latin1')}`;
};

const elements = new LocalNames();

test.each<[string, (name: string) => void]>([
  ['elements', (name) => elements.of(`t:${name}`)],
  ['zones in an answer', (name) => readTimeZone(new XmlElement('StartTimeZone', { Id: name }))],
  ['zones that are looked for', (name) => findZone({ id: name, name: null, rules: null })],
])('long names that a server makes up are not kept: %s', (_name, use) => {
  const before = used();
  for (const name of names()) use(name);
  expect(used() - before).toBeLessThan(10 * MEGABYTE);
});
