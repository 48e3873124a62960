import type { RefusalReason } from './connect-state.ts';

export type NextStep = 'again' | 'ask';

/** The one thing that helps after a refusal, if only once somebody else has acted. */
export const nextSteps: Readonly<Record<RefusalReason, NextStep>> = {
  cancelled: 'again',
  expired: 'again',
  'wrong-account': 'again',
  'not-served': 'again',
  'signed-out': 'again',
  'interaction-needed': 'again',
  unreachable: 'again',
  throttled: 'again',
  'not-assigned': 'again',
  'device-not-allowed': 'again',
  'mailbox-unavailable': 'again',
  'mailbox-not-in-cloud': 'again',
  'private-items': 'again',
  'calendar-gone': 'again',
  'calendar-closed': 'again',
  'consent-missing': 'again',
  'approval-needed': 'ask',
  'approval-requested': 'ask',
  'app-unavailable': 'ask',
  blocked: 'again',
  'blocked-by-policy': 'again',
  operator: 'again',
};
