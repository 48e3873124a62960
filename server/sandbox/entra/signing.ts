import { createHash, createPrivateKey, createPublicKey, type KeyObject, randomBytes } from 'node:crypto';
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { Directory } from '../state/directory.ts';
import type { SigningKey } from '../state/keys.ts';

type KeyPair = { privateKey: KeyObject; publicKey: KeyObject };

const pairs = new Map<string, KeyPair>();

const pairOf = (key: SigningKey): KeyPair => {
  const known = pairs.get(key.kid);
  if (known) return known;
  const privateKey = createPrivateKey({ key: key.privateKey, format: 'jwk' });
  const pair = { privateKey, publicKey: createPublicKey(privateKey) };
  pairs.set(key.kid, pair);
  return pair;
};

/** The published half of a key, as JWK. */
export const publicJwk = (key: SigningKey) => {
  const { kty, n, e } = pairOf(key).publicKey.export({ format: 'jwk' });
  return { kty, use: 'sig', kid: key.kid, x5t: key.kid, n, e };
};

export type Signing = ReturnType<typeof signing>;

/** Signs and checks JWTs with the directory's keys. Times inside are seconds of the sandbox's clock. */
export const signing = (directory: Directory, clock: { now(): number }) => ({
  async sign(payload: JWTPayload, tenantId: string): Promise<string> {
    const kind = directory.tenant(tenantId)?.kind ?? 'work';
    const key = directory.data.signingKeys.find(({ signsFor }) => signsFor === kind);
    if (!key) throw new Error(`no key for ${kind} accounts`);
    return new SignJWT(payload)
      .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: key.kid })
      .sign(pairOf(key).privateKey);
  },

  /** The payload of a token that was signed here, and whether it has expired. Null for any other text. */
  async read(token: string): Promise<{ payload: JWTPayload; expired: boolean } | null> {
    const verified = await jwtVerify(
      token,
      ({ kid }) => {
        const key = directory.data.signingKeys.find((candidate) => candidate.kid === kid);
        if (!key) throw new errors.JWKSNoMatchingKey();
        return pairOf(key).publicKey;
      },
      { algorithms: ['RS256'], currentDate: new Date(clock.now()) },
    ).catch((error: unknown) => error);
    if (verified instanceof errors.JWTExpired) return { payload: verified.payload, expired: true };
    if (verified instanceof Error) return null;
    return { payload: (verified as { payload: JWTPayload }).payload, expired: false };
  },
});

/** A person's name for one application: another one elsewhere, so that applications can't compare notes. */
export const pairwise = (clientId: string, subject: string) =>
  createHash('sha256').update(`${clientId}|${subject}`).digest('base64url');

export const opaque = (bytes: number) => randomBytes(bytes).toString('base64url');
