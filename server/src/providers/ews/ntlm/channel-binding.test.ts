import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import * as x509 from '@peculiar/x509';
import fc from 'fast-check';
import { cases } from '../../../../test/cases.ts';
import { bindingTo, channelBinding } from './channel-binding.ts';
import { signatureHash } from './signature-hash.ts';

/** https://learn.microsoft.com/archive/blogs/openspecification/ntlm-and-channel-binding-hash-aka-extended-protection-for-authentication */
test('the binding to a hash is the one that Microsoft works out as an example', () => {
  const digest = Buffer.from('ea05fefecc6b0bd571dbbc5baa3ed45386d0446835f7b74c85621b9983475f95', 'hex');
  expect(bindingTo(digest).toString('hex')).toBe('6586e99d81c2fc984e47172fd4dd0310');
});

const certificate = async (
  keyAlgorithm: RsaHashedKeyGenParams | EcKeyGenParams | Algorithm,
  signingAlgorithm: Algorithm | EcdsaParams,
): Promise<Buffer> => {
  const keys = (await crypto.subtle.generateKey(keyAlgorithm, true, ['sign', 'verify'])) as CryptoKeyPair;
  const made = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=mail.contoso.example',
    keys,
    signingAlgorithm,
  });
  return Buffer.from(made.rawData);
};

const rsa = (name: string, hash: string) => {
  const algorithm = { name, hash, modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) };
  return certificate(
    algorithm,
    name === 'RSA-PSS' ? ({ name, hash, saltLength: 32 } as Algorithm) : algorithm,
  );
};
const ec = (namedCurve: string, hash: string) =>
  certificate({ name: 'ECDSA', namedCurve }, { name: 'ECDSA', hash });

test.each([
  ['RSA with SHA-1', () => rsa('RSASSA-PKCS1-v1_5', 'SHA-1'), 'sha256'],
  ['RSA with SHA-256', () => rsa('RSASSA-PKCS1-v1_5', 'SHA-256'), 'sha256'],
  ['RSA with SHA-384', () => rsa('RSASSA-PKCS1-v1_5', 'SHA-384'), 'sha384'],
  ['RSA with SHA-512', () => rsa('RSASSA-PKCS1-v1_5', 'SHA-512'), 'sha512'],
  ['RSA-PSS with SHA-256', () => rsa('RSA-PSS', 'SHA-256'), 'sha256'],
  ['RSA-PSS with SHA-512', () => rsa('RSA-PSS', 'SHA-512'), 'sha512'],
  ['ECDSA with SHA-256', () => ec('P-256', 'SHA-256'), 'sha256'],
  ['ECDSA with SHA-384', () => ec('P-384', 'SHA-384'), 'sha384'],
  ['ECDSA with SHA-512', () => ec('P-256', 'SHA-512'), 'sha512'],
  ['Ed25519', () => certificate({ name: 'Ed25519' }, { name: 'Ed25519' }), 'sha256'],
] as const)('a certificate signed by %s is bound to by its %3$s', async (_, make, hash) => {
  const der = await make();
  expect(signatureHash(der)).toBe(hash);
  expect(channelBinding(der)).toEqual(bindingTo(createHash(hash).update(der).digest()));
});

test('bytes that are no certificate have a hash all the same', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect(['sha256', 'sha384', 'sha512']).toContain(signatureHash(bytes));
    }),
    cases(),
  );
});
