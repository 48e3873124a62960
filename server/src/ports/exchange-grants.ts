import type { Workspace } from '../domain/connection.ts';
import type { Rejection } from '../domain/exchange/login.ts';
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

/** One account on one server, by a keyed hash: whoever shows its password does so alone, in all processes. */
export type AttemptKey = { readonly workspace: Workspace; readonly login: string };

export interface LoginAttempts {
  /** Claims the right to show a password until `until`, and gives what was rejected before; null while others have it. */
  claim(key: AttemptKey, lease: string, now: number, until: number): Promise<Rejection[] | null>;
  /** Gives the right back with what is to be remembered; does nothing when it has passed to somebody else. */
  release(key: AttemptKey, lease: string, rejections: readonly Rejection[]): Promise<void>;
  /** Deletes what was used for the last time before this instant (UTC, ms). */
  purge(before: number): Promise<void>;
}
