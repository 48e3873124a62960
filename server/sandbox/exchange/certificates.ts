import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY = 86_400_000;

/** Under which names Exchange is reached. */
const NAMES = ['localhost', 'mail.contoso.example', 'ex01.contoso.example'];

/** What the server shows: a good one, one that is signed with a stronger hash, or one that is wrong in one respect. */
export const certificateKinds = [
  'good',
  'sha-384',
  'expired',
  'other-name',
  'other-authority',
  'self-signed',
] as const;
export type CertificateKind = (typeof certificateKinds)[number];

/** PEM, and the hash that the certificate is signed with. */
export type Pair = { cert: string; key: string; hash: 'sha256' | 'sha384' };

/** The company's own certificate authority, which no browser knows. */
export type Authority = {
  /** PEM of its certificate. */
  pem: string;
  /** A certificate for the server; `cert` is followed by nothing, since clients have the authority already. */
  issue(kind: CertificateKind, now: number): Promise<Pair>;
};

const serialNumber = () =>
  randomBytes(16)
    .toString('hex')
    .replace(/^[89a-f]/, '7');

const toPem = async (key: CryptoKey): Promise<string> =>
  x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');

const makeKeys = () => crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);

type Issuer = { certificate: x509.X509Certificate; key: CryptoKey };

async function makeIssuer(name: string, now: number): Promise<Issuer> {
  const keys = await makeKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name,
    notBefore: new Date(now - DAY),
    notAfter: new Date(now + 3650 * DAY),
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate, key: keys.privateKey };
}

async function makeLeaf(issuer: Issuer, kind: CertificateKind, now: number): Promise<Pair> {
  const keys = await makeKeys();
  const names = kind === 'other-name' ? ['mail.fabrikam.example'] : NAMES;
  const alternatives = new x509.SubjectAlternativeNameExtension([
    ...names.map((value) => ({ type: 'dns' as const, value })),
    ...(kind === 'other-name' ? [] : [{ type: 'ip' as const, value: '127.0.0.1' }]),
  ]);
  const lifetime =
    kind === 'expired'
      ? { notBefore: new Date(now - 400 * DAY), notAfter: new Date(now - 2 * DAY) }
      : { notBefore: new Date(now - DAY), notAfter: new Date(now + 390 * DAY) };
  const hash = kind === 'sha-384' ? 'SHA-384' : 'SHA-256';
  const signingAlgorithm = { ...ALGORITHM, hash };
  const shared = { serialNumber: serialNumber(), ...lifetime, signingAlgorithm };
  const certificate =
    kind === 'self-signed'
      ? await x509.X509CertificateGenerator.createSelfSigned({
          ...shared,
          name: 'CN=EX01',
          keys,
          extensions: [alternatives],
        })
      : await x509.X509CertificateGenerator.create({
          ...shared,
          subject: 'CN=mail.contoso.example',
          issuer: issuer.certificate.subject,
          signingKey: issuer.key,
          publicKey: keys.publicKey,
          extensions: [
            new x509.BasicConstraintsExtension(false),
            new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
            new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
            alternatives,
            await x509.AuthorityKeyIdentifierExtension.create(issuer.certificate),
          ],
        });
  return {
    cert: certificate.toString('pem'),
    key: await toPem(keys.privateKey),
    hash: kind === 'sha-384' ? 'sha384' : 'sha256',
  };
}

/** Names of the files in the folder of the saved state. */
const AUTHORITY_FILE = 'exchange-ca.pem';
const KEY_FILE = 'exchange-ca.key';

/**
 * The authority of this folder, made at the first call; without a folder a new one each time. Its key is kept, since
 * the server's certificate is made anew at every start: it is worth nothing, as only the product trusts it.
 */
export async function openAuthority(folder: string | undefined, now: number): Promise<Authority> {
  const issuer = (folder && (await readIssuer(folder))) || (await makeIssuer('CN=Contoso Issuing CA 1', now));
  const pem = issuer.certificate.toString('pem');
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, AUTHORITY_FILE), pem);
    writeFileSync(join(folder, KEY_FILE), await toPem(issuer.key), { mode: 0o600 });
  }
  return {
    pem,
    issue: async (kind, at) =>
      makeLeaf(kind === 'other-authority' ? await makeIssuer('CN=Some Other CA', at) : issuer, kind, at),
  };
}

async function readIssuer(folder: string): Promise<Issuer | null> {
  try {
    const certificate = new x509.X509Certificate(readFileSync(join(folder, AUTHORITY_FILE), 'utf8'));
    const [der] = x509.PemConverter.decode(readFileSync(join(folder, KEY_FILE), 'utf8'));
    if (!der) return null;
    const key = await crypto.subtle.importKey('pkcs8', der, ALGORITHM, true, ['sign']);
    return { certificate, key };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
