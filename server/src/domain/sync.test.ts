import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cases } from '../../test/cases.ts';
import type { Failure } from './failure.ts';
import { advance, type Moment, NEW_STREAM, type SyncOutcome, type SyncState } from './sync.ts';
import { DEFAULT_SYNC } from './sync-settings.ts';
import { dueAt, progressOf, stepOf } from './sync-step.ts';

const NOW = Date.UTC(2026, 10, 23, 9, 30);
const DAY = 86_400_000;
const now: Moment = { at: NOW, jitter: 0 };
const tomorrow: Moment = { at: NOW + DAY, jitter: 0 };

const go = (state: SyncState, outcome: SyncOutcome, moment: Moment = now): SyncState =>
  advance(state, outcome, moment, DEFAULT_SYNC);

const woken: SyncOutcome = { kind: 'woken' };
const page = (cursor: string): SyncOutcome => ({
  kind: 'page-read',
  cursor,
  meetings: 10,
  unreadable: [],
});
const complete = (cursor: string | null): SyncOutcome => ({
  kind: 'round-complete',
  cursor,
  meetings: 1,
  unreadable: [],
});
const failed = (failure: Failure): SyncOutcome => ({ kind: 'failed', failure });

const failures = {
  throttled: { kind: 'throttled', until: NOW + 30_000 },
  unauthorised: { kind: 'unauthorised', need: 'sign-in', code: 'AADSTS50173', claims: null },
  'not-allowed': { kind: 'not-allowed' },
  'cursor-expired': { kind: 'cursor-expired' },
  'not-found': { kind: 'not-found' },
  'no-mailbox': { kind: 'no-mailbox' },
  'private-items': { kind: 'private-items' },
  exchange: { kind: 'exchange', finding: 'password-rejected', fact: null },
  unavailable: { kind: 'unavailable' },
  unintelligible: { kind: 'unintelligible', path: 'value[0].start' },
} as const satisfies { [K in Failure['kind']]: Failure & { kind: K } };

const firstWeek = go(NEW_STREAM, woken);
const fullPass = go(firstWeek, complete(null));
const polledPass = go(fullPass, failed(failures['not-allowed']));
const ready = go(fullPass, complete('d1'));
const polled = go(polledPass, complete(null));
const changes = go(ready, woken);

const states = { waiting: NEW_STREAM, firstWeek, fullPass, polledPass, ready, polled, changes };
type StateName = keyof typeof states;

const outcomes = {
  woken,
  'woken a day later': woken,
  page: page('p1'),
  'page that repeats its cursor': woken,
  complete: complete('d2'),
  'complete without tracking': complete(null),
  'filters-widened': { kind: 'filters-widened' },
  reconnected: { kind: 'reconnected' },
  asked: { kind: 'asked' },
  told: { kind: 'told', at: NOW },
  throttled: failed(failures.throttled),
  unauthorised: failed(failures.unauthorised),
  'not-allowed': failed(failures['not-allowed']),
  'cursor-expired': failed(failures['cursor-expired']),
  'not-found': failed(failures['not-found']),
  unavailable: failed(failures.unavailable),
  unintelligible: failed(failures.unintelligible),
} as const satisfies Record<string, SyncOutcome>;
type OutcomeName = keyof typeof outcomes;

/** What a state is, in a few words. */
const summary = (state: SyncState, before: SyncState): string => {
  const tracking = 'tracking' in state ? ` ${state.tracking}` : '';
  const cursor = 'cursor' in state && state.cursor !== null ? ` at ${state.cursor}` : '';
  const silent = 'silent' in state && state.silent ? ' silently' : '';
  const round = state.round === before.round ? '' : ' +1';
  const pause = state.pause ? `, ${state.pause.trouble.reason}` : '';
  return `${state.phase}${tracking}${cursor}${silent}${round}${pause}`;
};

const PAUSED = {
  throttled: 'throttled',
  unauthorised: 'signed-out',
  'not-found': 'mailbox-unavailable',
  unavailable: 'unreachable',
  unintelligible: 'operator',
} as const;
/** Failures that only make a stream wait where it is. */
const pausing = (name: string) =>
  Object.fromEntries(Object.entries(PAUSED).map(([kind, reason]) => [kind, `${name}, ${reason}`])) as Record<
    keyof typeof PAUSED,
    string
  >;

