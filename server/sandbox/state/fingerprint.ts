import { createHash } from 'node:crypto';

/** The same 32 hex digits for the same words: ids that look random and survive a reset. */
export function fingerprint(...words: readonly (string | number)[]): string {
  return createHash('sha256').update(words.join('\n')).digest('hex').slice(0, 32);
}
