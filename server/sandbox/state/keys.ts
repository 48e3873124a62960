import { generateKeyPairSync, type JsonWebKey, randomBytes } from 'node:crypto';

/** One key of the pretend Entra. Work accounts' tokens and personal accounts' are signed with different ones. */
export type SigningKey = {
  kid: string;
  /** For whom it signs: any work tenant, or the one of personal accounts. */
  signsFor: 'work' | 'personal';
  privateKey: JsonWebKey;
};

const createSigningKey = (signsFor: SigningKey['signsFor']): SigningKey => ({
  kid: randomBytes(20).toString('base64url'),
  signsFor,
  privateKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
});

/** Several, as Microsoft publishes. The first of a kind signs; the others are announced only. */
export const createSigningKeys = (): SigningKey[] => [
  createSigningKey('work'),
  createSigningKey('work'),
  createSigningKey('personal'),
];
