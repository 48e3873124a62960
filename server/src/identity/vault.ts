import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes } from 'node:crypto';
import type { Vault } from '../ports/vault.ts';

/** One key of the ring; `key` is 32 bytes. */
export type VaultKey = { readonly id: string; readonly key: Uint8Array };

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Unambiguous whatever the parts contain. */
const boundBytes = (keyId: string, bound: readonly string[]): Buffer =>
  Buffer.from(JSON.stringify([keyId, ...bound]));

/**
 * AES-256-GCM with a key ring: the first key seals, every key opens, so that a key is replaced by putting
 * the new one in front. A sealed text reads `keyId.base64url(iv, tag, ciphertext)`; the key's id and what
 * the text is bound to are authenticated with it. `hashKey` (32 bytes) keys the hash.
 */
export const vault = (ring: readonly [VaultKey, ...VaultKey[]], hashKey: Uint8Array): Vault => {
  // Made once: out of bare bytes every call would make them anew, which takes longer than the rest of it.
  const keys = new Map(ring.map(({ id, key }) => [id, createSecretKey(key)]));
  const current = { id: ring[0].id, key: createSecretKey(ring[0].key) };
  const hashing = createSecretKey(hashKey);

  return {
    seal(plain, bound) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, current.key, iv).setAAD(boundBytes(current.id, bound));
      const text = [cipher.update(plain, 'utf8'), cipher.final()];
      return `${current.id}.${Buffer.concat([iv, cipher.getAuthTag(), ...text]).toString('base64url')}`;
    },

    open(sealed, bound) {
      const dot = sealed.indexOf('.');
      const id = sealed.slice(0, Math.max(dot, 0));
      const key = keys.get(id);
      if (!key) throw new Error('sealed with a key that is not in the ring');
      const bytes = Buffer.from(sealed.slice(dot + 1), 'base64url');
      if (bytes.length < IV_BYTES + TAG_BYTES) throw new Error('sealed text is too short');
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      })
        .setAAD(boundBytes(id, bound))
        .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      return (
        decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
      );
    },

    hash: (text) => createHmac('sha256', hashing).update(text).digest('base64url'),
  };
};
