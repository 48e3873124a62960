import { type Consent, type ConsentStatus, statusOf } from '../domain/consent.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Caller } from '../ports/caller.ts';
import type { Clock } from '../ports/clock.ts';
import type { Consents } from '../ports/consents.ts';

export type GetConsentDeps = { readonly consents: Pick<Consents, 'get'>; readonly clock: Clock };

/** @throws Refusal `not-found` for a trip that the caller did not start. */
export const ownConsent = async (
  { consents }: GetConsentDeps,
  { workspace, account }: Caller,
  id: string,
): Promise<Consent> => {
  const consent = await consents.get({ workspace, id });
  if (consent?.userId !== account.oid) throw new Refusal('not-found', 'There is no such sign-in.');
  return consent;
};

/** How far the caller's trip is. */
export const getConsent =
  (deps: GetConsentDeps) =>
  async (caller: Caller, id: string): Promise<ConsentStatus> =>
    statusOf(await ownConsent(deps, caller, id), caller.account, deps.clock.now());
