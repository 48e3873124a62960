import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cases } from '../../../../test/cases.ts';
import { rc4 } from './rc4.ts';

/** The key stream between two offsets. */
const stream = (key: string, from: number, to: number): string =>
  rc4(Buffer.from(key, 'hex'), Buffer.alloc(to)).subarray(from).toString('hex');

test.each([
  ['0102030405', 0, 'b2396305f03dc027ccc3524a0a1118a8'],
  ['0102030405', 16, '6982944f18fc82d589c403a47a0d0919'],
  ['0102030405', 240, '28cb1132c96ce286421dcaadb8b69eae'],
  ['0102030405', 4096, 'ff25b58995996707e51fbdf08b34d875'],
  ['0102030405060708090a0b0c0d0e0f10', 0, '9ac7cc9a609d1ef7b2932899cde41b97'],
  ['0102030405060708090a0b0c0d0e0f10', 16, '5248c4959014126a6e8a84f11d1a9e1c'],
  ['ebb46227c6cc8b37641910833222772a', 0, '720c94b63edf44e131d950ca211a5a30'],
])('the key stream of %s at %i is that of RFC 6229', (key, offset, expected) => {
  expect(stream(key, offset, offset + 16)).toBe(expected);
});

test('the same key undoes what it did', () => {
  const bytes = fc.uint8Array({ maxLength: 600 });
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 32 }), bytes, (key, message) => {
      expect(rc4(key, rc4(key, message)).equals(message)).toBe(true);
    }),
    cases(),
  );
});
