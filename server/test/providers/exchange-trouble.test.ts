import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { CertificateKind } from '../../sandbox/exchange/certificates.ts';
import type { NewFault } from '../../sandbox/faults/fault.ts';
import type { StepReport } from '../../src/domain/exchange/finding.ts';
import type { Failure } from '../../src/domain/failure.ts';
import type { Change } from '../../src/domain/reconcile.ts';
import { exchangeDoctor } from '../../src/providers/ews/doctor/doctor.ts';
import type { Source } from '../../src/providers/ews/reading/reading.ts';
import { type ExchangeHarness, type LendOptions, openExchangeHarness } from './exchange-harness.ts';

const DAY = 86_400_000;
const SUBJECT = 'Kick-off';

let harness: ExchangeHarness;
let calendarId: string;
let logins = 0;
beforeAll(async () => {
  harness = await openExchangeHarness({ version: '2019', offers: 'both' });
  const calendar = harness.mailboxes.addCalendar(harness.oid('alice'), { name: 'Trouble' });
  for (const [day, subject] of [SUBJECT, 'Second', 'Third'].entries())
    harness.mailboxes.createMeeting(harness.oid('alice'), {
      subject,
      start: { dateTime: `2026-11-2${4 + day}T10:00:00`, timeZone: 'Europe/Berlin' },
      end: { dateTime: `2026-11-2${4 + day}T11:00:00`, timeZone: 'Europe/Berlin' },
      body: { contentType: 'text', content: 'https://zoom.us/j/93412345678' },
      calendarId: calendar.id,
    });
  const calendars = await harness.provider.calendars(harness.access, harness.account, ALONE);
  calendarId = calendars.find(({ name }) => name === 'Trouble')?.remoteId ?? '';
});
afterAll(() => harness.close());
afterEach(async () => {
  harness.world.state.faults.clear();
  harness.world.state.exchange.accounts = {};
  Object.assign(harness.world.state.exchange.settings, {
    version: '2019',
    offers: 'both',
    channelBinding: 'allow',
    corruptSubject: null,
    startlessSubject: null,
  });
  await harness.world.exchange.reset();
});

const ALONE = { others: false, known: [] };

/** Somebody who was not met before. */
const stranger = (more: LendOptions = {}) => {
  logins += 1;
  return harness.lend({ ...more, key: `login ${logins}` });
};
const sourceOf = (more: LendOptions = {}, source: Partial<Source> = {}): Source => ({
  access: stranger(more),
  account: harness.account,
  calendarId,
  shared: false,
  window: { start: harness.now - DAY, end: harness.now + 14 * DAY },
  filters: { syncPrivate: true, onlyOnline: false },
  ...source,
});
/** A fault of Exchange; what there can't be is refused when it is put on. */
type Struck = { readonly kind: NewFault['kind'] } & Readonly<Record<string, unknown>>;
const strike = (fault: Struck) =>
  harness.world.state.faults.add({ service: 'exchange', ...fault } as NewFault);
const says = (code: string, more: object = {}) => strike({ kind: 'ews-error', code, ...more });
const failure = async (attempt: Promise<unknown>): Promise<Failure> =>
  attempt.then(
    () => {
      throw new Error('it succeeded');
    },
    ({ failure }) => failure,
  );
const view = async (source: Source = sourceOf()): Promise<readonly Change[]> =>
  (await harness.provider.view(source, null)).changes;
const titles = (changes: readonly Change[]): string[] =>
  changes.map((change) => (change.kind === 'meeting' ? change.detail.title : change.kind));
const codes = (): string[] => harness.world.exchange.log.entries().flatMap((entry) => entry.codes);
const examine = async (access = stranger()): Promise<StepReport[]> => {
  const doctor = exchangeDoctor({ ...harness, clock: harness.world.state.clock });
  return [...(await doctor.examine(access)).report];
};
const failedStep = async (access = stranger()): Promise<StepReport | undefined> =>
  (await examine(access)).find(({ state }) => state === 'failed');

const exchange = (finding: string, fact: string | null = null) =>
  ({ kind: 'exchange', finding, fact }) as Failure;
const failed = (step: string, finding: string, fact: string | null = null) => ({
  step,
  state: 'failed',
  finding,
  fact,
});

