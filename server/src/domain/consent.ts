import { type Account, type MicrosoftKind, sameAccount, type Workspace } from './connection.ts';
import type { Failure, Need } from './failure.ts';

/** How long Microsoft's window may stay open; a second factor has to be set up in it now and then. */
export const TRIP_LIFETIME = 20 * 60_000;
/** How long a parked grant waits for the one who started. */
export const PARKED_LIFETIME = 10 * 60_000;

export type ConsentRefusal = {
  readonly reason:
    | 'cancelled'
    | 'approval-needed'
    | 'approval-requested'
    | 'wrong-account'
    | 'not-served'
    | 'blocked'
    | 'operator';
  readonly code: string | null;
};

/** How far one trip through Microsoft's window is. */
export type ConsentProgress =
  | { readonly status: 'open' }
  | {
      readonly status: 'parked';
      readonly account: Account;
      /** Sealed. */
      readonly grant: string;
      readonly codeHash: string;
    }
  | { readonly status: 'refused'; readonly refusal: ConsentRefusal }
  | { readonly status: 'redeemed'; readonly connectionId: string };

export type Consent = {
  readonly workspace: Workspace;
  readonly id: string;
  /** The `oid` of the one who started. */
  readonly userId: string;
  readonly kind: MicrosoftKind;
  /** The connection that is to be reconnected, if any. */
  readonly connectionId: string | null;
  /** SHA-256 (base64url) of what only the page that started knows. */
  readonly challenge: string;
  /** PKCE verifier, nonce and login hint, sealed. */
  readonly secrets: string;
  readonly claims: string | null;
  /** UTC in ms. */
  readonly expiresAt: number;
  readonly progress: ConsentProgress;
};

export type ConsentStatus =
  | { readonly status: 'open' | 'parked' | 'parked-elsewhere' | 'redeemed' | 'expired' }
  | ({ readonly status: 'refused' } & ConsentRefusal);

/** What the one who started may know of their trip. */
export const statusOf = (consent: Consent, starter: Account, now: number): ConsentStatus => {
  const { progress } = consent;
  if (progress.status === 'redeemed') return { status: 'redeemed' };
  if (progress.status === 'refused') return { status: 'refused', ...progress.refusal };
  if (consent.expiresAt <= now) return { status: 'expired' };
  if (progress.status === 'open') return { status: 'open' };
  return { status: sameAccount(progress.account, starter) ? 'parked' : 'parked-elsewhere' };
};

export type Proof = {
  /** The verifier hashes to the consent's challenge. */
  readonly verifier: boolean;
  /** Whether the one-time code is right; null when none was given. */
  readonly code: boolean | null;
};

export type Ruling =
  | 'attach'
  | 'already-redeemed'
  | 'expired'
  | 'not-finished'
  | 'refused'
  | 'wrong-verifier'
  | 'code-missing'
  | 'wrong-code';

/**
 * Whether the one who started gets the parked grant. The same account needs no code: whoever signed in as
 * them could have connected anyway. Any other account's grant goes only to the browser that saw the code.
 */
export const rule = (consent: Consent, starter: Account, proof: Proof, now: number): Ruling => {
  if (!proof.verifier) return 'wrong-verifier';
  const { progress } = consent;
  if (progress.status === 'redeemed') return 'already-redeemed';
  if (progress.status === 'refused') return 'refused';
  if (consent.expiresAt <= now) return 'expired';
  if (progress.status === 'open') return 'not-finished';
  if (proof.code === false) return 'wrong-code';
  if (proof.code === null && !sameAccount(progress.account, starter)) return 'code-missing';
  return 'attach';
};

const FOR_NEED: Readonly<Record<Need, ConsentRefusal['reason']>> = {
  approval: 'approval-needed',
  assignment: 'blocked',
  device: 'blocked',
  policy: 'blocked',
  app: 'blocked',
  'sign-in': 'cancelled',
  consent: 'cancelled',
  interaction: 'cancelled',
  'fresh-assertion': 'operator',
  operator: 'operator',
};

/** How a trip ends that brought a failure instead of a grant. */
export const refusalOf = (failure: Failure): ConsentRefusal =>
  failure.kind === 'unauthorised'
    ? { reason: FOR_NEED[failure.need], code: failure.code }
    : { reason: 'operator', code: null };
