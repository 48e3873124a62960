/**
 * A password, known by a keyed hash, that was shown to a server (UTC, ms) and not taken. `sure`: the server said so; else
 * nobody knows what came of it, and Windows may have counted it all the same. `attempt` names the attempt.
 */
export type Rejection = {
  readonly attempt: string;
  readonly at: number;
  readonly password: string;
  readonly sure: boolean;
};

/** What is remembered of an account on a server, the latest last. `accepted`: the password that was taken last, by its hash. */
export type LoginRecord = { readonly rejections: readonly Rejection[]; readonly accepted: string | null };

const MINUTE = 60_000;

/** Windows forgets wrong passwords when none came for about so long, and locks an account after three where it is strict. */
const FORGOTTEN_AFTER = 30 * MINUTE;

/**
 * So many of an account may be wrong before they are forgotten, and so many that one person causes whatever the accounts:
 * two names that have nothing in common may be those of one account.
 */
const MOST_WRONG = 2;

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
): MayTry => {
  const rejected = rejections.some((one) => one.sure && one.password === password);
  if (rejected && !insisted) return { kind: 'rejected' };
  const chain = counted(rejections, now);
  const [newest] = chain;
  const allowed = accepted === null || accepted === password ? MOST_WRONG : MOST_WRONG - 1;
  return newest === undefined || chain.length < allowed
    ? { kind: 'try' }
    : { kind: 'wait', until: newest.at + FORGOTTEN_AFTER };
};

/** So many are remembered. */
const REMEMBERED = 10;

/** What came of an attempt: the password was taken; it does not count; it was rejected, or may have been. */
export type Outcome = 'taken' | 'none' | 'wrong';

/**
 * The record when it is known what came of an attempt, which stands in it as one that nobody knows the end of. What others
 * did meanwhile stays. A password that is taken makes Windows forget what came before; one that was taken once and is
 * rejected now is no longer good.
 */
export const settled = (
  { rejections, accepted }: LoginRecord,
  one: Rejection,
  outcome: Outcome,
): LoginRecord => {
  const others = rejections.filter(({ attempt }) => attempt !== one.attempt);
  switch (outcome) {
    case 'none':
      return { rejections: others, accepted };
    case 'taken': {
      const at = rejections.findIndex(({ attempt }) => attempt === one.attempt);
      return { rejections: rejections.slice(at + 1), accepted: one.password };
    }
    case 'wrong':
      return {
        rejections: [...others, one].slice(-REMEMBERED),
        accepted: one.sure && accepted === one.password ? null : accepted,
      };
  }
};
