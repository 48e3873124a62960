/** What our page in a window says when the sign-in sent back to it, or did not answer at all. */
export type Arrival =
  | { readonly type: 'signed-in'; readonly code: string }
  | { readonly type: 'refused'; readonly error: string; readonly description: string };

/** Whose page it was and which trip: nobody else can use the code, and nobody else may be shown it. */
export type Whose = { readonly page: string; readonly state: string | null };

/** @param answer parameters of https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2 */
export function arrivalOf(answer: URLSearchParams): Arrival & Whose {
  const whose = { page: location.pathname, state: answer.get('state') };
  const code = answer.get('code');
  if (code !== null) return { ...whose, type: 'signed-in', code };
  const [error, description] = [answer.get('error'), answer.get('error_description')];
  return { ...whose, type: 'refused', error: error ?? 'unknown', description: description ?? '' };
}

/** OAuth's word for a sign-in that does not answer. */
export const UNREACHABLE = 'temporarily_unavailable';

/** Where the sign-in could not even be opened. */
export const unreachable = (query: URLSearchParams): URLSearchParams =>
  new URLSearchParams({ state: query.get('state') ?? '', error: UNREACHABLE });