describe('what stands between us and Exchange', () => {
  test.each<[string, Struck, Failure, object]>([
    ['403', { kind: 'forbidden' }, exchange('ews-switched-off'), failed('mailbox', 'ews-switched-off')],
    ['404', { kind: 'not-found' }, exchange('no-exchange'), failed('service', 'no-exchange')],
    [
      'a redirection',
      { kind: 'redirect' },
      exchange('redirected', 'elsewhere.example'),
      failed('service', 'redirected', 'elsewhere.example'),
    ],
    ['a sign-in page', { kind: 'sign-in-page' }, exchange('form-sign-in'), failed('service', 'form-sign-in')],
    [
      'Exchange’s own page for an outage',
      { kind: 'error-page' },
      { kind: 'unavailable' },
      failed('service', 'server-failing'),
    ],
    ['503', { kind: 'unavailable', status: 503 }, { kind: 'unavailable' }, failed('service', 'server-busy')],
    [
      '502 of a gateway',
      { kind: 'unavailable', status: 502 },
      { kind: 'unavailable' },
      failed('service', 'server-failing'),
    ],
    [
      'a connection that ends',
      { kind: 'reset' },
      { kind: 'unavailable' },
      failed('service', 'connection-lost'),
    ],
    [
      'an answer that is cut off',
      { kind: 'truncated' },
      { kind: 'unavailable' },
      failed('sign-in', 'connection-lost'),
    ],
    [
      'an answer that is no XML',
      { kind: 'malformed' },
      { kind: 'unavailable' },
      failed('sign-in', 'server-failing'),
    ],
    [
      'an empty answer',
      { kind: 'empty' },
      { kind: 'unintelligible', path: 'XML' },
      failed('sign-in', 'answer-unintelligible'),
    ],
  ])('%s', async (_name, fault, expected, step) => {
    strike(fault);
    expect(await failure(view())).toEqual(expected);
    expect(await failedStep()).toEqual(step);
  });

  test('nobody listens', async () => {
    await harness.world.exchange.listener.stop();
    expect(await failure(view())).toEqual({ kind: 'unavailable' });
    expect(await failedStep()).toEqual(failed('connection', 'connection-refused'));
  });

  test.each<[CertificateKind, string, unknown]>([
    ['expired', 'certificate-expired', expect.stringMatching(/^20\d\d-/)],
    ['other-name', 'certificate-other-name', 'mail.fabrikam.example'],
    ['other-authority', 'certificate-untrusted', 'Some Other CA'],
    ['self-signed', 'certificate-self-signed', expect.anything()],
  ])('a certificate that is wrong: %s', async (kind, finding, fact) => {
    await harness.world.exchange.listener.show(kind);
    expect(await failure(view())).toEqual({ kind: 'exchange', finding, fact });
    expect(await failedStep()).toEqual({ step: 'encryption', state: 'failed', finding, fact });
    expect(harness.world.exchange.log.entries()).toEqual([]);
  });

  test('an address that is not allowed gets no further step', async () => {
    const access = () => stranger({ url: 'https://exchange.example/EWS/Exchange.asmx' });
    expect(await failure(harness.provider.account(access(), harness.account))).toEqual(
      exchange('address-not-allowed'),
    );
    const report = await examine(access());
    expect(report.map(({ state }) => state)).toEqual(['failed', ...Array(8).fill('skipped')]);
  });
});

describe('signing in', () => {
  test('a wrong password is shown once, by many readers at a time too', async () => {
    const before = harness.shown();
    const source = sourceOf({ password: 'wrong' });
    expect(await failure(view(source))).toEqual(exchange('password-rejected'));
    expect(harness.shown() - before).toBe(1);
    expect(await failedStep(stranger({ password: 'wrong' }))).toEqual(failed('sign-in', 'password-rejected'));
    expect(harness.shown() - before).toBe(2);
  });

  test('only modern sign-in is offered', async () => {
    harness.world.state.exchange.settings.offers = 'bearer';
    expect(await failure(view())).toEqual(exchange('modern-sign-in-only'));
    expect(await failedStep()).toEqual(failed('service', 'modern-sign-in-only'));
  });

  test('Basic alone is worth a hint', async () => {
    harness.world.state.exchange.settings.offers = 'basic';
    expect(titles(await view())).toEqual([SUBJECT, 'Second', 'Third']);
    expect(await examine()).toContainEqual({
      step: 'service',
      state: 'hint',
      hint: 'basic-only',
      fact: null,
    });
  });

  test('a binding that is demanded and not given looks like a rejected password', async () => {
    harness.world.state.exchange.settings.channelBinding = 'require';
    harness.world.state.exchange.settings.offers = 'windows';
    expect(await failure(view(sourceOf({ channelBinding: false })))).toEqual(exchange('password-rejected'));
    expect(titles(await view())).toHaveLength(3);
  });

  test('a password that was good a moment ago, at a server that demands another binding', async () => {
    harness.world.state.exchange.settings.offers = 'windows';
    const login = { channelBinding: false, username: 'CONTOSO\\alice' };
    const source = sourceOf(login);
    await view(source);
    const { key } = await source.access.mailbox();
    strike({ kind: 'session-lost', times: 1 });
    strike({ kind: 'unauthorised', skip: 0 });
    const bound = { ...source, access: harness.lend({ ...login, channelBinding: true, key }) };
    expect(await failure(view(bound))).toEqual(exchange('binding-refused'));
  });

  test('a connection that is no longer signed in is signed in again, once', async () => {
    const source = sourceOf();
    await view(source);
    const before = harness.shown();
    strike({ kind: 'session-lost', times: 1 });
    expect(titles(await view(source))).toHaveLength(3);
    expect(harness.shown() - before).toBeLessThanOrEqual(2);
  });
});

