import type { Account, Workspace } from '../domain/connection.ts';
import type { Consent, ConsentRefusal } from '../domain/consent.ts';
import type { Owner } from './owner.ts';

export type ConsentKey = { readonly workspace: Workspace; readonly id: string };

/** That there was a trip, and how far it came; instants are UTC in ms. */
export type ConsentTrace = Pick<Consent, 'kind' | 'expiresAt'> & {
  readonly status: Consent['progress']['status'];
  readonly startedAt: number;
  /** Who signed in; null where nobody has. */
  readonly account: Account | null;
};

export interface Consents {
  open(consent: Omit<Consent, 'progress'>, stateHash: string, now: number): Promise<void>;
  get(key: ConsentKey): Promise<Consent | null>;
  /** The trips of a user that are remembered, oldest first. */
  ofUser(owner: Owner): Promise<ConsentTrace[]>;
  /** The open trip that this state belongs to; null when forged, used, or too late. */
  byState(key: ConsentKey, stateHash: string, now: number): Promise<Consent | null>;
  /** As `byState`, and the state is used up: of several callbacks with one state one gets the consent. */
  claim(key: ConsentKey, stateHash: string, now: number): Promise<Consent | null>;
  park(
    key: ConsentKey,
    parked: { readonly account: Account; readonly grant: string; readonly codeHash: string },
    expiresAt: number,
  ): Promise<void>;
  refuse(key: ConsentKey, refusal: ConsentRefusal): Promise<void>;
  /** Erases the secrets of trips that are too old at `now`, parked grants above all; the rows follow an hour later. */
  purge(now: number): Promise<void>;
}
