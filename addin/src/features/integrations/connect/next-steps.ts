import type { RefusalReason } from './connect-state.ts';

const ASKED: readonly RefusalReason[] = ['approval-needed', 'approval-requested', 'app-unavailable'];

/** The one thing that helps after a refusal, if only once somebody else has acted. */
export const nextStepAfter = (reason: RefusalReason): 'again' | 'ask' =>
  ASKED.includes(reason) ? 'ask' : 'again';