/** Every state by every outcome; a missing cell does not compile. */
const table: Record<StateName, Record<OutcomeName, string>> = {
  waiting: {
    woken: 'first-week +1',
    'woken a day later': 'first-week +1',
    page: 'waiting',
    'page that repeats its cursor': 'waiting',
    complete: 'waiting',
    'complete without tracking': 'waiting',
    'filters-widened': 'waiting',
    reconnected: 'waiting',
    asked: 'waiting',
    told: 'waiting',
    'not-allowed': 'waiting, blocked-by-policy',
    'cursor-expired': 'waiting',
    ...pausing('waiting'),
  },
  firstWeek: {
    woken: 'first-week',
    'woken a day later': 'first-week +1',
    page: 'first-week at p1',
    'page that repeats its cursor': 'first-week at p1, operator',
    complete: 'full-pass delta +1',
    'complete without tracking': 'full-pass delta +1',
    'filters-widened': 'waiting',
    reconnected: 'first-week',
    asked: 'first-week',
    told: 'first-week',
    'not-allowed': 'first-week, blocked-by-policy',
    'cursor-expired': 'first-week +1',
    ...pausing('first-week'),
  },
  fullPass: {
    woken: 'full-pass delta',
    'woken a day later': 'full-pass delta +1',
    page: 'full-pass delta at p1',
    'page that repeats its cursor': 'full-pass delta at p1, operator',
    complete: 'ready delta at d2',
    'complete without tracking': 'ready view',
    'filters-widened': 'waiting',
    reconnected: 'full-pass delta',
    asked: 'full-pass delta',
    told: 'full-pass delta',
    'not-allowed': 'full-pass view +1',
    'cursor-expired': 'full-pass delta +1',
    ...pausing('full-pass delta'),
  },
  polledPass: {
    woken: 'full-pass view',
    'woken a day later': 'full-pass delta +1',
    page: 'full-pass view at p1',
    'page that repeats its cursor': 'full-pass view at p1, operator',
    complete: 'ready delta at d2',
    'complete without tracking': 'ready view',
    'filters-widened': 'waiting',
    reconnected: 'full-pass view',
    asked: 'full-pass view',
    told: 'full-pass view',
    'not-allowed': 'full-pass view, blocked-by-policy',
    'cursor-expired': 'full-pass view +1',
    ...pausing('full-pass view'),
  },
  ready: {
    woken: 'changes at d1 +1',
    'woken a day later': 'full-pass delta silently +1',
    page: 'ready delta at d1',
    'page that repeats its cursor': 'ready delta at d1',
    complete: 'ready delta at d1',
    'complete without tracking': 'ready delta at d1',
    'filters-widened': 'waiting',
    reconnected: 'ready delta at d1',
    asked: 'ready delta at d1',
    told: 'ready delta at d1',
    'not-allowed': 'ready delta at d1, blocked-by-policy',
    'cursor-expired': 'ready delta at d1',
    ...pausing('ready delta at d1'),
  },
  polled: {
    woken: 'full-pass view silently +1',
    'woken a day later': 'full-pass delta silently +1',
    page: 'ready view',
    'page that repeats its cursor': 'ready view',
    complete: 'ready view',
    'complete without tracking': 'ready view',
    'filters-widened': 'waiting',
    reconnected: 'ready view',
    asked: 'ready view',
    told: 'ready view',
    'not-allowed': 'ready view, blocked-by-policy',
    'cursor-expired': 'ready view',
    ...pausing('ready view'),
  },
  changes: {
    woken: 'changes at d1',
    'woken a day later': 'changes at d1',
    page: 'changes at p1',
    'page that repeats its cursor': 'changes at d1, operator',
    complete: 'ready delta at d2',
    'complete without tracking': 'ready view',
    'filters-widened': 'waiting',
    reconnected: 'changes at d1',
    asked: 'changes at d1',
    told: 'changes at d1',
    'not-allowed': 'full-pass view silently +1',
    'cursor-expired': 'full-pass delta silently +1',
    ...pausing('changes at d1'),
  },
};

/** Holds of every step from any state. */
const invariants = (before: SyncState, after: SyncState, moment: Moment) => {
  expect(after.round).toBeGreaterThanOrEqual(before.round);
  expect(after.read).toBeGreaterThanOrEqual(0);
  expect(after.lastSuccess ?? 0).toBeGreaterThanOrEqual(before.lastSuccess ?? 0);
  expect(after.restarts).toBeLessThanOrEqual(3);
  if ('window' in after) expect(after.window.start).toBeLessThan(after.window.end);
  if (
    'window' in before &&
    'window' in after &&
    before.round === after.round &&
    before.phase !== 'first-week'
  )
    expect(after.window).toEqual(before.window);
  if (after.pause && after.pause !== before.pause) expect(after.pause.until).toBeGreaterThan(moment.at);
  expect(dueAt(after, moment.at, false)).toBeGreaterThanOrEqual(after.phase === 'ready' ? 0 : moment.at);
};

