import { createHmac, randomBytes } from 'node:crypto';
import { proofOf } from './ntlm.ts';
import { attributes, flags, HAS_MIC, readPairs, writePairs } from './ntlm-messages.ts';
import { rc4 } from './rc4.ts';

/** A Type 1 with these flags, of the long form. */
export function type1(more = flags.keyExchange | flags.sign): Buffer {
  const message = Buffer.alloc(40);
  message.write('NTLMSSP\0', 'latin1');
  message.writeUInt32LE(1, 8);
  const asked =
    flags.unicode |
    flags.requestTarget |
    flags.ntlm |
    flags.alwaysSign |
    flags.extendedSessionSecurity |
    more;
  message.writeUInt32LE(asked >>> 0, 12);
  return message;
}

export type Type3 = {
  user: string;
  domain?: string;
  password: string;
  /** Sent as attribute pair 10; without it none. */
  binding?: Buffer;
  /** Whether it says that it has a MIC, and whether the MIC is right. */
  mic?: 'none' | 'right' | 'wrong';
};

/** A Type 3 as a current Windows client makes it, by [MS-NLMP] 3.1.5.1.2. */
export function type3(type1Message: Buffer, type2: Buffer, options: Type3): Buffer {
  const { user, domain = 'CONTOSO', password, binding, mic = 'right' } = options;
  const infoLength = type2.readUInt16LE(40);
  const infoAt = type2.readUInt32LE(44);
  const pairs = readPairs(type2.subarray(infoAt, infoAt + infoLength));
  const timestamp = pairs?.get(attributes.timestamp);
  if (!pairs || !timestamp) throw new Error('The challenge has no time.');
  const said = Buffer.alloc(4);
  said.writeUInt32LE(HAS_MIC);
  if (mic !== 'none') pairs.set(attributes.flags, said);
  if (binding) pairs.set(attributes.channelBinding, binding);
  const head = Buffer.from('0101000000000000', 'hex');
  const blob = Buffer.concat([
    head,
    timestamp,
    randomBytes(8),
    Buffer.alloc(4),
    writePairs(pairs),
    Buffer.alloc(4),
  ]);
  const { proof, sessionBaseKey } = proofOf(password, { user, domain }, type2.subarray(24, 32), blob);
  const sessionKey = randomBytes(16);
  const offered = type2.readUInt32LE(20);
  const exchanged = (offered & flags.keyExchange) !== 0;

  const parts = [
    Buffer.alloc(24),
    Buffer.concat([proof, blob]),
    Buffer.from(domain, 'utf16le'),
    Buffer.from(user, 'utf16le'),
    Buffer.from('DESK', 'utf16le'),
    exchanged ? rc4(sessionBaseKey, sessionKey) : Buffer.alloc(0),
  ];
  const fixed = Buffer.alloc(88);
  fixed.write('NTLMSSP\0', 'latin1');
  fixed.writeUInt32LE(3, 8);
  let offset = fixed.length;
  parts.forEach((part, i) => {
    fixed.writeUInt16LE(part.length, 12 + i * 8);
    fixed.writeUInt16LE(part.length, 14 + i * 8);
    fixed.writeUInt32LE(offset, 16 + i * 8);
    offset += part.length;
  });
  fixed.writeUInt32LE(offered, 60);
  const message = Buffer.concat([fixed, ...parts]);
  if (mic === 'none') return message;
  const code = createHmac('md5', exchanged ? sessionKey : sessionBaseKey)
    .update(type1Message)
    .update(type2)
    .update(message)
    .digest();
  if (mic === 'wrong') code[0] = (code[0] ?? 0) ^ 1;
  code.copy(message, 72);
  return message;
}
