/** Bits of NegotiateFlags that are spoken here. [MS-NLMP] 2.2.2.5 */
export const FLAG = {
  unicode: 0x00000001,
  requestTarget: 0x00000004,
  sign: 0x00000010,
  ntlm: 0x00000200,
  alwaysSign: 0x00008000,
  extendedSessionSecurity: 0x00080000,
  targetInfo: 0x00800000,
  version: 0x02000000,
  strong: 0x20000000,
  keyExchange: 0x40000000,
  medium: 0x80000000,
} as const;

/**
 * What is offered. Signing is asked for since a session key is exchanged only for a session that could use it; HTTP never
 * does.
 */
export const OFFERED =
  (FLAG.unicode |
    FLAG.requestTarget |
    FLAG.sign |
    FLAG.ntlm |
    FLAG.alwaysSign |
    FLAG.extendedSessionSecurity |
    FLAG.targetInfo |
    FLAG.version |
    FLAG.strong |
    FLAG.keyExchange |
    FLAG.medium) >>>
  0;

export const has = (flags: number, flag: number): boolean => (flags & flag) !== 0;
