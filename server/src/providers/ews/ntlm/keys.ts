import { createHmac } from 'node:crypto';
import { type NtlmAccount, windowsUpperCase } from './account.ts';
import { md4 } from './md4.ts';

export const hmacMd5 = (key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer => {
  const hmac = createHmac('md5', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
};

/** What everything else is made from: NTOWFv2. [MS-NLMP] 3.3.2 */
export const responseKey = ({ domain, user }: NtlmAccount, password: string): Buffer =>
  hmacMd5(md4(Buffer.from(password, 'utf16le')), Buffer.from(windowsUpperCase(user) + domain, 'utf16le'));

/** What answers a challenge: its proof, the blob that the proof covers, and the key of the session. */
export type NtlmV2Response = {
  readonly proof: Buffer;
  readonly blob: Buffer;
  readonly sessionKey: Buffer;
};

/** 100 ns since 1601. */
export const fileTime = (now: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE((BigInt(now) + 11_644_473_600_000n) * 10_000n);
  return bytes;
};

/**
 * The NTLMv2 response. `time` and `target` are the server's own where it sent them. [MS-NLMP] 3.3.2 and 2.2.2.7
 */
export const ntlmV2Response = (
  key: Buffer,
  serverChallenge: Buffer,
  clientChallenge: Buffer,
  time: Buffer,
  target: Buffer,
): NtlmV2Response => {
  const head = Buffer.from([1, 1, 0, 0, 0, 0, 0, 0]);
  const blob = Buffer.concat([head, time, clientChallenge, Buffer.alloc(4), target, Buffer.alloc(4)]);
  const proof = hmacMd5(key, serverChallenge, blob);
  return { proof, blob, sessionKey: hmacMd5(key, proof) };
};

/** The LMv2 response. [MS-NLMP] 3.3.2 */
export const lmV2Response = (key: Buffer, serverChallenge: Buffer, clientChallenge: Buffer): Buffer =>
  Buffer.concat([hmacMd5(key, serverChallenge, clientChallenge), clientChallenge]);
