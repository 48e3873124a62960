import { createHash, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { type JWTPayload, SignJWT } from 'jose';

type Key = { kid: string; privateKey: KeyObject; publicKey: KeyObject };

export type Signing = ReturnType<typeof signing>;

/** The issuer's own key, made when it is needed first, as it takes a moment. */
export const signing = () => {
  let made: Key | null = null;
  const key = (): Key => {
    made ??= {
      kid: randomBytes(32).toString('base64url'),
      ...generateKeyPairSync('rsa', { modulusLength: 2048 }),
    };
    return made;
  };
  return {
    sign: (payload: JWTPayload): Promise<string> => {
      const { kid, privateKey } = key();
      return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid }).sign(privateKey);
    },
    /** The published half, as JWK. */
    publicJwk: () => {
      const { kid, publicKey } = key();
      return { ...publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' };
    },
  };
};

/** `at_hash`: half of the token's hash. https://openid.net/specs/openid-connect-core-1_0.html#CodeIDToken */
export const halfHash = (token: string): string =>
  createHash('sha256').update(token).digest().subarray(0, 16).toString('base64url');

export const opaque = (bytes = 32) => randomBytes(bytes).toString('base64url');
