import { createHash, X509Certificate } from 'node:crypto';

/** Weaker hashes of certificates are replaced by SHA-256: RFC 5929, section 4.1. */
const STRONG: Record<string, string> = {
  sha384: 'sha384',
  sha512: 'sha512',
};

/**
 * What a client that is bound to this certificate (DER) sends in its attribute pair: MD5 over a gss_channel_bindings
 * structure with `tls-server-end-point`. `signatureHash` is the hash that the certificate is signed with.
 */
export function channelBinding(certificate: Buffer, signatureHash = 'sha256'): Buffer {
  const digest = createHash(STRONG[signatureHash.toLowerCase()] ?? 'sha256')
    .update(certificate)
    .digest();
  const data = Buffer.concat([Buffer.from('tls-server-end-point:'), digest]);
  const head = Buffer.alloc(20);
  head.writeUInt32LE(data.length, 16);
  return createHash('md5').update(head).update(data).digest();
}

/** DER of a certificate in PEM. */
export const derOf = (pem: string): Buffer => new X509Certificate(pem).raw;
