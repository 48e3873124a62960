import { createHash, timingSafeEqual } from 'node:crypto';
import { binding } from '../domain/binding.ts';
import { type ConnectResult, nextStep } from '../domain/connect.ts';
import { type Consent, type Proof, type Ruling, rule } from '../domain/consent.ts';
import { normalCode } from '../domain/one-time-code.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Caller } from '../ports/caller.ts';
import type { Connections } from '../ports/connections.ts';
import type { Consents } from '../ports/consents.ts';
import { ProviderError } from '../ports/failure.ts';
import type { Vault } from '../ports/vault.ts';
import { type AttachGrantDeps, attachGrant } from './attach-grant.ts';
import { ownConsent } from './get-consent.ts';
import { hashCode, type ParkedGrant } from './parked-grant.ts';

export type RedeemConsentDeps = AttachGrantDeps & {
  readonly consents: Pick<Consents, 'get'>;
  readonly connections: Pick<Connections, 'attach' | 'get'>;
};

const REFUSALS: Readonly<Record<Exclude<Ruling, 'attach' | 'already-redeemed'>, () => Refusal>> = {
  'wrong-verifier': () => new Refusal('invalid', 'This page did not start the sign-in.', 'verifier'),
  'code-missing': () =>
    new Refusal('invalid', "Another account signed in: type the code from Microsoft's window.", 'code'),
  'wrong-code': () => new Refusal('invalid', 'This is not the code that was shown.', 'code'),
  'not-finished': () => new Refusal('conflict', 'The sign-in is not finished yet.'),
  refused: () => new Refusal('gone', 'The sign-in ended without a grant.'),
  expired: () => new Refusal('gone', 'The sign-in is too old. Start again.'),
};

const sameText = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

const proofOf = (
  vault: Vault,
  { challenge, progress }: Consent,
  verifier: string,
  code: string | undefined,
): Proof => ({
  verifier: sameText(createHash('sha256').update(verifier).digest('base64url'), challenge),
  code:
    code === undefined
      ? null
      : progress.status === 'parked' && sameText(hashCode(vault, normalCode(code)), progress.codeHash),
});

/**
 * Gives the parked grant to the one who started the trip. A repeated call after success gives the same
 * connection again, so that a lost answer costs nothing.
 * @throws Refusal for everybody and everything else.
 */
export const redeemConsent =
  (deps: RedeemConsentDeps) =>
  async (
    caller: Caller,
    id: string,
    { verifier, code }: { readonly verifier: string; readonly code?: string | undefined },
  ): Promise<ConnectResult> => {
    const { vault, clock, connections } = deps;
    const consent = await ownConsent(deps, caller, id);
    const ruling = rule(consent, caller.account, proofOf(vault, consent, verifier, code), clock.now());
    if (ruling !== 'attach' && ruling !== 'already-redeemed') throw REFUSALS[ruling]();

    const redeemed = async ({ workspace, progress }: Consent): Promise<ConnectResult> => {
      const connection =
        progress.status === 'redeemed' ? await connections.get(workspace, progress.connectionId) : null;
      if (!connection) throw REFUSALS.expired();
      return { outcome: 'connected', connection, again: false };
    };

    const { workspace, kind, progress } = consent;
    if (progress.status !== 'parked') return redeemed(consent);
    const grant: ParkedGrant = JSON.parse(vault.open(progress.grant, binding.parkedGrant(workspace, id)));
    try {
      const attached = await attachGrant(deps)(caller, kind, progress.account, grant, id);
      return attached
        ? { outcome: 'connected', ...attached }
        : await redeemed(await ownConsent(deps, caller, id));
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      const step = nextStep(error.failure, clock.now());
      if (step) return step;
      throw error;
    }
  };
