import type { Workspace } from '../domain/connection.ts';
import { loginName, mayTry, type Rejection, withRejection } from '../domain/exchange/login.ts';
import type { Login } from '../ports/access.ts';
import type { Clock } from '../ports/clock.ts';
import type { LoginAttempts } from '../ports/exchange-grants.ts';
import { ProviderError } from '../ports/failure.ts';
import type { Vault } from '../ports/vault.ts';

/** Longer than showing a login may take, so that a lease outlives only a process that died (ms). */
const LEASE = 75_000;
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
  readonly workspace: Workspace;
  readonly url: string;
  readonly login: Login;
  /** A person means it, and may know why it was rejected before. */
  readonly insisted: boolean;
};

const isRejection = (error: unknown): boolean =>
  error instanceof ProviderError &&
  error.failure.kind === 'exchange' &&
  error.failure.finding === 'password-rejected';

const refusal = (
  finding: 'password-rejected' | 'attempts-spent',
  fact: string | null = null,
): ProviderError => new ProviderError({ kind: 'exchange', finding, fact });

/** Runs work of one key after the other. */
const inTurns = () => {
  const last = new Map<string, Promise<unknown>>();
  return <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
    const settled = turn
      .catch(() => undefined)
      .then(() => {
        if (last.get(key) === settled) last.delete(key);
      });
    last.set(key, settled);
    return turn;
  };
};

/**
 * Shows logins to servers so that nobody locks an account in Windows: one attempt at a time for each account, in all
 * processes, and not more rejected ones than `mayTry` grants. A lease is a column, claimed and freed by single statements.
 */
export const attempts = ({ loginAttempts, vault, clock, newId, pause }: AttemptsDeps) => {
  const turns = inTurns();

  /**
   * @throws ProviderError `exchange: password-rejected` or `attempts-spent` (`fact`: until when) without any attempt, else
   * what the attempt threw. `stillWanted` is asked when it is this attempt's turn.
   */
  return <T>(
    { workspace, url, login, insisted }: Attempt,
    stillWanted: () => Promise<void>,
    attempt: (login: Login) => Promise<T>,
  ): Promise<T> => {
    const host = new URL(url).host;
    const name = loginName(login.username);
    const key = { workspace, login: vault.hash(JSON.stringify(['login', host, name])) };
    const password = vault.hash(JSON.stringify(['password', host, name, login.password]));

    const claimed = async (lease: string) => {
      for (let waited = 0; waited < PATIENCE; waited += 1) {
        const before = await loginAttempts.claim(key, lease, clock.now(), clock.now() + LEASE);
        if (before) return before;
        await pause(PAUSE);
      }
      throw new ProviderError({ kind: 'unavailable' });
    };

    return turns(`${workspace} ${key.login}`, async () => {
      const lease = newId();
      const before = await claimed(lease);
      let after: readonly Rejection[] = before;
      try {
        await stillWanted();
        const may = mayTry(before, password, insisted, clock.now());
        if (may.kind === 'rejected') throw refusal('password-rejected');
        if (may.kind === 'wait') throw refusal('attempts-spent', new Date(may.until).toISOString());
        const result = await attempt(login).catch((error: unknown) => {
          if (isRejection(error)) after = withRejection(before, { at: clock.now(), password });
          throw error;
        });
        after = [];
        return result;
      } finally {
        await loginAttempts.release(key, lease, after);
      }
    });
  };
};
