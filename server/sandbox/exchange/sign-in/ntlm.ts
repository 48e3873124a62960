import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Accounts, type Outcome, WINDOWS_DOMAIN, type WindowsAccount } from './accounts.ts';
import { md4 } from './md4.ts';
import {
  type AttributePairs,
  type Authenticate,
  attributes,
  flags,
  flagsOfNegotiate,
  HAS_MIC,
  messageType,
  readAuthenticate,
  readPairs,
  writeChallenge,
} from './ntlm-messages.ts';
import { rc4 } from './rc4.ts';

/** What is between a Type 1 and its Type 3 on one connection. */
export type Handshake = { negotiate: Buffer; challenge: Buffer; serverChallenge: Buffer };

export type BindingRule = {
  policy: 'none' | 'allow' | 'require';
  /** What a client bound to the certificate of this connection sends. */
  expected: Buffer;
};

const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const FILE_TIME_EPOCH = 11_644_473_600_000n;

/** Begins a handshake; `now` is real UTC ms. Null: that was no Type 1. */
export function beginHandshake(negotiate: Buffer, now: number): Handshake | null {
  if (messageType(negotiate) !== 1) return null;
  const serverChallenge = randomBytes(8);
  const timestamp = Buffer.alloc(8);
  timestamp.writeBigUInt64LE((BigInt(Math.trunc(now)) + FILE_TIME_EPOCH) * 10_000n);
  const pairs: AttributePairs = new Map([
    [attributes.netbiosDomain, utf16(WINDOWS_DOMAIN)],
    [attributes.netbiosComputer, utf16('EX01')],
    [attributes.dnsDomain, utf16('contoso.example')],
    [attributes.dnsComputer, utf16('ex01.contoso.example')],
    [attributes.dnsTree, utf16('contoso.example')],
    [attributes.timestamp, timestamp],
  ]);
  const asked = flagsOfNegotiate(negotiate);
  const challenge = writeChallenge({ asked, challenge: serverChallenge, domain: WINDOWS_DOMAIN, pairs });
  return { negotiate, challenge, serverChallenge };
}

/** Ends the handshake with a Type 3. Counts as one attempt of the account. */
export function endHandshake(
  message: Buffer,
  handshake: Handshake,
  accounts: Accounts,
  binding: BindingRule,
): { outcome: Outcome; account: WindowsAccount | null } {
  const sent = messageType(message) === 3 ? readAuthenticate(message) : null;
  const blob = sent && sent.ntResponse.length > 24 ? sent.ntResponse.subarray(16) : null;
  const pairs = blob && blob.length > 28 ? readPairs(blob.subarray(28)) : null;
  if (!sent || !blob || !pairs) {
    // NTLMv1 and its like: the domain accepts version 2 only.
    accounts.noteMalformed('ntlm');
    return { outcome: 'malformed', account: null };
  }
  let sessionBaseKey: Buffer = Buffer.alloc(16);
  const proof = (password: string, as: { user: string; domain: string }) => {
    const made = proofOf(password, as, handshake.serverChallenge, blob);
    sessionBaseKey = made.sessionBaseKey;
    return timingSafeEqual(made.proof, sent.ntResponse.subarray(0, 16));
  };
  const also = (): Outcome => {
    if (!hasRightMic(sent, pairs, handshake, sessionBaseKey)) return 'wrong-mic';
    return bindingOutcome(pairs, binding);
  };
  return accounts.check({ user: sent.user, domain: sent.domain }, 'ntlm', proof, also);
}

/** What only who has the password can make, and the key that both sides then have. [MS-NLMP] 3.3.2 */
export function proofOf(
  password: string,
  { user, domain }: { user: string; domain: string },
  serverChallenge: Buffer,
  blob: Buffer,
): { proof: Buffer; sessionBaseKey: Buffer } {
  const owner = hmac(md4(utf16(password)), utf16(user.toUpperCase() + domain));
  const proof = hmac(owner, serverChallenge, blob);
  return { proof, sessionBaseKey: hmac(owner, proof) };
}

function hasRightMic(
  sent: Authenticate,
  pairs: AttributePairs,
  { negotiate, challenge }: Handshake,
  sessionBaseKey: Buffer,
): boolean {
  const said = pairs.get(attributes.flags);
  if (said?.length !== 4 || (said.readUInt32LE(0) & HAS_MIC) === 0) return true;
  const exchanged = (sent.flags & flags.keyExchange) !== 0;
  const key = exchanged ? rc4(sessionBaseKey, sent.encryptedSessionKey) : sessionBaseKey;
  const expected = hmac(key, negotiate, challenge, sent.withoutMic);
  return sent.mic !== null && timingSafeEqual(expected, sent.mic);
}

function bindingOutcome(pairs: AttributePairs, { policy, expected }: BindingRule): Outcome {
  if (policy === 'none') return 'accepted';
  const sent = pairs.get(attributes.channelBinding);
  const missing = sent === undefined || sent.every((byte) => byte === 0);
  if (missing) return policy === 'require' ? 'missing-binding' : 'accepted';
  return sent.length === 16 && timingSafeEqual(sent, expected) ? 'accepted' : 'wrong-binding';
}

function hmac(key: Buffer, ...parts: Buffer[]): Buffer {
  const made = createHmac('md5', key);
  for (const part of parts) made.update(part);
  return made.digest();
}
