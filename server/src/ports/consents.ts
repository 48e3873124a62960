import type { Account, Workspace } from '../domain/connection.ts';
import type { Consent, ConsentRefusal } from '../domain/consent.ts';

export type ConsentKey = { readonly workspace: Workspace; readonly id: string };

export interface Consents {
  open(consent: Omit<Consent, 'progress'>, stateHash: string, now: number): Promise<void>;
  get(key: ConsentKey): Promise<Consent | null>;
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