describe('what Exchange says', () => {
  const UNAVAILABLE: Failure = { kind: 'unavailable' };
  test.each<[string, Failure, object]>([
    ['ErrorAccountDisabled', exchange('account-disabled'), failed('sign-in', 'account-disabled')],
    ['ErrorPasswordExpired', exchange('password-expired'), failed('sign-in', 'password-expired')],
    ['ErrorPasswordChangeRequired', exchange('password-expired'), failed('sign-in', 'password-expired')],
    ['ErrorNonExistentMailbox', exchange('mailbox-unknown'), failed('mailbox', 'mailbox-unknown')],
    ['ErrorMissingEmailAddress', exchange('mailbox-missing'), failed('mailbox', 'mailbox-missing')],
    ['ErrorMailboxMoveInProgress', exchange('mailbox-moving'), failed('mailbox', 'mailbox-moving')],
    [
      'ErrorNoRespondingCASInDestinationSite',
      exchange('mailbox-moving'),
      failed('mailbox', 'mailbox-moving'),
    ],
    ['ErrorProxyRequestNotAllowed', exchange('mailbox-moving'), failed('mailbox', 'mailbox-moving')],
    ['ErrorWrongServerVersion', exchange('mailbox-moving'), failed('mailbox', 'mailbox-moving')],
    [
      'ErrorImpersonateUserDenied',
      exchange('impersonation-denied'),
      failed('mailbox', 'impersonation-denied'),
    ],
    ['ErrorImpersonationDenied', exchange('impersonation-denied'), failed('mailbox', 'impersonation-denied')],
    ['ErrorImpersonationFailed', exchange('impersonation-denied'), failed('mailbox', 'impersonation-denied')],
    ['ErrorAccessDenied', exchange('ews-switched-off'), failed('mailbox', 'ews-switched-off')],
    ['ErrorInvalidServerVersion', exchange('version-unsupported'), failed('version', 'version-unsupported')],
    ['ErrorInternalServerError', UNAVAILABLE, failed('sign-in', 'server-failing')],
    ['ErrorInternalServerTransientError', UNAVAILABLE, failed('sign-in', 'server-failing')],
    ['ErrorInsufficientResources', UNAVAILABLE, failed('sign-in', 'server-failing')],
    ['ErrorMailboxStoreUnavailable', UNAVAILABLE, failed('sign-in', 'server-failing')],
    ['ErrorMailboxFailover', UNAVAILABLE, failed('sign-in', 'server-failing')],
    ['ErrorConnectionFailed', UNAVAILABLE, failed('sign-in', 'server-failing')],
    ['ErrorADUnavailable', UNAVAILABLE, failed('sign-in', 'server-failing')],
    ['ErrorADOperation', UNAVAILABLE, failed('sign-in', 'server-failing')],
    [
      'ErrorSchemaValidation',
      { kind: 'unintelligible', path: 'ErrorSchemaValidation' },
      failed('sign-in', 'answer-unintelligible'),
    ],
    [
      'ErrorInvalidRequest',
      { kind: 'unintelligible', path: 'ErrorInvalidRequest' },
      failed('sign-in', 'answer-unintelligible'),
    ],
    [
      'ErrorQuotaExceeded',
      { kind: 'unintelligible', path: 'ErrorQuotaExceeded' },
      failed('sign-in', 'answer-unintelligible'),
    ],
  ])('%s for everything', async (code, expected, step) => {
    says(code, { form: 'fault' });
    expect(await failure(view())).toEqual(expected);
    expect(await failedStep()).toEqual(step);
  });

  test.each(['fault', 'messages'])(
    'ErrorServerBusy as a %s: nothing is asked before the time, for anything of that login',
    async (form) => {
      says('ErrorServerBusy', { form, backOff: 90_000, times: 1 });
      const source = sourceOf();
      const until = harness.world.state.clock.now() + 90_000;
      expect(await failure(view(source))).toEqual({ kind: 'throttled', until });
      const asked = harness.world.exchange.log.entries().length;
      expect(await failure(view(source))).toEqual({ kind: 'throttled', until });
      expect(await failure(harness.provider.account(source.access, harness.account))).toEqual({
        kind: 'throttled',
        until,
      });
      expect(harness.world.exchange.log.entries()).toHaveLength(asked);
      harness.pass(90_000);
      expect(titles(await view(source))).toHaveLength(3);
    },
  );

  test.each([
    'ErrorExceededFindCountLimit',
    'ErrorTooManyObjectsOpened',
    'ErrorTimeoutExpired',
    'ErrorExceededConnectionCount',
  ])('%s makes everything wait, too', async (code) => {
    says(code);
    expect(await failure(view())).toMatchObject({ kind: 'throttled' });
    expect(await failedStep()).toMatchObject({ finding: 'server-busy' });
  });

  test.each(['ErrorFolderNotFound', 'ErrorItemNotFound'])('%s for a calendar', async (code) => {
    says(code, { operation: 'FindItem' });
    expect(await failure(view())).toEqual({ kind: 'not-found' });
    expect(await failedStep()).toEqual(failed('calendar', 'calendar-unreadable'));
  });

  test.each(['ErrorAccessDenied', 'ErrorCalendarFolderIsInvalidForCalendarView'])(
    '%s for one calendar is that calendar’s trouble',
    async (code) => {
      says(code, { operation: 'FindItem' });
      expect(await failure(view())).toEqual(exchange('calendar-unreadable'));
      expect(await failedStep()).toEqual(failed('calendar', 'calendar-unreadable'));
    },
  );

  test.each(['ErrorCalendarViewRangeTooBig', 'ErrorExceededFindCountLimit'])(
    '%s: shorter dates are asked for',
    async (code) => {
      says(code, { operation: 'FindItem', times: 2 });
      const seen: string[] = [];
      const source = sourceOf();
      let cursor: string | null = null;
      do {
        const page = await harness.provider.view(source, cursor);
        seen.push(...titles(page.changes));
        cursor = page.cursor;
      } while (cursor !== null);
      expect(seen).toEqual([SUBJECT, 'Second', 'Third']);
    },
  );
});