describe.each(Object.keys(states) as StateName[])('a stream that is %s', (stateName) => {
  test.each(Object.keys(outcomes) as OutcomeName[])('on %s', (outcomeName) => {
    const state = states[stateName];
    const moment = outcomeName === 'woken a day later' ? tomorrow : now;
    const repeats = outcomeName === 'page that repeats its cursor';
    const before = repeats && state.phase !== 'changes' ? go(state, page('p1')) : state;
    const outcome = repeats ? page(state.phase === 'changes' ? state.cursor : 'p1') : outcomes[outcomeName];
    const after = go(before, outcome, moment);
    expect(summary(after, before)).toBe(table[stateName][outcomeName]);
    invariants(before, after, moment);
  });
});

test('reads the coming week first, then everything from yesterday to in sixty days', () => {
  expect(stepOf(firstWeek, NOW)).toEqual({
    do: 'read-view',
    cursor: null,
    window: { start: Date.UTC(2026, 10, 22), end: Date.UTC(2026, 11, 1) },
  });
  expect(stepOf(fullPass, NOW)).toEqual({
    do: 'read-changes',
    cursor: null,
    window: { start: Date.UTC(2026, 10, 22), end: Date.UTC(2027, 0, 23) },
  });
});

test('waits until it is due, and reads only the changes then', () => {
  expect(stepOf(ready, NOW)).toEqual({ do: 'wait', until: NOW + DEFAULT_SYNC.trackEvery });
  expect(stepOf(changes, NOW)).toMatchObject({ do: 'read-changes', cursor: 'd1' });
  expect(stepOf(polled, NOW)).toEqual({ do: 'wait', until: NOW + DEFAULT_SYNC.pollEvery });
});

test('where somebody tells of changes nothing is due before the window is too old', () => {
  expect(dueAt(ready, NOW, false)).toBe(NOW + DEFAULT_SYNC.trackEvery);
  expect(dueAt(ready, NOW, true)).toBe(NOW + DEFAULT_SYNC.renewEvery);
  expect(dueAt(polled, NOW, true)).toBe(NOW + DEFAULT_SYNC.renewEvery);
  expect(dueAt(changes, NOW, true)).toBe(dueAt(changes, NOW, false));
});

test('a provider that tells something can be reached again, unless it told so before it could not be', () => {
  const unreachable = go(changes, failed(failures.unavailable));
  expect(go(unreachable, { kind: 'told', at: NOW })).toBe(unreachable);
  expect(stepOf(go(unreachable, { kind: 'told', at: NOW + 1 }), NOW).do).toBe('read-changes');
  const again = go(go(unreachable, { kind: 'told', at: NOW + 1 }), failed(failures.unavailable));
  expect(again.pause?.failures).toBe(2);
  const throttled = go(changes, failed(failures.throttled));
  expect(go(throttled, { kind: 'told', at: NOW + 1 })).toBe(throttled);
});

test('whoever asks ends a pause, unless the provider asked for it', () => {
  const unreachable = go(changes, failed(failures.unavailable));
  expect(stepOf(unreachable, NOW).do).toBe('wait');
  expect(stepOf(go(unreachable, { kind: 'asked' }), NOW).do).toBe('read-changes');
  const throttled = go(changes, failed(failures.throttled));
  expect(go(throttled, { kind: 'asked' })).toBe(throttled);
});

test('asks the provider for nothing while it is throttled, however often it is woken', () => {
  const throttled = go(changes, failed(failures.throttled));
  expect(go(throttled, woken)).toBe(throttled);
  expect(stepOf(throttled, NOW + 29_999)).toEqual({ do: 'wait', until: NOW + 30_000 });
  expect(stepOf(throttled, NOW + 30_000)).toMatchObject({ do: 'read-changes' });
  expect(dueAt(throttled, NOW, false)).toBe(NOW + 30_000);
});

test('waits longer every time the provider is unavailable, and a page ends that', () => {
  let state: SyncState = changes;
  const waits: number[] = [];
  for (let i = 0; i < 10; i += 1) {
    state = go(state, failed(failures.unavailable));
    waits.push(((state.pause?.until ?? 0) - NOW) / 1000);
  }
  expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 900, 900]);
  expect(go(state, page('p1')).pause).toBeNull();
});

test('spreads pauses and renewals by chance', () => {
  const late: Moment = { at: NOW, jitter: 0.999 };
  const waited = advance(changes, failed(failures.unavailable), late, DEFAULT_SYNC).pause?.until ?? 0;
  expect(waited).toBeGreaterThan(NOW + 6000);
  const renewed = advance(firstWeek, complete(null), late, DEFAULT_SYNC);
  expect('renewAt' in renewed && renewed.renewAt).toBeGreaterThan(NOW + DEFAULT_SYNC.renewEvery + 3_600_000);
});

