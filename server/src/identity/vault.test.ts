import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { vault } from './vault.ts';

const key = (id: string) => ({ id, key: randomBytes(32) });
const hashKey = randomBytes(32);
const bound = ['contoso', 'connection-1'];

test('a sealed text opens for the same binding, and twice sealed looks different', () => {
  const { seal, open } = vault([key('k1')], hashKey);
  const sealed = seal('refresh-token ü', bound);
  expect(open(sealed, bound)).toBe('refresh-token ü');
  expect(sealed).not.toContain('refresh-token');
  expect(seal('refresh-token ü', bound)).not.toBe(sealed);
});

test.each([
  ['another connection', ['contoso', 'connection-2']],
  ['another workspace', ['fabrikam', 'connection-1']],
  ['the same letters divided otherwise', ['contosoconnection', '-1']],
  ['nothing', []],
])('a sealed text does not open for %s', (_, other) => {
  const { seal, open } = vault([key('k1')], hashKey);
  expect(() => open(seal('secret', bound), other)).toThrow();
});

test('a text in which any byte was altered does not open', () => {
  const { seal, open } = vault([key('k1')], hashKey);
  const [id, body] = seal('secret', bound).split('.') as [string, string];
  const bytes = Buffer.from(body, 'base64url');
  for (let at = 0; at < bytes.length; at += 1) {
    const altered = Buffer.from(bytes);
    altered.writeUInt8(altered.readUInt8(at) ^ 1, at);
    expect(() => open(`${id}.${altered.toString('base64url')}`, bound)).toThrow();
  }
});

test('a shortened text or tag does not open', () => {
  const { seal, open } = vault([key('k1')], hashKey);
  expect(() => open(seal('', bound).slice(0, -4), bound)).toThrow('too short');
  expect(() => open('', bound)).toThrow('not in the ring');
});

test('after a rotation old texts open, new texts use the new key, and a key taken away closes its texts', () => {
  const [old, fresh] = [key('2025'), key('2026')];
  const before = vault([old], hashKey).seal('secret', bound);
  const rotated = vault([fresh, old], hashKey);
  expect(rotated.open(before, bound)).toBe('secret');
  expect(rotated.seal('secret', bound)).toMatch(/^2026\./);
  expect(() => vault([fresh], hashKey).open(before, bound)).toThrow('not in the ring');
});

test('a text relabelled with another key of the ring does not open, even when the keys are equal', () => {
  const one = key('a');
  const twin = { ...one, id: 'b' };
  const ring = vault([one, twin], hashKey);
  expect(() => ring.open(ring.seal('secret', bound).replace(/^a/, 'b'), bound)).toThrow();
});

test('equal texts hash alike, under one hash key only', () => {
  const ring = vault([key('k1')], hashKey);
  expect(ring.hash('series')).toBe(vault([key('k2')], hashKey).hash('series'));
  expect(ring.hash('series')).not.toBe(ring.hash('Series'));
  expect(ring.hash('series')).not.toBe(vault([key('k1')], randomBytes(32)).hash('series'));
});
