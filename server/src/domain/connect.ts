import type { Connection } from './connection.ts';
import type { Failure } from './failure.ts';
import { type Trouble, troubleOf } from './trouble.ts';

/** What came of trying to connect, and therefore what the person does next. */
export type ConnectResult =
  | { readonly outcome: 'connected'; readonly connection: Connection; readonly again: boolean }
  | { readonly outcome: 'interaction'; readonly claims: string | null }
  | { readonly outcome: 'approval'; readonly code: string | null }
  | { readonly outcome: 'refused'; readonly trouble: Trouble };

/**
 * The next step after a failure; null where there is none but to try again later. A policy that comes with a
 * claims challenge may be satisfied by signing in once more, otherwise only an administrator can help.
 */
export const nextStep = (
  failure: Failure,
  now: number,
): Exclude<ConnectResult, { outcome: 'connected' }> | null => {
  switch (failure.kind) {
    case 'throttled':
    case 'unavailable':
    case 'cursor-expired':
    case 'unintelligible':
      return null;
    case 'not-allowed':
    case 'not-found':
    case 'no-mailbox':
    case 'private-items':
    case 'exchange':
      return { outcome: 'refused', trouble: troubleOf(failure, now) };
    case 'unauthorised':
      switch (failure.need) {
        case 'sign-in':
        case 'consent':
        case 'interaction':
          return { outcome: 'interaction', claims: failure.claims };
        case 'approval':
          return { outcome: 'approval', code: failure.code };
        case 'policy':
          return failure.claims === null
            ? { outcome: 'refused', trouble: troubleOf(failure, now) }
            : { outcome: 'interaction', claims: failure.claims };
        case 'fresh-assertion':
          return null;
        case 'assignment':
        case 'device':
        case 'app':
        case 'operator':
          return { outcome: 'refused', trouble: troubleOf(failure, now) };
      }
  }
};
