import type { LoginRecord, Outcome, Rejection } from '../domain/exchange/login.ts';
import type { ExchangeMailbox } from './access.ts';
import type { GrantKey } from './grants.ts';

/** Where and how a mailbox is read, with the login as it rests in the database: sealed by the vault. */
export type SealedLogin = ExchangeMailbox & {
  readonly login: string;
  /** What the server says it is: `15.1.2507.6`; null where it never said. */
  readonly build: string | null;
};

/** `parkedAt`: when the server rejected the login (UTC, ms); it is not shown again until a person gives another. */
export type StoredLogin = SealedLogin & { readonly parkedAt: number | null };

/** The logins of connections to Exchange servers. */
export interface ExchangeGrants {
  /** Null when the connection is gone. */
  read(key: GrantKey): Promise<StoredLogin | null>;
  /** Parks this very login, unless another one was stored meanwhile. */
  park(key: GrantKey, login: string, at: number): Promise<void>;
  setBuild(key: GrantKey, build: string): Promise<void>;
}

export interface LoginAttempts {
  /**
   * Claims the right to show a password of what `key` (a keyed hash) names, until `until`, and remembers `attempt` as one
   * that nobody knows the end of. Gives what was remembered before; null while others have the right.
   */
  claim(
    key: string,
    attempt: Rejection,
    times: { readonly now: number; readonly until: number },
  ): Promise<LoginRecord | null>;
  /** Remembers what came of an attempt, and gives its right back unless that has passed to somebody else. */
  release(key: string, attempt: Rejection, outcome: Outcome): Promise<void>;
  /** Deletes what was used for the last time before this instant (UTC, ms). */
  purge(before: number): Promise<void>;
}
