import type { Account, Workspace } from '../domain/connection.ts';

export type GrantKey = { readonly workspace: Workspace; readonly connectionId: string };

/** A grant as it rests in the database: tokens sealed by the vault, instants in UTC (ms). */
export type SealedTokens = {
  readonly refreshToken: string;
  readonly accessToken: string;
  readonly accessExpiresAt: number;
};

export type StoredGrant = {
  readonly account: Account;
  readonly refreshToken: string;
  readonly accessToken: string | null;
  readonly accessExpiresAt: number | null;
};

/** The grants of connections, and the lease that lets one process at a time refresh one of them. */
export interface Grants {
  /** Null when the connection is gone. */
  read(key: GrantKey): Promise<StoredGrant | null>;
  /** Claims the right to refresh until `until`; false while somebody else's claim lasts. */
  lease(key: GrantKey, lease: string, now: number, until: number): Promise<boolean>;
  /** Stores what a refresh gave and frees the lease; does nothing when the lease has passed to somebody else. */
  save(key: GrantKey, lease: string, grant: SealedTokens, now: number): Promise<void>;
  /** Frees the lease; false when it has passed to somebody else, or a reconnect has made it void. */
  release(key: GrantKey, lease: string): Promise<boolean>;
}
