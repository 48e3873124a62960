import { CONNECTION_KINDS, type ConnectionKind, kindOf } from '../domain/connection.ts';
import type { Caller } from '../ports/caller.ts';

/** `own`: the caller's own account has a calendar of this kind. */
export type Offer = {
  readonly kind: ConnectionKind;
  readonly scopes: readonly string[];
  readonly own: boolean;
};

export type ListOffersDeps = {
  readonly scopes: Readonly<Record<ConnectionKind, readonly string[]>>;
  /** Organisations that this server serves, personal accounts counted as one; null for all. */
  readonly allowedTenants: ReadonlySet<string> | null;
};

const isServed = (kind: ConnectionKind, allowed: ReadonlySet<string> | null): boolean =>
  allowed === null || [...allowed].some((tid) => kindOf({ tid }) === kind);

/** The kinds of calendar that can be connected here, the kind of the caller's own account first. */
export const listOffers =
  ({ scopes, allowedTenants }: ListOffersDeps) =>
  ({ account }: Pick<Caller, 'account'>): Offer[] =>
    CONNECTION_KINDS.filter((kind) => isServed(kind, allowedTenants))
      .map((kind) => ({ kind, scopes: scopes[kind], own: kind === kindOf(account) }))
      .toSorted((a, b) => Number(b.own) - Number(a.own));
