import type { Connection } from '../domain/connection.ts';

/** Lends access tokens for one connection. */
export interface Access {
  /**
   * A token that is valid now. `refused` is a token the provider has just refused, so that it is not lent again.
   * @throws ProviderError when the grant no longer yields one.
   */
  token(refused?: string): Promise<string>;
}

/** Lends for a connection of the database; the grant is read when a token is asked for. */
export type AccessFor = (connection: Pick<Connection, 'workspace' | 'id' | 'kind'>) => Access;
