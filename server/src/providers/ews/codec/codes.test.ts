import { describe, expect, test } from '@jest/globals';
import type { Failure } from '../../../domain/failure.ts';
import { ProviderError } from '../../../ports/failure.ts';
import type { Answer } from './answer.ts';
import { failureOf } from './codes.ts';
import type { Problem } from './problem.ts';
import { messagesOf, onlyValue } from './succeeded.ts';

const NOW = Date.UTC(2026, 10, 28);
const problem = (code: string, backOff: number | null = null): Problem => ({
  code,
  messageClass: 'Error',
  backOff,
});

const finding = (name: string): object => ({ kind: 'exchange', finding: name, fact: null });
const later = (ms: number): Failure => ({ kind: 'throttled', until: NOW + ms });

describe('a code means', () => {
  const meanings: readonly (readonly [object, readonly string[]])[] = [
    [
      later(10_000),
      ['ErrorServerBusy', 'ErrorExceededFindCountLimit', 'ErrorTooManyObjectsOpened', 'ErrorTimeoutExpired'],
    ],
    [later(10_000), ['ErrorExceededConnectionCount', 'ErrorExceededSubscriptionCount']],
    [
      { kind: 'unavailable' },
      [
        ...['ErrorInternalServerError', 'ErrorInternalServerTransientError', 'ErrorInsufficientResources'],
        ...['ErrorMailboxStoreUnavailable', 'ErrorMailboxFailover', 'ErrorConnectionFailed'],
        ...['ErrorADUnavailable', 'ErrorADOperation', 'ErrorBatchProcessingStopped'],
      ],
    ],
    [
      { kind: 'not-found' },
      [
        ...['ErrorFolderNotFound', 'ErrorSyncFolderNotFound', 'ErrorItemNotFound', 'ErrorInvalidIdMalformed'],
        ...['ErrorCalendarOccurrenceIsDeletedFromRecurrence', 'ErrorNameResolutionNoResults'],
        'ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange',
      ],
    ],
    [
      { kind: 'not-allowed' },
      ['ErrorAccessDenied', 'ErrorSubscriptionDelegateAccessNotSupported', 'ErrorSubscriptionAccessDenied'],
    ],
    [
      { kind: 'cursor-expired' },
      [
        ...['ErrorInvalidSyncStateData', 'ErrorSubscriptionNotFound', 'ErrorInvalidSubscription'],
        ...['ErrorExpiredSubscription', 'ErrorInvalidWatermark', 'ErrorReadEventsFailed'],
        'ErrorMissedNotificationEvents',
      ],
    ],
    [finding('password-expired'), ['ErrorPasswordExpired', 'ErrorPasswordChangeRequired']],
    [finding('account-disabled'), ['ErrorAccountDisabled']],
    [finding('mailbox-unknown'), ['ErrorNonExistentMailbox']],
    [finding('mailbox-missing'), ['ErrorMissingEmailAddress']],
    [
      finding('mailbox-moving'),
      [
        ...['ErrorMailboxMoveInProgress', 'ErrorNoRespondingCASInDestinationSite'],
        ...['ErrorProxyRequestNotAllowed', 'ErrorWrongServerVersion', 'ErrorWrongServerVersionDelegate'],
      ],
    ],
    [
      finding('impersonation-denied'),
      ['ErrorImpersonateUserDenied', 'ErrorImpersonationDenied', 'ErrorImpersonationFailed'],
    ],
    [
      finding('version-unsupported'),
      ['ErrorInvalidServerVersion', 'ErrorInvalidSchemaVersionForMailboxVersion'],
    ],
    [finding('calendar-unreadable'), ['ErrorCalendarFolderIsInvalidForCalendarView']],
  ];

  test.each(meanings.flatMap(([failure, codes]) => codes.map((code) => [code, failure] as const)))(
    '%s: %j',
    (code, failure) => {
      expect(failureOf(problem(code), NOW)).toEqual(failure);
    },
  );

  test.each([
    ...['ErrorIncorrectSchemaVersion', 'ErrorSchemaValidation', 'ErrorInvalidRequest'],
    ...['ErrorInvalidPropertyRequest', 'ErrorUnsupportedPathForQuery', 'ErrorCalendarViewRangeTooBig'],
    ...['ErrorItemCorrupt', 'ErrorCorruptData', 'ErrorCalendarInvalidPropertyState', 'ErrorQuotaExceeded'],
    'ErrorOfTheFuture',
  ])('%s: we asked for what this server cannot give', (code) => {
    expect(failureOf(problem(code), NOW)).toEqual({ kind: 'unintelligible', path: code });
  });

  test.each(['', 'Error <b>anna@contoso.example</b>', 'constructor', `Error${'x'.repeat(500)}`])(
    '%j: nothing that may be repeated',
    (code) => {
      expect(failureOf(problem(code), NOW)).toEqual({ kind: 'unintelligible', path: 'Error' });
    },
  );
});

test('a server that says how long it wants to be left alone is left alone so long, within an hour', () => {
  expect(failureOf(problem('ErrorServerBusy', 297_749), NOW)).toEqual(later(297_749));
  expect(failureOf(problem('ErrorMailboxStoreUnavailable', 5000), NOW)).toEqual(later(5000));
  expect(failureOf(problem('ErrorServerBusy', 9_999_999_999), NOW)).toEqual(later(3_600_000));
  expect(failureOf(problem('ErrorItemNotFound', 5000), NOW)).toEqual({ kind: 'not-found' });
});

describe('an answer', () => {
  const failed = { kind: 'failed', ...problem('ErrorItemNotFound') } as const;
  const good = { kind: 'success', value: 'yes' } as const;
  const fault: Answer<string> = { kind: 'fault', fault: problem('ErrorServerBusy', 1), build: null };
  const meaning = (one: Parameters<typeof failureOf>[0]) => failureOf(one, NOW);
  const failure = (run: () => unknown): unknown => {
    try {
      return run();
    } catch (error) {
      return error instanceof ProviderError ? error.failure : error;
    }
  };

  test('gives its messages whatever they are, and fails as a whole for a fault', () => {
    expect(messagesOf({ kind: 'messages', messages: [good, failed], build: null }, meaning)).toEqual([
      good,
      failed,
    ]);
    expect(failure(() => messagesOf(fault, meaning))).toEqual(later(1));
  });

  test('to one question is its value, or its failure', () => {
    const one = (...messages: (typeof good | typeof failed)[]): unknown =>
      failure(() => onlyValue(messagesOf({ kind: 'messages', messages, build: null }, meaning), meaning));
    expect(one(good)).toBe('yes');
    expect(one(failed)).toEqual({ kind: 'not-found' });
    expect(one()).toEqual({ kind: 'unintelligible', path: 'ResponseMessages' });
    expect(failure(() => onlyValue(messagesOf(fault, meaning), meaning))).toEqual(later(1));
  });
});
