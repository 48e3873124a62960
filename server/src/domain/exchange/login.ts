/**
 * A password, known by a keyed hash, that was shown to a server (UTC, ms) and not taken. `sure`: the server said so; else
 * nobody knows what came of it, and Windows may have counted it all the same.
 */
export type Rejection = { readonly at: number; readonly password: string; readonly sure: boolean };

/** What is remembered of an account on a server, the latest last. `accepted`: the password that was taken last, by its hash. */
export type LoginRecord = { readonly rejections: readonly Rejection[]; readonly accepted: string | null };

const MINUTE = 60_000;

/** Windows forgets wrong passwords when none came for about so long, and locks an account after three where it is strict. */
const FORGOTTEN_AFTER = 30 * MINUTE;

/** So many of an account, and so many that one person causes whatever the accounts, may be wrong before they are forgotten. */
export const MOST_OF_ACCOUNT = 2;
export const MOST_OF_PERSON = 4;

/**
 * The account behind a name however it is written (`DOMAIN\anna`, `anna@contoso.example`, `anna`), as attempts are
 * counted. It may take two accounts for one; one is taken for two only where its names have nothing in common.
 */
export const loginName = (username: string): string =>
  (username.split(/[\\/]/).at(-1) ?? '')
    .split('@')[0]
    ?.trim()
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase() ?? '';

export type MayTry =
  | { readonly kind: 'try' }
  /** This very password was rejected: it is not shown again. */
  | { readonly kind: 'rejected' }
  /** Others were, and one more could lock the account before this instant (UTC, ms). */
  | { readonly kind: 'wait'; readonly until: number };

/** The wrong ones that Windows still counts at `now`: each came before the one before it was forgotten. */
const counted = (rejections: readonly Rejection[], now: number): Rejection[] => {
  const chain: Rejection[] = [];
  let after = now;
  for (const rejection of rejections.toReversed()) {
    if (after - rejection.at >= FORGOTTEN_AFTER) break;
    chain.push(rejection);
    after = rejection.at;
  }
  return chain;
};

/**
 * Whether a password (by its keyed hash) may be shown to the server at `now`, given what it did not take before. Only a
 * person who `insisted` may show one again that was rejected: it may be right by now. While a password is known that was
 * taken, one attempt is kept for it, so that nobody who enters others stops what works.
 */
export const mayTry = (
  { rejections, accepted }: LoginRecord,
  password: string,
  insisted: boolean,
  now: number,
  most: number,
): MayTry => {
  const rejected = rejections.some((one) => one.sure && one.password === password);
  if (rejected && !insisted) return { kind: 'rejected' };
  const chain = counted(rejections, now);
  const [newest] = chain;
  const allowed = accepted === null || accepted === password ? most : most - 1;
  return newest === undefined || chain.length < allowed
    ? { kind: 'try' }
    : { kind: 'wait', until: newest.at + FORGOTTEN_AFTER };
};

/** So many are remembered. */
const REMEMBERED = 10;

/** The record after one more attempt that led nowhere. A password that was taken once and is rejected now is no longer good. */
export const withRejection = ({ rejections, accepted }: LoginRecord, one: Rejection): LoginRecord => ({
  rejections: [...rejections, one].slice(-REMEMBERED),
  accepted: one.sure && accepted === one.password ? null : accepted,
});
