export type HostErrorReason =
  /** The Teams page was opened outside Teams. */
  | 'outside-teams'
  /** The pane's page was opened outside Outlook. */
  | 'outside-outlook'
  /** Outlook's own script is not there. */
  | 'office-missing'
  /** The host did not answer in time. */
  | 'silent'
  /** Nobody is signed in; `remedy` starts signing in. */
  | 'signed-out'
  /** Signing in was started and given up. */
  | 'sign-in-cancelled'
  /** Microsoft or the host refused to sign this person in. */
  | 'sign-in-refused'
  /** Somebody else than before signed in. */
  | 'other-account'
  /** The browser, or Outlook, let no window open. */
  | 'window-blocked'
  | 'offline';

/** Why a host cannot do what was asked. `detail` is the host's own word, for the person who helps. */
export class HostError extends Error {
  readonly reason: HostErrorReason;
  readonly detail: string | null;
  /** What the person can do about it, started by a click; it ends when they are signed in, or takes them away. */
  readonly remedy: (() => Promise<void>) | null;

  constructor(
    reason: HostErrorReason,
    options: { detail?: string; remedy?: () => Promise<void>; cause?: unknown } = {},
  ) {
    super(`${reason}${options.detail ? `: ${options.detail}` : ''}`, { cause: options.cause });
    this.name = 'HostError';
    this.reason = reason;
    this.detail = options.detail ?? null;
    this.remedy = options.remedy ?? null;
  }
}
