import { expect, test } from '@jest/globals';
import { type RoundCursor, read, write } from './cursor.ts';
import { fingerprint, packed, unpacked } from './fingerprint.ts';

test('a cursor is read as it was written', () => {
  const cursor: RoundCursor = {
    v: 1,
    in: 'rounds',
    unsureSince: null,
    standing: 'counters 1 2',
    settled: packed([fingerprint('a')]),
    expands: 'yes',
    unreadable: ['x'],
    page: 0,
  };
  expect(read(write(cursor))).toEqual(cursor);
});

test.each([
  '',
  'x',
  '{}',
  '[]',
  'null',
  '{"v":2,"in":"view","from":0,"span":1,"expands":"yes"}',
  '{"v":1,"in":"view","from":0,"span":0,"expands":"yes"}',
  '{"v":1,"in":"view","from":0,"span":1,"expands":"yes","more":1}',
  'https://graph.example/v1.0/delta',
])('anything else has expired: %s', (text) => {
  expect(() => read(text)).toThrow(expect.objectContaining({ failure: { kind: 'cursor-expired' } }));
});

test('fingerprints are packed one after the other', () => {
  const prints = ['a', 'b', 'c'].map((text) => fingerprint(text));
  expect(packed(prints)).toHaveLength(24);
  expect(unpacked(packed(prints))).toEqual(new Set(prints));
  expect(unpacked('')).toEqual(new Set());
  expect(fingerprint('a', 'b')).not.toBe(fingerprint('ab'));
});
