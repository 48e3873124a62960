import { binding } from '../domain/binding.ts';
import {
  authorityOf,
  type Connection,
  kindOf,
  type MicrosoftKind,
  sameAccount,
} from '../domain/connection.ts';
import { TRIP_LIFETIME } from '../domain/consent.ts';
import { writeState } from '../domain/consent-state.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Caller } from '../ports/caller.ts';
import type { Clock } from '../ports/clock.ts';
import type { Connections } from '../ports/connections.ts';
import type { Consents } from '../ports/consents.ts';
import type { Vault } from '../ports/vault.ts';
import { hashState, type TripSecrets } from './trip.ts';

export type StartConsentDeps = {
  readonly consents: Pick<Consents, 'open'>;
  readonly connections: Pick<Connections, 'get'>;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly publicUrl: string;
  readonly newId: () => string;
  /** 32 random bytes, base64url. */
  readonly newSecret: () => string;
};

export type ConsentWish = {
  readonly kind: MicrosoftKind;
  readonly challenge: string;
  readonly claims?: string | undefined;
  readonly connectionId?: string | undefined;
  readonly another?: boolean | undefined;
};

/**
 * Where the window leads: to the caller's own account, or to Microsoft's account picker where it is to be another one, as
 * it must be when the caller's account is of the other kind. It is an other one's also where its connection is renewed:
 * what somebody signs in with is not stored, and need not be the address of their mailbox.
 */
const destination = (
  { account, loginHint }: Caller,
  { kind, another }: ConsentWish,
  again: Connection | null,
): Pick<TripSecrets, 'authority' | 'loginHint' | 'pickAccount'> => {
  if (again) {
    const own = sameAccount(again.account, account);
    return { authority: authorityOf(again.account), loginHint: own ? loginHint : null, pickAccount: !own };
  }
  if (kind === kindOf(account) && !another)
    return { authority: authorityOf(account), loginHint, pickAccount: false };
  const authority = kind === 'outlook-personal' ? 'consumers' : 'organizations';
  return { authority, loginHint: null, pickAccount: true };
};

export type StartedConsent = { readonly id: string; readonly startUrl: string; readonly expiresAt: number };

/** Prepares one trip through Microsoft's window; the address opens it once for whoever has it. */
export const startConsent =
  ({ consents, connections, vault, clock, publicUrl, newId, newSecret }: StartConsentDeps) =>
  async (caller: Caller, wish: ConsentWish): Promise<StartedConsent> => {
    const { workspace, account } = caller;
    const again =
      wish.connectionId === undefined ? null : await connections.get(workspace, wish.connectionId);
    if (wish.connectionId !== undefined && (again?.userId !== account.oid || again.kind !== wish.kind))
      throw new Refusal('not-found', 'There is no such connection.');

    const [id, random] = [newId(), newSecret()];
    const secrets: TripSecrets = {
      ...destination(caller, wish, again),
      nonce: newSecret(),
      verifier: newSecret(),
    };
    const now = clock.now();
    const expiresAt = now + TRIP_LIFETIME;
    await consents.open(
      {
        workspace,
        id,
        userId: account.oid,
        kind: wish.kind,
        connectionId: again?.id ?? null,
        challenge: wish.challenge,
        secrets: vault.seal(JSON.stringify(secrets), binding.tripSecrets(workspace, id)),
        claims: wish.claims ?? null,
        expiresAt,
      },
      hashState(vault, random),
      now,
    );
    const state = encodeURIComponent(writeState({ workspace, id, random }));
    return { id, startUrl: `${publicUrl}/consent?id=${state}`, expiresAt };
  };
