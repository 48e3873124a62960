export type BindingHash = 'sha256' | 'sha384' | 'sha512';

/** Object identifiers, as the bytes of their DER in hex, of algorithms that use a stronger hash than SHA-256. */
const STRONGER: Readonly<Record<string, BindingHash>> = {
  // sha384WithRSAEncryption, ecdsa-with-SHA384, id-sha384
  '2a864886f70d01010c': 'sha384',
  '2a8648ce3d040303': 'sha384',
  '608648016503040202': 'sha384',
  // sha512WithRSAEncryption, ecdsa-with-SHA512, id-sha512
  '2a864886f70d01010d': 'sha512',
  '2a8648ce3d040304': 'sha512',
  '608648016503040203': 'sha512',
};
/** RSASSA-PSS names its hash among its parameters. https://www.rfc-editor.org/rfc/rfc4055#section-3.1 */
const PSS = '2a864886f70d01010a';
/** The tag of that parameter; without it the hash is SHA-1. */
const NAMES_HASH = 0xa0;

type Element = { readonly tag: number; readonly content: Buffer; readonly end: number };

/** The DER element at `at`; null where the bytes end before it does. Certificates need no length above 4 bytes. */
const element = (bytes: Buffer, at: number): Element | null => {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined) return null;
  const extra = first < 0x80 ? 0 : first & 0x7f;
  if (extra > 4 || at + 2 + extra > bytes.length) return null;
  const length = extra === 0 ? first : bytes.readUIntBE(at + 2, extra);
  const start = at + 2 + extra;
  if (start + length > bytes.length) return null;
  return { tag, content: bytes.subarray(start, start + length), end: start + length };
};

const inside = (outer: Element | null, index: number): Element | null => {
  let at = 0;
  let found: Element | null = null;
  for (let passed = 0; outer !== null && passed <= index; passed++) {
    found = element(outer.content, at);
    if (found === null) return null;
    at = found.end;
  }
  return found;
};

/**
 * Which hash of a certificate (DER) binds to it: that of its own signature, and SHA-256 where that is MD5, SHA-1, or not
 * known. https://www.rfc-editor.org/rfc/rfc5929#section-4.1
 */
export const signatureHash = (certificate: Uint8Array): BindingHash => {
  const algorithm = inside(element(Buffer.from(certificate), 0), 1);
  const name = inside(algorithm, 0)?.content.toString('hex') ?? '';
  if (name !== PSS) return STRONGER[name] ?? 'sha256';
  const named = inside(inside(algorithm, 1), 0);
  if (named?.tag !== NAMES_HASH) return 'sha256';
  const hash = inside(inside(named, 0), 0)?.content.toString('hex') ?? '';
  return STRONGER[hash] ?? 'sha256';
};