test.each(['ErrorInvalidPropertyRequest', 'ErrorUnsupportedPathForQuery'])(
  '%s: the calendar is read without the properties that not every server has',
  async (code) => {
    says(code, { operation: 'FindItem', times: 1 });
    expect(titles(await view())).toEqual([SUBJECT, 'Second', 'Third']);
  },
);

describe('where change tracking stands', () => {
  const known = { series: async () => new Map(), tags: async () => new Map() };
  /** As a server would be followed that tells no counters. */
  const cursorAt = async (source: Source, state: string): Promise<string> => {
    const { next } = await harness.provider.changes(source, null, known);
    return JSON.stringify({ ...JSON.parse(next.cursor), standing: `state ${state}` });
  };

  test('a state that Exchange does not know any more leads to a full pass', async () => {
    const source = sourceOf();
    const cursor = await cursorAt(source, 'lost');
    expect(await failure(harness.provider.changes(source, cursor, known))).toEqual({
      kind: 'cursor-expired',
    });
    expect(codes()).toContain('ErrorInvalidSyncStateData');
  });

  test('a calendar that is gone is not found', async () => {
    const source = sourceOf();
    const cursor = await cursorAt(source, 'any');
    says('ErrorSyncFolderNotFound', { operation: 'SyncFolderItems' });
    expect(await failure(harness.provider.changes(source, cursor, known))).toEqual({ kind: 'not-found' });
  });

  test('a cursor that nobody here wrote leads to a full pass', async () => {
    expect(await failure(harness.provider.changes(sourceOf(), 'https://graph.example/delta', known))).toEqual(
      {
        kind: 'cursor-expired',
      },
    );
  });
});

