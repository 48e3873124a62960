import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import * as x509 from '@peculiar/x509';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY = 86_400_000;

/** A certificate with its private key, both as PEM. */
export type Identity = { readonly cert: string; readonly key: string };

const serialNumber = () => `7${randomBytes(15).toString('hex')}`;

const pemOf = async (key: CryptoKey) =>
  x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');

const makeKeys = () => crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);

type Period = { readonly notBefore?: Date; readonly notAfter?: Date };

const period = ({ notBefore, notAfter }: Period) => ({
  notBefore: notBefore ?? new Date(Date.now() - DAY),
  notAfter: notAfter ?? new Date(Date.now() + 30 * DAY),
});

const caExtensions = [
  new x509.BasicConstraintsExtension(true, undefined, true),
  new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
];

const leafExtensions = (names: readonly string[]) => [
  new x509.BasicConstraintsExtension(false),
  new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
  new x509.SubjectAlternativeNameExtension(
    names.map((value) => ({ type: /^[\d.]+$/.test(value) ? ('ip' as const) : ('dns' as const), value })),
  ),
];

/** An authority of a test; it issues certificates of servers, and authorities below itself. */
export type Authority = {
  readonly pem: string;
  leaf(names: readonly string[], period?: Period): Promise<Identity>;
  below(name: string): Promise<Authority>;
};

const authorityOf = (certificate: x509.X509Certificate, signingKey: CryptoKey): Authority => {
  const issue = async (subject: string, given: Period, extensions: x509.Extension[]) => {
    const keys = await makeKeys();
    const made = await x509.X509CertificateGenerator.create({
      serialNumber: serialNumber(),
      subject,
      issuer: certificate.subject,
      ...period(given),
      signingKey,
      publicKey: keys.publicKey,
      signingAlgorithm: ALGORITHM,
      extensions,
    });
    return { made, key: keys.privateKey };
  };
  return {
    pem: certificate.toString('pem'),
    leaf: async (names, given = {}) => {
      const { made, key } = await issue(`CN=${names[0]}`, given, leafExtensions(names));
      return { cert: made.toString('pem'), key: await pemOf(key) };
    },
    below: async (name) => {
      const { made, key } = await issue(`CN=${name}`, {}, caExtensions);
      return authorityOf(made, key);
    },
  };
};

const selfSigned = async (name: string, given: Period, extensions: x509.Extension[]) => {
  const keys = await makeKeys();
  const made = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: `CN=${name}`,
    ...period(given),
    keys,
    signingAlgorithm: ALGORITHM,
    extensions,
  });
  return { made, key: keys.privateKey };
};

export const makeAuthority = async (name: string): Promise<Authority> => {
  const { made, key } = await selfSigned(name, {}, caExtensions);
  return authorityOf(made, key);
};

/** What a fresh Exchange server has. */
export const makeSelfSigned = async (names: readonly string[], given: Period = {}): Promise<Identity> => {
  const { made, key } = await selfSigned(names[0] ?? '', given, leafExtensions(names));
  return { cert: made.toString('pem'), key: await pemOf(key) };
};
