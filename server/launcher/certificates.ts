import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY = 86_400_000;
/** Browsers refuse leaves that live longer than 398 days. */
const LEAF_LIFETIME = 390 * DAY;
const CA_LIFETIME = 3650 * DAY;
/** A leaf this close to its end is made anew. */
const MARGIN = 30 * DAY;

/** Paths of PEM files. */
export type Certificates = { readonly ca: string; readonly cert: string; readonly key: string };

const makeKeys = () => crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
const serialNumber = () =>
  randomBytes(16)
    .toString('hex')
    .replace(/^[89a-f]/, '7');
const pem = async (key: CryptoKey) =>
  x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');

const makeAuthority = async (now: number) => {
  const keys = await makeKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: 'CN=Sally local development CA',
    notBefore: new Date(now - DAY),
    notAfter: new Date(now + CA_LIFETIME),
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate, key: keys.privateKey };
};

type Authority = Awaited<ReturnType<typeof makeAuthority>>;

const makeLeaf = async (authority: Authority, names: readonly string[], now: number) => {
  const keys = await makeKeys();
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: 'CN=localhost',
    issuer: authority.certificate.subject,
    notBefore: new Date(now - DAY),
    notAfter: new Date(now + LEAF_LIFETIME),
    signingKey: authority.key,
    publicKey: keys.publicKey,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(false),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        ...names.map((value) => ({ type: 'dns' as const, value })),
        { type: 'ip', value: '127.0.0.1' },
      ]),
      await x509.AuthorityKeyIdentifierExtension.create(authority.certificate),
    ],
  });
  return { certificate, key: keys.privateKey };
};

const isFresh = async ({ ca, cert, key }: Certificates, now: number): Promise<boolean> => {
  try {
    const [leaf] = await Promise.all([readFile(cert, 'utf8'), readFile(ca), readFile(key)]);
    return new x509.X509Certificate(leaf).notAfter.getTime() > now + MARGIN;
  } catch {
    return false;
  }
};

/**
 * A certificate for these names (and 127.0.0.1), signed by a certificate authority of this folder only. Both are
 * kept; the authority's key is thrown away at once, so that nobody can sign more with what a browser was told to trust.
 */
export const certificatesIn = async (
  folder: string,
  names: readonly string[] = ['localhost'],
  now: number = Date.now(),
): Promise<Certificates> => {
  const paths = {
    ca: join(folder, 'ca.pem'),
    cert: join(folder, 'localhost.pem'),
    key: join(folder, 'localhost.key'),
  };
  if (await isFresh(paths, now)) return paths;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const authority = await makeAuthority(now);
  const leaf = await makeLeaf(authority, names, now);
  await writeFile(paths.ca, authority.certificate.toString('pem'));
  await writeFile(paths.cert, leaf.certificate.toString('pem'));
  await writeFile(paths.key, await pem(leaf.key), { mode: 0o600 });
  return paths;
};
