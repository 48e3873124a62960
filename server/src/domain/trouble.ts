import type { ExchangeFinding } from './exchange/finding.ts';
import type { Failure, Need } from './failure.ts';

/** Why a connection or calendar cannot work now, and whose turn it is. `since` is UTC in ms. */
export type Trouble = {
  readonly reason: TroubleReason;
  readonly fault: 'user' | 'admin' | 'operator' | 'nobody';
  /** The provider's own code (`AADSTS53003`), or the `fact` of an Exchange finding, for the person who helps. */
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
  | 'throttled'
  | ExchangeTrouble;

/** What somebody has to do something about; the address of a connection was good once, and what passes by itself is none. */
export type ExchangeTrouble = Exclude<
  ExchangeFinding,
  | 'address-invalid'
  | 'address-not-https'
  | 'address-with-login'
  | 'address-in-cloud'
  | 'connection-refused'
  | 'connection-timed-out'
  | 'connection-lost'
  | 'server-busy'
  | 'server-failing'
  | 'answer-unintelligible'
>;

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

const FOR_FAILURE: Record<Exclude<Failure['kind'], 'unauthorised' | 'exchange'>, TroubleReason> = {
  throttled: 'throttled',
  'not-allowed': 'blocked-by-policy',
  'cursor-expired': 'unreachable',
  'not-found': 'mailbox-unavailable',
  'no-mailbox': 'mailbox-not-in-cloud',
  'private-items': 'private-items',
  unavailable: 'unreachable',
  unintelligible: 'operator',
};

const EXCHANGE_FAULTS: Record<ExchangeTrouble, Trouble['fault']> = {
  'address-not-allowed': 'operator',
  'name-unknown': 'user',
  'tls-missing': 'admin',
  'tls-too-old': 'admin',
  'certificate-self-signed': 'operator',
  'certificate-untrusted': 'operator',
  'certificate-expired': 'admin',
  'certificate-not-yet-valid': 'admin',
  'certificate-other-name': 'admin',
  'certificate-not-pinned': 'operator',
  'no-exchange': 'user',
  redirected: 'user',
  'form-sign-in': 'admin',
  'modern-sign-in-only': 'admin',
  'no-known-sign-in': 'admin',
  'password-rejected': 'user',
  'binding-refused': 'admin',
  'password-expired': 'user',
  'account-disabled': 'admin',
  'attempts-spent': 'nobody',
  'ews-switched-off': 'admin',
  'version-unsupported': 'admin',
  'mailbox-unknown': 'user',
  'mailbox-missing': 'user',
  'mailbox-moving': 'nobody',
  'mailbox-other': 'user',
  'impersonation-denied': 'admin',
  'calendar-unreadable': 'user',
};

const isExchangeTrouble = (finding: ExchangeFinding): finding is ExchangeTrouble =>
  finding in EXCHANGE_FAULTS;

const FAULTS: Record<TroubleReason, Trouble['fault']> = {
  ...EXCHANGE_FAULTS,
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
  if (failure.kind === 'exchange') {
    const reason = isExchangeTrouble(failure.finding) ? failure.finding : 'unreachable';
    return { reason, fault: FAULTS[reason], code: failure.fact, since: now };
  }
  const reason = failure.kind === 'unauthorised' ? FOR_NEED[failure.need] : FOR_FAILURE[failure.kind];
  const code = failure.kind === 'unauthorised' ? failure.code : null;
  return { reason, fault: FAULTS[reason], code, since: now };
};

const ABOUT_ACCESS: ReadonlySet<TroubleReason> = new Set<TroubleReason>([
  ...Object.values(FOR_NEED),
  ...(Object.keys(EXCHANGE_FAULTS) as ExchangeTrouble[]).filter((reason) => reason !== 'calendar-unreadable'),
]);

/** Whether a grant that works again ends this trouble. */
export const isAboutAccess = ({ reason }: Trouble): boolean => ABOUT_ACCESS.has(reason);

/** The same trouble met again keeps the moment it began. */
export const continued = (before: Trouble | null, now: Trouble): Trouble =>
  before?.reason === now.reason ? { ...now, since: before.since } : now;
