import type { Connection } from '../domain/connection.ts';
import type { ExchangeVersion } from '../domain/exchange/version.ts';

/** Lends access tokens for one connection. */
export interface TokenAccess {
  readonly by: 'token';
  /**
   * A token that is valid now. `refused` is a token the provider has just refused, so that it is not lent again.
   * @throws ProviderError when the grant no longer yields one.
   */
  token(refused?: string): Promise<string>;
}

/** Where a mailbox on an Exchange server is read, and as the person wanted it. No secret is in it. */
export type ExchangeMailbox = {
  /** `https://host/EWS/Exchange.asmx`, as `serverAddress` gives it. */
  readonly url: string;
  readonly version: ExchangeVersion;
  /** The mailbox that is read, where it is not the one of the login. */
  readonly mailbox: string | null;
  /** False where a device in front of the server ends TLS: no binding to its certificate is shown then. */
  readonly channelBinding: boolean;
};

export type Login = { readonly username: string; readonly password: string };

/** Lends a login for one connection, to one attempt at a time. */
export interface LoginAccess {
  readonly by: 'login';
  /**
   * `key` names login, password and server; what was signed in under another one is not used any more.
   * @throws ProviderError when the connection is gone.
   */
  mailbox(): Promise<ExchangeMailbox & { readonly key: string }>;
  /**
   * Lets `attempt` show the login to the server. While it does nobody else shows the same login, in any process. An
   * attempt that fails with a rejected password (`exchange: password-rejected`) is the last one until a person gives
   * another: nothing in here can lock an account in Windows. One that ended without a verdict on the login throws `NoVerdict`.
   * @throws ProviderError what the attempt threw, and the same rejection without any attempt from then on.
   */
  signIn<T>(attempt: (login: Login) => Promise<T>): Promise<T>;
}

export type Access = TokenAccess | LoginAccess;

/** Lends for a connection of the database; the grant is read when it is needed. */
export type AccessFor = (connection: Pick<Connection, 'workspace' | 'id' | 'kind'>) => Access;
