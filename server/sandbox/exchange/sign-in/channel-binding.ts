import { createHash, X509Certificate } from 'node:crypto';

/**
 * What a client that is bound to this certificate (PEM) sends in its attribute pair: MD5 over a gss_channel_bindings
 * structure with `tls-server-end-point`. `hash` is the one that the certificate is signed with, SHA-256 or stronger:
 * RFC 5929, section 4.1.
 */
export function channelBinding(certificate: string, hash: 'sha256' | 'sha384'): Buffer {
  const digest = createHash(hash).update(new X509Certificate(certificate).raw).digest();
  const data = Buffer.concat([Buffer.from('tls-server-end-point:'), digest]);
  const head = Buffer.alloc(20);
  head.writeUInt32LE(data.length, 16);
  return createHash('md5').update(head).update(data).digest();
}
