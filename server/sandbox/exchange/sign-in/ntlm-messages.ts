/** The three messages of NTLM, as [MS-NLMP] 2.2.1 lays them out. */
const SIGNATURE = Buffer.from('NTLMSSP\0', 'latin1');

export const flags = {
  unicode: 0x00000001,
  requestTarget: 0x00000004,
  sign: 0x00000010,
  ntlm: 0x00000200,
  alwaysSign: 0x00008000,
  targetTypeDomain: 0x00010000,
  extendedSessionSecurity: 0x00080000,
  targetInfo: 0x00800000,
  version: 0x02000000,
  bits128: 0x20000000,
  keyExchange: 0x40000000,
  bits56: 0x80000000,
} as const;

export const attributes = {
  end: 0,
  netbiosComputer: 1,
  netbiosDomain: 2,
  dnsComputer: 3,
  dnsDomain: 4,
  dnsTree: 5,
  flags: 6,
  timestamp: 7,
  targetName: 9,
  channelBinding: 10,
} as const;

/** `AvFlags` of a client that sends a MIC. */
export const HAS_MIC = 2;
const MIC_AT = 72;
const MIC_LENGTH = 16;

export type AttributePairs = Map<number, Buffer>;

/** Number of the message, 1 to 3; null for anything else. */
export function messageType(message: Buffer): number | null {
  if (message.length < 16 || !message.subarray(0, 8).equals(SIGNATURE)) return null;
  const type = message.readUInt32LE(8);
  return type >= 1 && type <= 3 ? type : null;
}

export const flagsOfNegotiate = (message: Buffer): number => message.readUInt32LE(12);

/** The server's challenge, a message of type 2. */
export function writeChallenge(options: {
  asked: number;
  challenge: Buffer;
  domain: string;
  pairs: AttributePairs;
}): Buffer {
  const target = Buffer.from(options.domain, 'utf16le');
  const info = writePairs(options.pairs);
  const offered =
    flags.unicode |
    flags.requestTarget |
    flags.ntlm |
    flags.alwaysSign |
    flags.targetTypeDomain |
    flags.extendedSessionSecurity |
    flags.targetInfo |
    flags.version |
    (options.asked & (flags.sign | flags.keyExchange | flags.bits128 | flags.bits56));
  const head = Buffer.alloc(56);
  SIGNATURE.copy(head);
  head.writeUInt32LE(2, 8);
  writeField(head, 12, target.length, head.length);
  head.writeUInt32LE(offered >>> 0, 20);
  options.challenge.copy(head, 24);
  writeField(head, 40, info.length, head.length + target.length);
  // Windows Server 2019, build 17763, revision 15 of the protocol.
  Buffer.from([10, 0, 0x63, 0x45, 0, 0, 0, 15]).copy(head, 48);
  return Buffer.concat([head, target, info]);
}

export type Authenticate = {
  domain: string;
  user: string;
  ntResponse: Buffer;
  encryptedSessionKey: Buffer;
  flags: number;
  /** Where the MIC would be, whether or not it is one; null: the message is too short for it. */
  mic: Buffer | null;
  /** The message as the MIC was made over it. */
  withoutMic: Buffer;
};

/** A message of type 3; null when its fields point out of it. */
export function readAuthenticate(message: Buffer): Authenticate | null {
  if (message.length < 64) return null;
  const negotiated = message.readUInt32LE(60);
  const field = (at: number): Buffer | null => {
    const [length, offset] = [message.readUInt16LE(at), message.readUInt32LE(at + 4)];
    return offset + length <= message.length ? message.subarray(offset, offset + length) : null;
  };
  const [ntResponse, domain, user, sessionKey] = [field(20), field(28), field(36), field(52)];
  if (!ntResponse || !domain || !user || !sessionKey) return null;
  const encoding = negotiated & flags.unicode ? 'utf16le' : 'latin1';
  const hasPlace = message.length >= MIC_AT + MIC_LENGTH;
  const withoutMic = Buffer.from(message);
  if (hasPlace) withoutMic.fill(0, MIC_AT, MIC_AT + MIC_LENGTH);
  return {
    domain: domain.toString(encoding),
    user: user.toString(encoding),
    ntResponse,
    encryptedSessionKey: sessionKey,
    flags: negotiated,
    mic: hasPlace ? message.subarray(MIC_AT, MIC_AT + MIC_LENGTH) : null,
    withoutMic,
  };
}

export function writePairs(pairs: AttributePairs): Buffer {
  const parts = [...pairs, [attributes.end, Buffer.alloc(0)] as const].map(([id, value]) => {
    const head = Buffer.alloc(4);
    head.writeUInt16LE(id, 0);
    head.writeUInt16LE(value.length, 2);
    return Buffer.concat([head, value]);
  });
  return Buffer.concat(parts);
}

/** Null when they don't end properly. */
export function readPairs(bytes: Buffer): AttributePairs | null {
  const pairs: AttributePairs = new Map();
  for (let at = 0; at + 4 <= bytes.length; ) {
    const [id, length] = [bytes.readUInt16LE(at), bytes.readUInt16LE(at + 2)];
    if (id === attributes.end) return pairs;
    if (at + 4 + length > bytes.length) return null;
    pairs.set(id, bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

function writeField(head: Buffer, at: number, length: number, offset: number): void {
  head.writeUInt16LE(length, at);
  head.writeUInt16LE(length, at + 2);
  head.writeUInt32LE(offset, at + 4);
}