describe('one item', () => {
  test('whose text is damaged is shown without its link', async () => {
    harness.world.state.exchange.settings.corruptSubject = SUBJECT;
    const changes = await view();
    expect(titles(changes)).toEqual([SUBJECT, 'Second', 'Third']);
    expect(changes.map((change) => change.kind === 'meeting' && change.detail.link !== null)).toEqual([
      false,
      true,
      true,
    ]);
  });

  test.each([
    'ErrorItemCorrupt',
    'ErrorCorruptData',
    'ErrorCalendarInvalidPropertyState',
    'ErrorInternalServerError',
  ])('that can’t be had at all (%s) is told as unreadable, and the others are shown', async (code) => {
    says(code, { operation: 'GetItem', form: 'one-message', at: 0, times: 2 });
    const changes = await view();
    expect(titles(changes)).toEqual(['unreadable', 'Second', 'Third']);
    expect(changes[0]).toEqual({ kind: 'unreadable', id: expect.any(String), path: code });
  });

  test('everything at once that can’t be had is the server’s trouble', async () => {
    says('ErrorInternalServerError', { operation: 'GetItem' });
    expect(await failure(view())).toEqual({ kind: 'unavailable' });
  });

  test.each(['ErrorItemNotFound', 'ErrorCalendarOccurrenceIsDeletedFromRecurrence'])(
    'that vanished since it was listed (%s) is not shown',
    async (code) => {
      says(code, { operation: 'GetItem', form: 'one-message', at: 1, times: 1 });
      expect(titles(await view())).toEqual([SUBJECT, 'Third']);
    },
  );

  test('that may not be opened is told as unreadable', async () => {
    says('ErrorAccessDenied', { operation: 'GetItem', form: 'one-message', at: 1, times: 1 });
    expect(titles(await view())).toEqual([SUBJECT, 'unreadable', 'Third']);
  });

  test('at which a batch was stopped is asked for again, with the rest', async () => {
    says('ErrorBatchProcessingStopped', { operation: 'GetItem', form: 'one-message', at: 1, times: 1 });
    expect(titles(await view())).toEqual([SUBJECT, 'Second', 'Third']);
  });

  test('without a start is told as unreadable, and the others are shown', async () => {
    harness.world.state.exchange.settings.startlessSubject = 'Second';
    const changes = await view();
    expect(titles(changes)).toEqual([SUBJECT, 'Third', 'unreadable']);
    expect(changes.at(-1)).toMatchObject({ path: 'Start' });
  });
});

describe('a version', () => {
  test.each([
    ['2010-sp2', 'exchange-se', 'exchange-2010-sp2'],
    ['2007-sp1', 'exchange-2013', 'exchange-2007-sp1'],
    ['se', 'exchange-2010', 'exchange-se'],
    ['2013', 'exchange-2016', 'exchange-2013'],
  ] as const)('%s that was taken for %s works, with a hint', async (real, wished, fact) => {
    harness.world.state.exchange.settings.version = real;
    expect(titles(await view(sourceOf({ version: wished })))).toHaveLength(3);
    expect(await examine(stranger({ version: wished }))).toContainEqual({
      step: 'version',
      state: 'hint',
      hint: 'version-differs',
      fact,
    });
  });

  test('that is chosen too old for the words that are used is raised', async () => {
    says('ErrorIncorrectSchemaVersion', { form: 'fault', times: 1 });
    expect(titles(await view(sourceOf({ version: 'exchange-2010' })))).toHaveLength(3);
    expect(codes()).toContain('ErrorIncorrectSchemaVersion');
  });

  test('is found out once, and again when the server became another one', async () => {
    harness.world.state.exchange.settings.version = '2010-sp2';
    const source = sourceOf();
    await view(source);
    const steps = () => codes().filter((code) => code === 'ErrorInvalidServerVersion').length;
    const before = steps();
    expect(before).toBe(2);
    await view(source);
    expect(steps()).toBe(before);
    harness.world.state.exchange.settings.version = 'se';
    await view(source);
    await view(source);
    const { schema } = harness.client.about({
      access: source.access,
      mailbox: await source.access.mailbox(),
      anchor: null,
    });
    expect(schema).toBe('Exchange2013_SP1');
  });

  test('out of support is worth a hint, and SE is none', async () => {
    expect(await examine()).toContainEqual({
      step: 'version',
      state: 'hint',
      hint: 'version-out-of-support',
      fact: 'exchange-2019',
    });
    harness.world.state.exchange.settings.version = 'se';
    const report = await examine();
    expect(report.map(({ state }) => state)).toEqual(Array(9).fill('passed'));
    expect(report).toContainEqual({ step: 'mailbox', state: 'passed', fact: 'alice@contoso.example' });
  });
});
