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
  /** The person was refused. */
  | 'sign-in-refused'
  /** Who signs people in besides Microsoft does not answer. */
  | 'sign-in-unreachable'
  /** Somebody else than before signed in. */
  | 'other-account'
  /** The browser, or Outlook, let no window open. */
  | 'window-blocked'
  | 'offline';

/** Somebody besides Microsoft who signs people in, by the name that people call them. */
export type OtherWay = { readonly name: string; readonly signIn: () => Promise<void> };

/** Why a host cannot do what was asked. `detail` is the host's own word, for the person who helps. */
export class HostError extends Error {
  readonly reason: HostErrorReason;
  readonly detail: string | null;
  /** What the person can do about it, started by a click; it ends when they are signed in, or takes them away. */
  readonly remedy: (() => Promise<void>) | null;
  /** The same with somebody else's sign-in than Microsoft's. */
  readonly other: OtherWay | null;

  constructor(
    reason: HostErrorReason,
    options: {
      detail?: string | null;
      remedy?: (() => Promise<void>) | null;
      other?: OtherWay;
      cause?: unknown;
    } = {},
  ) {
    super(`${reason}${options.detail ? `: ${options.detail}` : ''}`, { cause: options.cause });
    this.name = 'HostError';
    this.reason = reason;
    this.detail = options.detail ?? null;
    this.remedy = options.remedy ?? null;
    this.other = options.other ?? null;
  }
}
