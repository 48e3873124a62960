import { describe, expect, test } from '@jest/globals';
import { md4 } from './md4.ts';
import { proofOf } from './ntlm.ts';
import { rc4 } from './rc4.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

describe('MD4', () => {
  test.each([
    ['', '31d6cfe0d16ae931b73c59d7e0c089c0'],
    ['a', 'bde52cb31de33e46245e05fbdbd6fb24'],
    ['abc', 'a448017aaf21d8525fc10ae87aa6729d'],
    ['message digest', 'd9130a8164549fe818874806e1c7014b'],
    ['abcdefghijklmnopqrstuvwxyz', 'd79e1c308aa5bbcdeea8ed63df412da9'],
    [
      '12345678901234567890123456789012345678901234567890123456789012345678901234567890',
      'e33b4ddc9c38f2199c3e7b164fcc0536',
    ],
  ])('of "%s" is as in RFC 1320', (text, digest) => {
    expect(md4(Buffer.from(text)).toString('hex')).toBe(digest);
  });
});

test('RC4 gives what is published for it, and back', () => {
  const secret = rc4(Buffer.from('Key'), Buffer.from('Plaintext'));
  expect(secret.toString('hex')).toBe('bbf316e8d940af0ad3');
  expect(rc4(Buffer.from('Key'), secret).toString()).toBe('Plaintext');
});

test('the proof and the keys of NTLMv2 are those of [MS-NLMP] 4.2.4', () => {
  const targetInfo = hex('02000c00 44006f006d00610069006e00 01000c00 530065007200760065007200 00000000');
  const blob = Buffer.concat([
    hex('0101000000000000 0000000000000000 aaaaaaaaaaaaaaaa 00000000'),
    targetInfo,
    hex('00000000'),
  ]);
  const made = proofOf('Password', { user: 'User', domain: 'Domain' }, hex('0123456789abcdef'), blob);
  expect(made.proof.toString('hex')).toBe('68cd0ab851e51c96aabc927bebef6a1c');
  expect(made.sessionBaseKey.toString('hex')).toBe('8de40ccadbc14a82f15cb0ad0de95ca3');
  expect(rc4(made.sessionBaseKey, Buffer.alloc(16, 0x55)).toString('hex')).toBe(
    'c5dad2544fc9799094ce1ce90bc9d03e',
  );
});
