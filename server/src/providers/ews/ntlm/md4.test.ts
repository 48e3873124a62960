import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cases } from '../../../../test/cases.ts';
import { md4 } from './md4.ts';

const hex = (text: string): string => md4(Buffer.from(text)).toString('hex');

test.each([
  ['', '31d6cfe0d16ae931b73c59d7e0c089c0'],
  ['a', 'bde52cb31de33e46245e05fbdbd6fb24'],
  ['abc', 'a448017aaf21d8525fc10ae87aa6729d'],
  ['message digest', 'd9130a8164549fe818874806e1c7014b'],
  ['abcdefghijklmnopqrstuvwxyz', 'd79e1c308aa5bbcdeea8ed63df412da9'],
  ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', '043f8582f241db351ce627e153e7f0e4'],
  [
    '12345678901234567890123456789012345678901234567890123456789012345678901234567890',
    'e33b4ddc9c38f2199c3e7b164fcc0536',
  ],
])('the digest of "%s" is that of RFC 1320', (text, digest) => {
  expect(hex(text)).toBe(digest);
});

test('a message of any length has a digest, and one more byte gives another', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (message) => {
      const digest = md4(message);
      expect(digest).toHaveLength(16);
      expect(md4(Buffer.concat([message, Buffer.of(0)]))).not.toEqual(digest);
    }),
    cases(),
  );
});
