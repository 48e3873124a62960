const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** 32 random bytes, base64url. It stays in this page's memory until a consent is redeemed. */
export const createVerifier = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** SHA-256 of the verifier, base64url, as in RFC 7636. */
export async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return base64url(new Uint8Array(digest));
}
