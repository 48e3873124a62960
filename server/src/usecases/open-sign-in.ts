import { readState } from '../domain/consent-state.ts';
import type { Clock } from '../ports/clock.ts';
import type { Consents } from '../ports/consents.ts';
import type { SignInPages } from '../ports/token-service.ts';
import { hashState, type TripDeps, tripOf } from './trip.ts';

export type OpenSignInDeps = TripDeps & {
  readonly consents: Pick<Consents, 'byState'>;
  readonly pages: Pick<SignInPages, 'signInUrl'>;
  readonly clock: Clock;
};

/** Microsoft's address for an open trip; null when the state is forged, used or too old. Changes nothing. */
export const openSignIn =
  (deps: OpenSignInDeps) =>
  async (text: string): Promise<string | null> => {
    const state = readState(text);
    const consent =
      state && (await deps.consents.byState(state, hashState(deps.vault, state.random), deps.clock.now()));
    return consent ? deps.pages.signInUrl(tripOf(deps, consent, text)) : null;
  };
