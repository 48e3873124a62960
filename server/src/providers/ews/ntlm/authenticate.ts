import { ntlmAccount } from './account.ts';
import { AV, AV_FLAG_MIC, type AvPair, valueAt, withPair, writeAvPairs } from './av-pairs.ts';
import type { Challenge } from './challenge.ts';
import { FLAG, has, OFFERED } from './flags.ts';
import { fileTime, hmacMd5, lmV2Response, ntlmV2Response, responseKey } from './keys.ts';
import { negotiateMessage, SIGNATURE, VERSION } from './negotiate.ts';
import { rc4 } from './rc4.ts';

/** What a Type 3 is made from. */
export type Answering = {
  readonly username: string;
  readonly password: string;
  /** How this machine is called; administrators see it in their logs, and may admit an account from some names only. */
  readonly workstation: string;
  /** The service that is meant, `HTTP/mail.contoso.example`; null says nothing of it. */
  readonly targetName: string | null;
  /** What `channelBinding` gave for the server's certificate; null binds to nothing. */
  readonly channelBinding: Buffer | null;
  /** UTC in ms; for servers that don't send their own time. */
  readonly now: number;
  /** 8 random bytes. */
  readonly clientChallenge: Buffer;
  /** 16 random bytes. */
  readonly sessionKey: Buffer;
};

const FIXED = 64 + VERSION.length;
const MIC = 16;

const unicode = (text: string): Buffer => Buffer.from(text, 'utf16le');

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
};

/** The server's own pairs, with what is said about this end of the connection. [MS-NLMP] 3.1.5.1.2 */
const targetOf = (
  { target }: Challenge,
  { targetName, channelBinding }: Answering,
  mic: boolean,
): AvPair[] => {
  const flags = valueAt(target, AV.flags);
  const before = flags !== null && flags.length === 4 ? flags.readUInt32LE(0) : 0;
  const said: AvPair[] = [
    ...(mic ? [{ id: AV.flags, value: uint32(before | AV_FLAG_MIC) }] : []),
    ...(channelBinding === null ? [] : [{ id: AV.channelBindings, value: channelBinding }]),
    ...(targetName === null ? [] : [{ id: AV.targetName, value: unicode(targetName) }]),
  ];
  return said.reduce(withPair, [...target]);
};

type Fields = Readonly<Record<'lm' | 'nt' | 'domain' | 'user' | 'workstation' | 'key', Buffer>>;

/** The message with its integrity code still empty. [MS-NLMP] 2.2.1.3 */
const assemble = (fields: Fields, flags: number, mic: boolean): Buffer => {
  const size = FIXED + (mic ? MIC : 0);
  const head = Buffer.alloc(size);
  SIGNATURE.copy(head, 0);
  head.writeUInt32LE(3, 8);
  const payload: Buffer[] = [];
  let at = size;
  // The places of the fields in the head, in the order in which Windows lays out what they point to.
  const places = { domain: 28, user: 36, workstation: 44, lm: 12, nt: 20, key: 52 } as const;
  for (const [name, place] of Object.entries(places)) {
    const value = fields[name as keyof Fields];
    head.writeUInt16LE(value.length, place);
    head.writeUInt16LE(value.length, place + 2);
    head.writeUInt32LE(at, place + 4);
    payload.push(value);
    at += value.length;
  }
  head.writeUInt32LE(flags, 60);
  VERSION.copy(head, 64);
  return Buffer.concat([head, ...payload]);
};

/**
 * Type 3: the answer to a challenge by NTLMv2. A server that sends its time gets an integrity code over all three
 * messages, and no LMv2 response. [MS-NLMP] 3.1.5.1.2
 */
export const authenticateMessage = (challenge: Challenge, answering: Answering): Buffer => {
  const account = ntlmAccount(answering.username);
  const key = responseKey(account, answering.password);
  const { serverChallenge } = challenge;
  const { clientChallenge } = answering;
  const time = valueAt(challenge.target, AV.timestamp);
  const mic = time !== null && time.length === 8;
  const target = writeAvPairs(targetOf(challenge, answering, mic));
  const response = ntlmV2Response(
    key,
    serverChallenge,
    clientChallenge,
    mic ? time : fileTime(answering.now),
    target,
  );

  const flags = (challenge.flags & OFFERED) >>> 0;
  const exchanged = has(flags, FLAG.keyExchange);
  const message = assemble(
    {
      lm: mic ? Buffer.alloc(24) : lmV2Response(key, serverChallenge, clientChallenge),
      nt: Buffer.concat([response.proof, response.blob]),
      domain: unicode(account.domain),
      user: unicode(account.user),
      workstation: unicode(answering.workstation),
      key: exchanged ? rc4(response.sessionKey, answering.sessionKey) : Buffer.alloc(0),
    },
    flags,
    mic,
  );
  if (mic)
    hmacMd5(
      exchanged ? answering.sessionKey : response.sessionKey,
      negotiateMessage(),
      challenge.bytes,
      message,
    ).copy(message, FIXED);
  return message;
};
