import { OFFERED } from './flags.ts';

export const SIGNATURE = Buffer.from('NTLMSSP\0', 'latin1');

/** Windows 10 with the revision of NTLM that all since Vista speak. Servers only log it. [MS-NLMP] 2.2.2.10 */
export const VERSION = Buffer.from('0a00614a0000000f', 'hex');

/**
 * Type 1, in its form of 40 bytes: some servers refuse the shorter one that carries no version. [MS-NLMP] 2.2.1.1
 */
export const negotiateMessage = (): Buffer => {
  const message = Buffer.alloc(40);
  SIGNATURE.copy(message, 0);
  message.writeUInt32LE(1, 8);
  message.writeUInt32LE(OFFERED, 12);
  // Domain and workstation are empty; their fields point behind the version.
  message.writeUInt32LE(40, 20);
  message.writeUInt32LE(40, 28);
  VERSION.copy(message, 32);
  return message;
};
