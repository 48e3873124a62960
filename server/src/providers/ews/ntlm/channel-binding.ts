import { createHash } from 'node:crypto';
import { signatureHash } from './signature-hash.ts';

/**
 * The value of MsvAvChannelBindings (16 bytes) for the hash of a server's certificate: the MD5 of a
 * `gss_channel_bindings_struct` whose addresses are empty and whose data is a binding of type tls-server-end-point.
 * [MS-NLMP] 2.2.2.1
 */
export const bindingTo = (digest: Uint8Array): Buffer => {
  const data = Buffer.concat([Buffer.from('tls-server-end-point:'), digest]);
  const bindings = Buffer.alloc(20);
  bindings.writeUInt32LE(data.length, 16);
  return createHash('md5').update(bindings).update(data).digest();
};

/** The same for a certificate (DER). https://www.rfc-editor.org/rfc/rfc5929#section-4.1 */
export const channelBinding = (certificate: Uint8Array): Buffer =>
  bindingTo(createHash(signatureHash(certificate)).update(certificate).digest());
