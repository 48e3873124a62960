import type { Account, Connection, ConnectionKind, Workspace } from '../domain/connection.ts';
import type { Trouble } from '../domain/trouble.ts';
import type { SealedLogin } from './exchange-grants.ts';
import type { SealedTokens } from './grants.ts';

/** What a connection was granted, as it rests in the database. */
export type SealedGrant = SealedTokens | SealedLogin;

export type NewConnection = {
  readonly workspace: Workspace;
  readonly userId: string;
  readonly kind: ConnectionKind;
  readonly account: Account & { readonly name: string; readonly address: string };
};

export type Attached = { readonly connection: Connection; readonly again: boolean };

export interface Connections {
  ofUser(workspace: Workspace, userId: string): Promise<Connection[]>;
  get(workspace: Workspace, id: string): Promise<Connection | null>;
  /**
   * Stores a grant under the connection of this user and account, which is made if there is none; an existing
   * one keeps all its choices and loses its trouble. In the same transaction the user's remembered approval of
   * this kind goes, and the consent that led here becomes redeemed. `seal` is called with the connection's id.
   * Null, with nothing changed, when that consent is not parked any more, or when the user's last deletion of everything
   * (`Audit.lastDeletion`) is not the one that is known, where that is given: it was asked for after it began. `again`
   * where the connection was there.
   */
  attach(
    connection: NewConnection,
    seal: (connectionId: string) => SealedGrant,
    now: number,
    consentId: string | null,
    knownDeletion?: string | null,
  ): Promise<Attached | null>;
  /** Deletes the user's connection and everything under it. False where there is none. */
  remove(workspace: Workspace, userId: string, id: string, now: number): Promise<boolean>;
  setTrouble(workspace: Workspace, id: string, trouble: Trouble | null, now: number): Promise<void>;
}
