import { binding } from '../domain/binding.ts';
import { sameAccount } from '../domain/connection.ts';
import { type Consent, type ConsentRefusal, PARKED_LIFETIME, refusalOf } from '../domain/consent.ts';
import { readState } from '../domain/consent-state.ts';
import { newCode, normalCode } from '../domain/one-time-code.ts';
import type { Clock } from '../ports/clock.ts';
import type { Connections } from '../ports/connections.ts';
import type { Consents } from '../ports/consents.ts';
import { ProviderError } from '../ports/failure.ts';
import type { SignedIn, SignInPages, TokenService } from '../ports/token-service.ts';
import { hashCode, type ParkedGrant } from './parked-grant.ts';
import { hashState, type TripDeps, tripOf } from './trip.ts';

export type FinishSignInDeps = TripDeps & {
  readonly consents: Pick<Consents, 'claim' | 'park' | 'refuse'>;
  readonly connections: Pick<Connections, 'get'>;
  readonly tokens: Pick<TokenService, 'redeemCode'>;
  readonly pages: Pick<SignInPages, 'refusal'>;
  readonly clock: Clock;
  readonly randomBytes: (count: number) => Uint8Array;
  /** Organisations whose calendars are read here; null for all. */
  readonly allowedTenants: ReadonlySet<string> | null;
};

/** What Microsoft's page sent back. */
export type SignInAnswer = {
  readonly state: string;
  readonly code: string | null;
  readonly error: string | null;
  readonly description: string | null;
};

export type FinishedSignIn =
  | { readonly result: 'parked'; readonly consentId: string; readonly code: string }
  | {
      readonly result: 'refused';
      readonly reason: ConsentRefusal['reason'] | 'expired';
      readonly code: string | null;
    };

/**
 * Ends a trip: parks the grant for ten minutes and makes the one-time code that only this browser sees.
 * Nobody is known here, so nothing is attached to anybody.
 */
export const finishSignIn =
  (deps: FinishSignInDeps) =>
  async (answer: SignInAnswer): Promise<FinishedSignIn> => {
    const { consents, vault, clock } = deps;
    const state = readState(answer.state);
    const consent = state && (await consents.claim(state, hashState(vault, state.random), clock.now()));
    if (!consent) return { result: 'refused', reason: 'expired', code: null };

    const refuse = async (refusal: ConsentRefusal): Promise<FinishedSignIn> => {
      await consents.refuse(consent, refusal);
      return { result: 'refused', ...refusal };
    };
    if (answer.error !== null) return refuse(deps.pages.refusal(answer.error, answer.description));
    if (answer.code === null) return refuse({ reason: 'operator', code: null });

    let signedIn: SignedIn;
    try {
      signedIn = await deps.tokens.redeemCode(tripOf(deps, consent, answer.state), answer.code);
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      return refuse(refusalOf(error.failure));
    }
    if (!isServed(deps, signedIn)) return refuse({ reason: 'not-served', code: null });
    if (await isAnotherAccount(deps, consent, signedIn))
      return refuse({ reason: 'wrong-account', code: null });

    const { workspace, id } = consent;
    const { account, accessToken, refreshToken, expiresAt } = signedIn;
    const grant: ParkedGrant = { accessToken, refreshToken, expiresAt };
    const code = newCode(deps.randomBytes);
    const now = clock.now();
    await consents.park(
      consent,
      {
        account,
        grant: vault.seal(JSON.stringify(grant), binding.parkedGrant(workspace, id)),
        codeHash: hashCode(vault, normalCode(code)),
      },
      now + PARKED_LIFETIME,
    );
    return { result: 'parked', consentId: id, code };
  };

/** Another account than the caller's may be of an organisation that nobody may call this server from. */
const isServed = ({ allowedTenants }: FinishSignInDeps, { account: { tid } }: SignedIn): boolean =>
  allowedTenants === null || allowedTenants.has(tid);

/** Reconnecting takes the account that was connected before and no other. */
const isAnotherAccount = async (
  { connections }: FinishSignInDeps,
  { workspace, connectionId }: Consent,
  { account }: SignedIn,
): Promise<boolean> => {
  if (connectionId === null) return false;
  const connection = await connections.get(workspace, connectionId);
  return connection === null || !sameAccount(connection.account, account);
};
