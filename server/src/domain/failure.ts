import type { ExchangeFinding } from './exchange/finding.ts';

/**
 * What a provider or the token service can answer instead of success: a closed list, each with the data
 * needed to act on it. `code` is the provider's own (`AADSTS50105`), for people; `claims` is Microsoft's
 * claims challenge, to be handed to an interactive sign-in unchanged. Instants are UTC in ms.
 */
export type Failure =
  | { readonly kind: 'throttled'; readonly until: number }
  | {
      readonly kind: 'unauthorised';
      readonly need: Need;
      readonly code: string | null;
      readonly claims: string | null;
    }
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'cursor-expired' }
  | { readonly kind: 'not-found' }
  /** The mailbox is kept on a server of its own, lacks a licence, or is none at all. */
  | { readonly kind: 'no-mailbox' }
  /** A calendar of somebody else is withheld because of something private in it. */
  | { readonly kind: 'private-items' }
  /**
   * What stands between us and an Exchange server, where somebody has to do something about it. What passes by itself
   * is `unavailable` or `throttled`. `fact` as in `StepReport`.
   */
  | { readonly kind: 'exchange'; readonly finding: ExchangeFinding; readonly fact: string | null }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'unintelligible'; readonly path: string };

/** Whose turn it is when access is refused, and what they have to do. */
export type Need =
  | 'sign-in'
  | 'consent'
  | 'approval'
  | 'interaction'
  | 'assignment'
  | 'device'
  | 'policy'
  | 'app'
  | 'operator'
  | 'fresh-assertion';
