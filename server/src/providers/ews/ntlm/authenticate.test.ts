import { createHmac } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cases } from '../../../../test/cases.ts';
import { authenticateMessage } from './authenticate.ts';
import { AV, type AvPair, readAvPairs, valueAt, writeAvPairs } from './av-pairs.ts';
import { type Challenge, readChallenge } from './challenge.ts';
import { responseKey } from './keys.ts';
import { negotiateMessage } from './negotiate.ts';
import { rc4 } from './rc4.ts';

const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(' ', ''), 'hex');

/** The common values of [MS-NLMP] 4.2.1; the time is that of 1601. */
const DOCUMENTED = {
  username: 'Domain\\User',
  password: 'Password',
  workstation: 'COMPUTER',
  targetName: null,
  channelBinding: null,
  now: -11_644_473_600_000,
  clientChallenge: Buffer.alloc(8, 0xaa),
  sessionKey: Buffer.alloc(16, 0x55),
};

/** [MS-NLMP] 4.2.4.3 */
const CHALLENGE = readChallenge(
  bytes(
    '4e544c4d53535000020000000c000c003800000033828ae20123456789abcdef00000000000000002400240044000000060070170000000f' +
      '53006500720076006500720002000c0044006f006d00610069006e0001000c0053006500720076006500720000000000',
  ),
);

/** [MS-NLMP] 4.2.4.3, with the flags and the version that are ours. */
const AUTHENTICATE =
  '4e544c4d5353500003000000180018006c00000054005400840000000c000c00480000000800080054000000100010005c00000010001000d8000000' +
  '118288e2 0a00614a0000000f' +
  '44006f006d00610069006e00 5500730065007200 43004f004d0050005500540045005200' +
  '86c35097ac9cec102554764a57cccc19aaaaaaaaaaaaaaaa' +
  '68cd0ab851e51c96aabc927bebef6a1c 0101000000000000 0000000000000000 aaaaaaaaaaaaaaaa 00000000' +
  '02000c0044006f006d00610069006e0001000c0053006500720076006500720000000000 00000000' +
  'c5dad2544fc9799094ce1ce90bc9d03e';

test('the key and the whole message are those of the specification', () => {
  expect(responseKey({ domain: 'Domain', user: 'User' }, 'Password').toString('hex')).toBe(
    '0c868a403bfd7a93a3001ef22ef02e3f',
  );
  expect(authenticateMessage(CHALLENGE, DOCUMENTED).toString('hex')).toBe(
    bytes(AUTHENTICATE).toString('hex'),
  );
});

const field = (message: Buffer, at: number): Buffer => {
  const start = message.readUInt32LE(at + 4);
  return message.subarray(start, start + message.readUInt16LE(at));
};

/** A challenge of a server of our day, which sends its time. */
const modern = (pairs: readonly AvPair[] = [], flags = 0xe28a8235): Challenge => {
  const target = writeAvPairs([...pairs, { id: AV.timestamp, value: bytes('0123456789abcd01') }]);
  const head = Buffer.from(CHALLENGE.bytes.subarray(0, 56));
  head.writeUInt32LE(flags >>> 0, 20);
  head.writeUInt16LE(0, 12);
  head.writeUInt16LE(target.length, 40);
  head.writeUInt32LE(56, 44);
  return readChallenge(Buffer.concat([head, target]));
};

const pairsOf = (message: Buffer): AvPair[] => readAvPairs(field(message, 20).subarray(44, -4));

test('a server that sends its time gets that time, an integrity code and no LMv2 response', () => {
  const challenge = modern();
  const message = authenticateMessage(challenge, DOCUMENTED);
  expect(field(message, 12).equals(Buffer.alloc(24))).toBe(true);
  expect(field(message, 20).subarray(24, 32).toString('hex')).toBe('0123456789abcd01');
  expect(valueAt(pairsOf(message), AV.flags)?.readUInt32LE(0)).toBe(2);

  const code = message.subarray(72, 88);
  const without = Buffer.from(message);
  without.fill(0, 72, 88);
  const expected = createHmac('md5', DOCUMENTED.sessionKey)
    .update(Buffer.concat([negotiateMessage(), challenge.bytes, without]))
    .digest();
  expect(code.equals(expected)).toBe(true);
});

test('the session key can be unwrapped by whoever knows the password', () => {
  const message = authenticateMessage(modern(), DOCUMENTED);
  const key = responseKey({ domain: 'Domain', user: 'User' }, 'Password');
  const wrapping = createHmac('md5', key).update(field(message, 20).subarray(0, 16)).digest();
  expect(rc4(wrapping, field(message, 52)).equals(DOCUMENTED.sessionKey)).toBe(true);
});

test('a server that exchanges no key gets none, and an integrity code by the key of the session', () => {
  const challenge = modern([], 0xa28a8235);
  const message = authenticateMessage(challenge, DOCUMENTED);
  expect(field(message, 52)).toHaveLength(0);
  const key = responseKey({ domain: 'Domain', user: 'User' }, 'Password');
  const session = createHmac('md5', key).update(field(message, 20).subarray(0, 16)).digest();
  const without = Buffer.from(message);
  without.fill(0, 72, 88);
  const expected = createHmac('md5', session)
    .update(Buffer.concat([negotiateMessage(), challenge.bytes, without]))
    .digest();
  expect(message.subarray(72, 88).equals(expected)).toBe(true);
});

test('binding and target are said beside the pairs of the server, whose flags are kept', () => {
  const pairs = [
    { id: 2, value: Buffer.from('CONTOSO', 'utf16le') },
    { id: AV.flags, value: bytes('01000000') },
  ];
  const binding = Buffer.alloc(16, 7);
  const told = { ...DOCUMENTED, targetName: 'HTTP/mail.contoso.example', channelBinding: binding };
  const said = pairsOf(authenticateMessage(modern(pairs), told));
  expect(said.map(({ id }) => id)).toEqual([2, AV.flags, AV.timestamp, AV.channelBindings, AV.targetName]);
  expect(valueAt(said, AV.flags)?.readUInt32LE(0)).toBe(3);
  expect(valueAt(said, AV.channelBindings)).toEqual(binding);
  expect(valueAt(said, AV.targetName)?.toString('utf16le')).toBe('HTTP/mail.contoso.example');
});

test('names and passwords of any kind make a message whose proof is over exactly what it carries', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 30 });
  fc.assert(
    fc.property(text, text, fc.boolean(), (username, password, isModern) => {
      const challenge = isModern ? modern() : CHALLENGE;
      const message = authenticateMessage(challenge, { ...DOCUMENTED, username, password });
      const domain = field(message, 28).toString('utf16le');
      const user = field(message, 36).toString('utf16le');
      expect(username.includes('\\') ? `${domain}\\${user}` : user).toBe(username);
      const response = field(message, 20);
      const proof = createHmac('md5', responseKey({ domain, user }, password))
        .update(Buffer.concat([challenge.serverChallenge, response.subarray(16)]))
        .digest();
      expect(response.subarray(0, 16).equals(proof)).toBe(true);
    }),
    cases(),
  );
});
