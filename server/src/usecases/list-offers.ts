import {
  CONNECTION_KINDS,
  type ConnectionKind,
  isMicrosofts,
  kindOf,
  type MicrosoftKind,
} from '../domain/connection.ts';
import type { Caller } from '../ports/caller.ts';

/** `own`: the caller's own account has a calendar of this kind. */
export type Offer = {
  readonly kind: ConnectionKind;
  /** What Microsoft is asked for; nothing where the kind needs no account there. */
  readonly scopes: readonly string[];
  readonly own: boolean;
};

export type ListOffersDeps = {
  readonly scopes: Readonly<Record<MicrosoftKind, readonly string[]>>;
  /** Organisations that this server serves, personal accounts counted as one; null for all. */
  readonly allowedTenants: ReadonlySet<string> | null;
};

const isServed = (kind: ConnectionKind, allowed: ReadonlySet<string> | null): boolean =>
  kind === 'exchange' || allowed === null || [...allowed].some((tid) => kindOf({ tid }) === kind);

/**
 * The kinds of calendar that can be connected here: the kind of the caller's own account first. Who has none at Microsoft
 * begins with the kind that needs none.
 */
export const listOffers =
  ({ scopes, allowedTenants }: ListOffersDeps) =>
  ({ account }: Pick<Caller, 'account'>): Offer[] => {
    const first = isMicrosofts(account) ? kindOf(account) : 'exchange';
    return CONNECTION_KINDS.filter((kind) => isServed(kind, allowedTenants))
      .map((kind) => ({
        kind,
        scopes: kind === 'exchange' ? [] : scopes[kind],
        own: kind === kindOf(account),
      }))
      .toSorted((a, b) => Number(b.kind === first) - Number(a.kind === first));
  };
