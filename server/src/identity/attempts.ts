import {
  type LoginRecord,
  loginName,
  mayTry,
  type Outcome,
  type Rejection,
} from '../domain/exchange/login.ts';
import type { Login } from '../ports/access.ts';
import type { Clock } from '../ports/clock.ts';
import type { LoginAttempts } from '../ports/exchange-grants.ts';
import { NoVerdict, ProviderError } from '../ports/failure.ts';
import type { Owner } from '../ports/owner.ts';
import type { Vault } from '../ports/vault.ts';
import { inTurns } from './in-turns.ts';

/** Longer than showing a login may take, so that a lease outlives only a process that died (ms). */
export const LEASE = 75_000;
const PAUSE = 100;
/** Pauses that cover one whole lease of a dead process, and the turns of some others. */
const PATIENCE = (LEASE + 30_000) / PAUSE;

export type AttemptsDeps = {
  readonly loginAttempts: Pick<LoginAttempts, 'claim' | 'release'>;
  readonly vault: Pick<Vault, 'hash'>;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Real time, even where the clock is not. */
  readonly pause: (ms: number) => Promise<void>;
};

export type Attempt = {
  readonly url: string;
  readonly login: Login;
  /** Who has just entered the login, and means it; null where it is one that was stored. */
  readonly person: Owner | null;
};

/** What counts attempts, and whether one that works makes it forget those that did not. */
type Count = { readonly key: string; readonly forgets: boolean };

/** A password on its way to a server, by its keyed hash; `counts`: Windows may count it as a wrong one. */
type Show = { readonly password: string; readonly insisted: boolean; counts: boolean };

const isRejection = (error: unknown): boolean =>
  error instanceof ProviderError &&
  error.failure.kind === 'exchange' &&
  error.failure.finding === 'password-rejected';

const refusal = (
  finding: 'password-rejected' | 'attempts-spent',
  fact: string | null = null,
): ProviderError => new ProviderError({ kind: 'exchange', finding, fact });

/**
 * Shows logins to servers so that nobody locks an account in Windows: one attempt at a time for each account, in all
 * processes, and not more wrong ones than `mayTry` grants, of an account and of a person. An attempt is remembered before it
 * is made, so that one whose end nobody heard of counts as well. A lease is a column, claimed and freed by single statements.
 */
export const attempts = ({ loginAttempts, vault, clock, newId, pause }: AttemptsDeps) => {
  const turns = inTurns();
  const hash = (...parts: readonly string[]): string => vault.hash(JSON.stringify(['attempts', ...parts]));

  const claimed = async (key: string, attempt: Rejection): Promise<LoginRecord> => {
    for (let waited = 0; waited < PATIENCE; waited += 1) {
      const now = clock.now();
      const before = await loginAttempts.claim(key, attempt, { now, until: now + LEASE });
      if (before) return before;
      await pause(PAUSE);
    }
    throw new ProviderError({ kind: 'unavailable' });
  };

  /**
   * Runs work that may show a password, as far as this count lets it. An attempt whose end can't be written stays
   * remembered as one that nobody knows the end of.
   */
  const within = async <T>({ key, forgets }: Count, show: Show, work: () => Promise<T>): Promise<T> => {
    const { password, insisted } = show;
    const attempt: Rejection = { attempt: newId(), at: clock.now(), password, sure: false };
    const before = await claimed(key, attempt);
    const release = (outcome: Outcome, one = attempt) => loginAttempts.release(key, one, outcome);

    const may = mayTry(before, password, insisted, clock.now());
    if (may.kind !== 'try') {
      await release('none');
      throw may.kind === 'rejected'
        ? refusal('password-rejected')
        : refusal('attempts-spent', new Date(may.until).toISOString());
    }
    let result: T;
    try {
      result = await work();
    } catch (error) {
      if (error instanceof NoVerdict && (error.counts === 'never' || before.accepted === password))
        show.counts = false;
      const rejection = { ...attempt, at: clock.now(), sure: isRejection(error) };
      await release(show.counts ? 'wrong' : 'none', rejection).catch(() => undefined);
      throw error;
    }
    await release(forgets ? 'taken' : 'none');
    return result;
  };

  /**
   * @throws ProviderError `exchange: password-rejected` or `attempts-spent` (`fact`: until when) without any attempt, else
   * what the attempt threw. `stillWanted` is asked when it is this attempt's turn.
   */
  return <T>(
    { url, login, person }: Attempt,
    stillWanted: () => Promise<void>,
    attempt: (login: Login) => Promise<T>,
  ): Promise<T> => {
    const { host } = new URL(url);
    const name = loginName(login.username);
    const account: Count = { key: hash('account', host, name), forgets: true };
    const show: Show = {
      password: hash('password', host, name, login.password),
      insisted: person !== null,
      counts: false,
    };
    const ofAccount = () =>
      within(account, show, async () => {
        await stillWanted();
        show.counts = true;
        return attempt(login);
      });
    if (person === null) return turns(account.key, ofAccount);
    // A login of one's own that works makes nobody forget what became of others.
    const own: Count = { key: hash('person', person.workspace, person.userId), forgets: false };
    return turns(own.key, () => within(own, show, () => turns(account.key, ofAccount)));
  };
};
