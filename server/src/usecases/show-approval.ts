import type { MicrosoftKind } from '../domain/connection.ts';
import type { SignInPages } from '../ports/token-service.ts';
import type { Vault } from '../ports/vault.ts';
import { readApprovalToken } from './approval-token.ts';

export type ShowApprovalDeps = {
  readonly pages: Pick<SignInPages, 'adminConsentUrl' | 'refusal'>;
  readonly vault: Vault;
  readonly scopes: Readonly<Record<MicrosoftKind, readonly string[]>>;
};

type Refused = {
  readonly step: 'refused';
  readonly reason: 'cancelled' | 'not-allowed' | 'operator' | 'expired';
  readonly code: string | null;
};

export type ApprovalPage =
  | {
      readonly step: 'asked';
      readonly kind: MicrosoftKind;
      readonly organization: null;
      readonly scopes: readonly string[];
      readonly approveUrl: string;
    }
  | { readonly step: 'approved' }
  | Refused;

const UNKNOWN_LINK: Refused = { step: 'refused', reason: 'expired', code: null };

/** What the administrator who opened a link is shown. */
export const showApproval =
  ({ pages, vault, scopes }: ShowApprovalDeps) =>
  (request: string): ApprovalPage => {
    const asked = readApprovalToken(vault, request);
    if (!asked) return UNKNOWN_LINK;
    const { tenant, kind } = asked;
    return {
      step: 'asked',
      kind,
      organization: null,
      scopes: scopes[kind],
      approveUrl: pages.adminConsentUrl({ tenant, scopes: scopes[kind], state: request }),
    };
  };

/** What Microsoft sends along when an administrator comes back. All of it is hearsay. */
export type ApprovalAnswer = {
  readonly state: string;
  readonly approved: boolean;
  readonly error: string | null;
  readonly description: string | null;
};

/**
 * What the administrator is told on coming back. Microsoft says `admin_consent=True` on failures too, so an
 * error counts first; nothing is stored either way, the waiting tab finds out by trying.
 * https://learn.microsoft.com/entra/identity-platform/v2-admin-consent
 */
export const showApproved =
  ({ pages, vault }: ShowApprovalDeps) =>
  ({ state, approved, error, description }: ApprovalAnswer): ApprovalPage => {
    if (!readApprovalToken(vault, state)) return UNKNOWN_LINK;
    if (error === null) return approved ? { step: 'approved' } : { ...UNKNOWN_LINK, reason: 'cancelled' };
    const { reason, code } = pages.refusal(error, description);
    if (reason === 'cancelled') return { step: 'refused', reason: 'cancelled', code };
    return { step: 'refused', reason: reason === 'operator' ? 'operator' : 'not-allowed', code };
  };
