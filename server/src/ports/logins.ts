import type { ExchangeMailbox, Login, LoginAccess } from './access.ts';
import type { SealedLogin } from './exchange-grants.ts';
import type { GrantKey } from './grants.ts';
import type { Owner } from './owner.ts';

/** Logins on Exchange servers, as people enter them and as they are kept. */
export interface Logins {
  /** Lends a login that a person has just entered, and means: it is tried though it was rejected before. */
  entered(person: Owner, mailbox: ExchangeMailbox, login: Login): LoginAccess;
  /** The same as it rests in the database, for one connection. */
  sealed(
    key: GrantKey,
    mailbox: ExchangeMailbox & { readonly build: string | null },
    login: Login,
  ): SealedLogin;
  /** The user name in it; the password is never told. @throws ProviderError when no key opens it. */
  usernameIn(key: GrantKey, sealed: SealedLogin): string;
}
