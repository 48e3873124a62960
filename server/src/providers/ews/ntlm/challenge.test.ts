import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cases } from '../../../../test/cases.ts';
import { readAvPairs, writeAvPairs } from './av-pairs.ts';
import { challengeOf, readChallenge } from './challenge.ts';
import { NtlmError } from './error.ts';

/** The challenge of [MS-NLMP] 4.2.4.3. */
const DOCUMENTED = Buffer.from(
  '4e544c4d53535000020000000c000c003800000033828ae20123456789abcdef00000000000000002400240044000000060070170000000f' +
    '53006500720076006500720002000c0044006f006d00610069006e0001000c0053006500720076006500720000000000',
  'hex',
);

const changed = (change: (bytes: Buffer) => void): Buffer => {
  const bytes = Buffer.from(DOCUMENTED);
  change(bytes);
  return bytes;
};

test('the documented challenge is read', () => {
  const challenge = readChallenge(DOCUMENTED);
  expect(challenge.serverChallenge.toString('hex')).toBe('0123456789abcdef');
  expect(challenge.target.map(({ id, value }) => [id, value.toString('utf16le')])).toEqual([
    [2, 'Domain'],
    [1, 'Server'],
  ]);
});

test('a challenge without target information is one without pairs', () => {
  const old = changed((bytes) => bytes.writeUInt32LE(0x8201, 20)).subarray(0, 32);
  expect(readChallenge(old).target).toEqual([]);
});

test.each([
  ['cut off', DOCUMENTED.subarray(0, 31), /cut off/],
  ['too large', Buffer.concat([DOCUMENTED, Buffer.alloc(20_000)]), /too large/],
  ['something else', changed((bytes) => bytes.write('KERBEROS')), /no signature/],
  ['a Type 1', changed((bytes) => bytes.writeUInt32LE(1, 8)), /another message/],
  ['not in Unicode', changed((bytes) => bytes.writeUInt32LE(0xe28a8232, 20)), /Unicode/],
  ['pointing behind its end', changed((bytes) => bytes.writeUInt32LE(0xffffffff, 44)), /reaches past/],
  ['pointing into its head', changed((bytes) => bytes.writeUInt32LE(8, 44)), /reaches past/],
  ['with a pair that is too long', changed((bytes) => bytes.writeUInt16LE(400, 70)), /reaches past/],
  ['with half a pair', changed((bytes) => bytes.writeUInt16LE(0x22, 40)).subarray(0, 102), /cut off|past/],
])('a challenge that is %s is refused', (_, bytes, problem) => {
  expect(() => readChallenge(bytes)).toThrow(problem);
});

test.each(['', 'not base64!', 'TlRM=TVN'])('the token "%s" is refused', (token) => {
  expect(() => challengeOf(token)).toThrow(NtlmError);
});

test('whatever a server sends is read or refused, never anything else', () => {
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.tuple(fc.nat(DOCUMENTED.length - 1), fc.nat(255)).map(([at, byte]) =>
      changed((bytes) => {
        bytes[at] = byte;
      }),
    ),
    fc.nat(DOCUMENTED.length).map((end) => DOCUMENTED.subarray(0, end)),
  );
  fc.assert(
    fc.property(anything, (bytes) => {
      try {
        readChallenge(Buffer.from(bytes));
      } catch (error) {
        expect(error).toBeInstanceOf(NtlmError);
      }
    }),
    cases(2000),
  );
});

test('pairs are written as they were read', () => {
  const pair = fc.record({
    id: fc.integer({ min: 1, max: 0xffff }),
    value: fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  });
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 8 }), (pairs) => {
      expect(readAvPairs(writeAvPairs(pairs))).toEqual(pairs);
    }),
    cases(),
  );
});
