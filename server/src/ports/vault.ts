/**
 * Keeps secrets unreadable at rest (AES-256-GCM, key ring). A sealed text opens only for the same `bound`
 * (workspace and connection), so that a row moved elsewhere is worthless.
 */
export interface Vault {
  seal(plain: string, bound: readonly string[]): string;
  /** @throws Error when the text was altered, bound otherwise, or its key is no longer in the ring. */
  open(sealed: string, bound: readonly string[]): string;
  /** Keyed hash (HMAC-SHA-256, base64url): equal texts compare equal, nothing else can be learnt from it. */
  hash(text: string): string;
}