test('trouble keeps the moment it began, and goes with the first page', () => {
  const first = go(changes, failed(failures.unavailable));
  const second = advance(first, failed(failures.unavailable), { at: NOW + 60_000, jitter: 0 }, DEFAULT_SYNC);
  expect(progressOf(second).trouble).toMatchObject({ reason: 'unreachable', fault: 'nobody', since: NOW });
  expect(progressOf(go(second, complete('d2'))).trouble).toBeNull();
});

test('a cursor that expires over and over does not make a storm', () => {
  let state: SyncState = changes;
  let tries = 0;
  while (stepOf(state, NOW).do !== 'wait' && tries < 100) {
    state = go(state, failed(failures['cursor-expired']));
    tries += 1;
  }
  expect(tries).toBe(4);
});

test('a pass that nobody continued for a day takes a new window', () => {
  const stale = go(fullPass, page('p1'));
  expect(go(stale, woken, tomorrow)).toMatchObject({
    phase: 'full-pass',
    cursor: null,
    read: 0,
    window: { start: Date.UTC(2026, 10, 23) },
  });
});

test('asks once a day whether a polled calendar can be tracked now', () => {
  expect(go(polled, woken)).toMatchObject({ phase: 'full-pass', tracking: 'view' });
  expect(go(polled, woken, tomorrow)).toMatchObject({ phase: 'full-pass', tracking: 'delta' });
  expect(go(go(polled, { kind: 'reconnected' }), woken)).toMatchObject({ tracking: 'delta' });
});

test('shows progress while reading for the first time, and none while it renews silently', () => {
  expect(progressOf(NEW_STREAM)).toMatchObject({ phase: 'waiting', read: 0, lastSuccess: null });
  expect(progressOf(go(firstWeek, page('p1')))).toMatchObject({ phase: 'first-week', read: 10 });
  expect(progressOf(go(fullPass, page('p1')))).toMatchObject({ phase: 'reading', read: 10 });
  expect(progressOf(ready)).toMatchObject({ phase: 'ready', lastSuccess: NOW, polled: false });
  expect(progressOf(go(ready, woken, tomorrow))).toMatchObject({ phase: 'ready' });
  expect(progressOf(polled)).toMatchObject({ polled: true });
});

const anyFailure = fc.oneof(
  ...Object.values(failures)
    .filter(({ kind }) => kind !== 'throttled')
    .map((failure) => fc.constant<Failure>(failure)),
  fc.nat(600_000).map((delay): Failure => ({ kind: 'throttled', until: NOW + delay })),
);
const anyOutcome: fc.Arbitrary<SyncOutcome> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(woken) },
  { weight: 3, arbitrary: fc.constantFrom('a', 'b', 'c').map(page) },
  { weight: 3, arbitrary: fc.constantFrom('d', 'e', null).map(complete) },
  { weight: 2, arbitrary: anyFailure.map(failed) },
  { arbitrary: fc.constant<SyncOutcome>({ kind: 'filters-widened' }), weight: 1 },
  { arbitrary: fc.constant<SyncOutcome>({ kind: 'reconnected' }), weight: 1 },
  { arbitrary: fc.constant<SyncOutcome>({ kind: 'asked' }), weight: 1 },
  { arbitrary: fc.constant<SyncOutcome>({ kind: 'told', at: NOW }), weight: 1 },
);

test('keeps its invariants whatever happens in whatever order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(anyOutcome, fc.nat(3 * DAY), fc.double({ min: 0, max: 1, noNaN: true })), {
        maxLength: 60,
      }),
      (story) => {
        let state = NEW_STREAM;
        let at = NOW;
        for (const [outcome, passed, jitter] of story) {
          at += passed;
          const next = advance(state, outcome, { at, jitter }, DEFAULT_SYNC);
          invariants(state, next, { at, jitter });
          state = next;
        }
      },
    ),
    cases(),
  );
});

test('from anywhere, waking a stream and answering it well makes it ready', () => {
  fc.assert(
    fc.property(fc.array(anyOutcome, { maxLength: 30 }), (story) => {
      let state = story.reduce((before, outcome) => go(before, outcome), NEW_STREAM);
      const later: Moment = { at: NOW + 10 * DAY, jitter: 0 };
      let requests = 0;
      state = go(state, woken, later);
      while (stepOf(state, later.at).do !== 'wait' && requests < 10) {
        state = go(state, complete('fresh'), later);
        requests += 1;
      }
      expect(state).toMatchObject({ phase: 'ready', lastSuccess: later.at, pause: null });
      expect(requests).toBeLessThanOrEqual(2);
    }),
    cases(),
  );
});
