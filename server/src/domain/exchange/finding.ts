/**
 * What may be wrong between us and an Exchange server, as a closed list of codes. Each has one sentence and one next
 * step on the screens. The order is that in which they are met.
 */
export const EXCHANGE_FINDINGS = [
  /** Not an address at all. */
  'address-invalid',
  'address-not-https',
  'address-with-login',
  /** Exchange Online, which is connected in another way. */
  'address-in-cloud',
  /** The operator has not allowed this host, the port, or what its name leads to. */
  'address-not-allowed',
  'name-unknown',
  'connection-refused',
  'connection-timed-out',
  'connection-lost',
  'tls-missing',
  'tls-too-old',
  'certificate-self-signed',
  'certificate-untrusted',
  'certificate-expired',
  'certificate-not-yet-valid',
  'certificate-other-name',
  /** A pin was given, and the certificate is another one. */
  'certificate-not-pinned',
  'no-exchange',
  'redirected',
  'form-sign-in',
  'modern-sign-in-only',
  'no-known-sign-in',
  'password-rejected',
  /** The password is known good and refused all the same: a binding to the certificate is demanded or wrong. */
  'binding-refused',
  'password-expired',
  'account-disabled',
  /** Not tried: another attempt could lock the account in Windows. */
  'attempts-spent',
  'ews-switched-off',
  'version-unsupported',
  'mailbox-unknown',
  'mailbox-missing',
  'mailbox-moving',
  /** The login works, and leads to another mailbox than before. */
  'mailbox-other',
  'impersonation-denied',
  'calendar-unreadable',
  'server-busy',
  'server-failing',
  'answer-unintelligible',
] as const;
export type ExchangeFinding = (typeof EXCHANGE_FINDINGS)[number];

/** What examining a server goes through, in this order. */
export const EXCHANGE_STEPS = [
  'address',
  'name',
  'connection',
  'encryption',
  'service',
  'sign-in',
  'version',
  'mailbox',
  'calendar',
] as const;
export type ExchangeStep = (typeof EXCHANGE_STEPS)[number];

/**
 * One step of an examination. `fact` is what a person may be shown with it: a host, an issuer, a date (ISO), a version;
 * never text that a server sent. `hint`: the step went well, and something is worth knowing.
 */
export type StepReport =
  | { readonly step: ExchangeStep; readonly state: 'passed'; readonly fact: string | null }
  | {
      readonly step: ExchangeStep;
      readonly state: 'hint';
      readonly hint: ExchangeHint;
      readonly fact: string | null;
    }
  | {
      readonly step: ExchangeStep;
      readonly state: 'failed';
      readonly finding: ExchangeFinding;
      readonly fact: string | null;
    }
  /** An earlier step failed. */
  | { readonly step: ExchangeStep; readonly state: 'skipped' };

/** `certificate-expiring`: `fact` is when. `version-differs`: `fact` is what the server says it is. `basic-only`: the password itself is sent, over TLS. */
export type ExchangeHint =
  | 'certificate-expiring'
  | 'version-differs'
  | 'basic-only'
  | 'version-out-of-support';

export type ExaminationReport = readonly StepReport[];

/** Whether nothing failed. */
export const isHealthy = (report: ExaminationReport): boolean =>
  report.every(({ state }) => state === 'passed' || state === 'hint');

/** A report of what went well `before`, as far as it got, and a step that failed; what comes after it is skipped. */
export const failedAt = (
  step: ExchangeStep,
  finding: ExchangeFinding,
  fact: string | null = null,
  before: ExaminationReport = [],
): ExaminationReport => {
  const at = EXCHANGE_STEPS.indexOf(step);
  return EXCHANGE_STEPS.map((name, i): StepReport => {
    if (i === at) return { step, state: 'failed', finding, fact };
    const known = before.find((report) => report.step === name);
    return i < at && known ? known : { step: name, state: 'skipped' };
  });
};
