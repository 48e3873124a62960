/**
 * The claims that a 401 demands, decoded, or null.
 * https://learn.microsoft.com/entra/identity-platform/claims-challenge
 */
export function claimsOf(response: Response): string | null {
  const encoded = /claims="([^"]+)"/.exec(response.headers.get('WWW-Authenticate') ?? '')?.[1];
  if (encoded === undefined) return null;
  try {
    return atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return null;
  }
}
