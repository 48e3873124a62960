import { binding } from '../domain/binding.ts';
import type { MicrosoftKind } from '../domain/connection.ts';
import type { Consent } from '../domain/consent.ts';
import type { Trip } from '../ports/token-service.ts';
import type { Vault } from '../ports/vault.ts';

/** What a trip needs besides its row, kept sealed in it. */
export type TripSecrets = Pick<Trip, 'authority' | 'nonce' | 'verifier' | 'loginHint' | 'pickAccount'>;

export type TripDeps = {
  readonly vault: Vault;
  readonly scopes: Readonly<Record<MicrosoftKind, readonly string[]>>;
};

export const hashState = (vault: Vault, random: string): string => vault.hash(`state ${random}`);

/** The trip that an open consent stands for. */
export const tripOf = ({ vault, scopes }: TripDeps, consent: Consent, state: string): Trip => {
  const { workspace, id, kind, claims } = consent;
  const secrets: TripSecrets = JSON.parse(vault.open(consent.secrets, binding.tripSecrets(workspace, id)));
  return { ...secrets, scopes: scopes[kind], state, claims };
};
