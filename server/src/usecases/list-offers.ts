import { type ConnectionKind, PERSONAL_TENANT } from '../domain/connection.ts';
import type { Caller } from '../ports/caller.ts';

export type Offer = { readonly kind: ConnectionKind; readonly scopes: readonly string[] };

/** The kinds of calendar that the caller's account can connect, with what each asks for. */
export const listOffers =
  (scopes: Readonly<Record<ConnectionKind, readonly string[]>>) =>
  ({ account }: Caller): Offer[] =>
    account.tid === PERSONAL_TENANT ? [] : [{ kind: 'microsoft365', scopes: scopes.microsoft365 }];
