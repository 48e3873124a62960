/**
 * A name for whoever a token is for, the same in each of their tabs, which doesn't tell who it is. The token is not
 * checked, since nothing is allowed by it. Null where it can't be read.
 */
export async function personOf(token: string): Promise<string | null> {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const {
      iss,
      sub,
      tid = iss,
      oid = sub,
    } = JSON.parse(atob(payload)) as Record<string, string | undefined>;
    if (!tid || !oid) return null;
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${tid}/${oid}`));
    return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  } catch {
    return null;
  }
}
