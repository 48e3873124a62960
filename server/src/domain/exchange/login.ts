/** A password that a server rejected (UTC, ms), known by a keyed hash. */
export type Rejection = { readonly at: number; readonly password: string };

const MINUTE = 60_000;

/** Windows counts wrong passwords for about so long, and locks an account after three where it is strict. */
const COUNTED_FOR = 30 * MINUTE;
const ATTEMPTS = 2;

/**
 * The account behind a name however it is written (`DOMAIN\anna`, `anna@contoso.example`, `anna`), as attempts are
 * counted; it may take two accounts for one, never one for two.
 */
export const loginName = (username: string): string =>
  (username.split('\\').at(-1) ?? '').split('@')[0]?.trim().toLowerCase() ?? '';

export type MayTry =
  | { readonly kind: 'try' }
  /** This very password was rejected: it is not shown again. */
  | { readonly kind: 'rejected' }
  /** Others were, and one more could lock the account before this instant (UTC, ms). */
  | { readonly kind: 'wait'; readonly until: number };

/**
 * Whether a password (by its keyed hash) may be shown to the server at `now`, given what it rejected before. Only a
 * person who `insisted` may show one again that was rejected: it may be right by now.
 */
export const mayTry = (
  rejections: readonly Rejection[],
  password: string,
  insisted: boolean,
  now: number,
): MayTry => {
  if (!insisted && rejections.some((rejection) => rejection.password === password))
    return { kind: 'rejected' };
  const counted = rejections.filter(({ at }) => now < at + COUNTED_FOR);
  const oldest = counted.toSorted((a, b) => b.at - a.at)[ATTEMPTS - 1];
  return oldest === undefined ? { kind: 'try' } : { kind: 'wait', until: oldest.at + COUNTED_FOR };
};

/** The rejections that are remembered after one more; the newest alone count. */
export const withRejection = (rejections: readonly Rejection[], one: Rejection): Rejection[] =>
  [...rejections, one].slice(-10);
