import { type AvPair, readAvPairs } from './av-pairs.ts';
import { NtlmError } from './error.ts';
import { FLAG, has } from './flags.ts';
import { SIGNATURE } from './negotiate.ts';

/** Type 2. `bytes` is the message as it came: the integrity code covers it. */
export type Challenge = {
  readonly flags: number;
  readonly serverChallenge: Buffer;
  readonly target: readonly AvPair[];
  readonly bytes: Buffer;
};

/** Up to the server's challenge and the reserved field; what follows depends on the flags. */
const SMALLEST = 32;
const WITH_TARGET = 48;
/** Real ones have a few hundred bytes. */
const LARGEST = 16 * 1024;

const field = (bytes: Buffer, at: number): Buffer => {
  const length = bytes.readUInt16LE(at);
  const offset = bytes.readUInt32LE(at + 4);
  if (length === 0) return Buffer.alloc(0);
  if (offset < SMALLEST || offset + length > bytes.length)
    throw new NtlmError('a field of the challenge reaches past its end');
  return bytes.subarray(offset, offset + length);
};

/**
 * Reads Type 2. [MS-NLMP] 2.2.1.2
 * @throws NtlmError for one that is malformed, too large, or not in Unicode.
 */
export const readChallenge = (bytes: Buffer): Challenge => {
  if (bytes.length < SMALLEST) throw new NtlmError('the challenge is cut off');
  if (bytes.length > LARGEST) throw new NtlmError('the challenge is too large');
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) throw new NtlmError('the challenge has no signature');
  if (bytes.readUInt32LE(8) !== 2) throw new NtlmError('another message came in the place of the challenge');
  const flags = bytes.readUInt32LE(20);
  if (!has(flags, FLAG.unicode)) throw new NtlmError('the server does not speak Unicode');
  const target =
    has(flags, FLAG.targetInfo) && bytes.length >= WITH_TARGET ? field(bytes, 40) : Buffer.alloc(0);
  return { flags, serverChallenge: bytes.subarray(24, 32), target: readAvPairs(target), bytes };
};

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * The challenge in the token of a `WWW-Authenticate` header.
 * @throws NtlmError
 */
export const challengeOf = (token: string): Challenge => {
  if (!BASE64.test(token)) throw new NtlmError('the challenge is not base64');
  return readChallenge(Buffer.from(token, 'base64'));
};
