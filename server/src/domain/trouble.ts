import type { Failure, Need } from './failure.ts';

/** Why a connection or calendar cannot work now, and whose turn it is. `since` is UTC in ms. */
export type Trouble = {
  readonly reason: TroubleReason;
  readonly fault: 'user' | 'admin' | 'operator' | 'nobody';
  /** The provider's own code (`AADSTS53003`), for the person who helps. */
  readonly code: string | null;
  readonly since: number;
};

export type TroubleReason =
  | 'signed-out'
  | 'consent-missing'
  | 'interaction-needed'
  | 'approval-needed'
  | 'not-assigned'
  | 'device-not-allowed'
  | 'blocked-by-policy'
  | 'app-unavailable'
  | 'operator'
  | 'mailbox-unavailable'
  | 'mailbox-not-in-cloud'
  | 'calendar-gone'
  | 'calendar-closed'
  | 'private-items'
  | 'unreachable'
  | 'throttled';

const FOR_NEED: Record<Need, TroubleReason> = {
  'sign-in': 'signed-out',
  consent: 'consent-missing',
  approval: 'approval-needed',
  interaction: 'interaction-needed',
  assignment: 'not-assigned',
  device: 'device-not-allowed',
  policy: 'blocked-by-policy',
  app: 'app-unavailable',
  operator: 'operator',
  'fresh-assertion': 'signed-out',
};

const FOR_FAILURE: Record<Exclude<Failure['kind'], 'unauthorised'>, TroubleReason> = {
  throttled: 'throttled',
  'not-allowed': 'blocked-by-policy',
  'cursor-expired': 'unreachable',
  'not-found': 'mailbox-unavailable',
  'no-mailbox': 'mailbox-not-in-cloud',
  'private-items': 'private-items',
  unavailable: 'unreachable',
  unintelligible: 'operator',
};

const FAULTS: Record<TroubleReason, Trouble['fault']> = {
  'signed-out': 'user',
  'consent-missing': 'user',
  'interaction-needed': 'user',
  'approval-needed': 'admin',
  'not-assigned': 'admin',
  'device-not-allowed': 'admin',
  'blocked-by-policy': 'admin',
  'app-unavailable': 'admin',
  operator: 'operator',
  'mailbox-unavailable': 'admin',
  'mailbox-not-in-cloud': 'admin',
  'calendar-gone': 'user',
  'calendar-closed': 'user',
  'private-items': 'user',
  unreachable: 'nobody',
  throttled: 'nobody',
};

export const troubleOf = (failure: Failure, now: number): Trouble => {
  const reason = failure.kind === 'unauthorised' ? FOR_NEED[failure.need] : FOR_FAILURE[failure.kind];
  const code = failure.kind === 'unauthorised' ? failure.code : null;
  return { reason, fault: FAULTS[reason], code, since: now };
};

const ABOUT_ACCESS: ReadonlySet<TroubleReason> = new Set(Object.values(FOR_NEED));

/** Whether a grant that works again ends this trouble. */
export const isAboutAccess = ({ reason }: Trouble): boolean => ABOUT_ACCESS.has(reason);

/** The same trouble met again keeps the moment it began. */
export const continued = (before: Trouble | null, now: Trouble): Trouble =>
  before?.reason === now.reason ? { ...now, since: before.since } : now;
