import type { ExchangeFinding } from '../../../domain/exchange/finding.ts';
import type { Failure } from '../../../domain/failure.ts';
import type { Problem } from './problem.ts';

/** Waited for when a busy server doesn't say how long (ms). */
const DEFAULT_WAIT = 10_000;
const LONGEST_WAIT = 3_600_000;

/** The server is busy with this account: everything of it waits. */
const BUSY = [
  ...['ErrorServerBusy', 'ErrorExceededFindCountLimit', 'ErrorTooManyObjectsOpened', 'ErrorTimeoutExpired'],
  ...['ErrorExceededConnectionCount', 'ErrorExceededSubscriptionCount'],
];

/** They pass by themselves. What a batch left undone is asked for again. */
const PASSING = [
  ...['ErrorInternalServerError', 'ErrorInternalServerTransientError', 'ErrorInsufficientResources'],
  ...['ErrorMailboxStoreUnavailable', 'ErrorMailboxFailover', 'ErrorConnectionFailed'],
  ...['ErrorADUnavailable', 'ErrorADOperation', 'ErrorBatchProcessingStopped'],
];

/** Gone, never there or not visible: the server doesn't tell these apart. */
const NOT_FOUND = [
  ...['ErrorFolderNotFound', 'ErrorSyncFolderNotFound', 'ErrorItemNotFound'],
  ...['ErrorCalendarOccurrenceIsDeletedFromRecurrence'],
  ...['ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange'],
  ...['ErrorInvalidIdMalformed', 'ErrorInvalidId', 'ErrorInvalidFolderId'],
  ...['ErrorNameResolutionNoResults', 'ErrorNameResolutionNoMailbox'],
];

const NOT_ALLOWED = [
  ...['ErrorAccessDenied', 'ErrorSubscriptionDelegateAccessNotSupported', 'ErrorSubscriptionAccessDenied'],
];

/** What we hold of a folder's state or of a watch is lost; it is begun anew. */
const LOST = [
  ...['ErrorInvalidSyncStateData', 'ErrorSubscriptionNotFound', 'ErrorInvalidSubscription'],
  ...['ErrorExpiredSubscription', 'ErrorInvalidWatermark', 'ErrorReadEventsFailed'],
  'ErrorMissedNotificationEvents',
];

const FINDINGS: Readonly<Record<string, ExchangeFinding>> = {
  ErrorPasswordExpired: 'password-expired',
  ErrorPasswordChangeRequired: 'password-expired',
  ErrorAccountDisabled: 'account-disabled',
  ErrorNonExistentMailbox: 'mailbox-unknown',
  ErrorMissingEmailAddress: 'mailbox-missing',
  ErrorMailboxMoveInProgress: 'mailbox-moving',
  ErrorNoRespondingCASInDestinationSite: 'mailbox-moving',
  ErrorProxyRequestNotAllowed: 'mailbox-moving',
  ErrorWrongServerVersion: 'mailbox-moving',
  ErrorWrongServerVersionDelegate: 'mailbox-moving',
  ErrorImpersonateUserDenied: 'impersonation-denied',
  ErrorImpersonationDenied: 'impersonation-denied',
  ErrorImpersonationFailed: 'impersonation-denied',
  ErrorInvalidServerVersion: 'version-unsupported',
  ErrorInvalidSchemaVersionForMailboxVersion: 'version-unsupported',
  ErrorCalendarFolderIsInvalidForCalendarView: 'calendar-unreadable',
};

type Meaning = (backOff: number | null, now: number) => Failure;

const throttled: Meaning = (backOff, now) => ({
  kind: 'throttled',
  until: now + Math.min(backOff ?? DEFAULT_WAIT, LONGEST_WAIT),
});

const MEANINGS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ...BUSY.map((code) => [code, throttled] as const),
  ...PASSING.map((code): [string, Meaning] => [
    code,
    (backOff, now) => (backOff === null ? { kind: 'unavailable' } : throttled(backOff, now)),
  ]),
  ...NOT_FOUND.map((code): [string, Meaning] => [code, () => ({ kind: 'not-found' })]),
  ...NOT_ALLOWED.map((code): [string, Meaning] => [code, () => ({ kind: 'not-allowed' })]),
  ...LOST.map((code): [string, Meaning] => [code, () => ({ kind: 'cursor-expired' })]),
  ...Object.entries(FINDINGS).map(([code, finding]): [string, Meaning] => [
    code,
    () => ({ kind: 'exchange', finding, fact: null }),
  ]),
]);

/** A code as it may be shown: what a server makes up is not repeated. */
const pathOf = ({ code, messageClass }: Problem): string =>
  /^Error[A-Za-z0-9]{1,80}$/.test(code) ? code : messageClass;

/**
 * What a problem means to us; `now` is UTC in ms. Everything that is no passing trouble and nobody's turn is
 * `unintelligible` with its code: we asked for what this server can't give.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/responsecode
 */
export const failureOf = (problem: Problem, now: number): Failure =>
  MEANINGS.get(problem.code)?.(problem.backOff, now) ?? { kind: 'unintelligible', path: pathOf(problem) };
