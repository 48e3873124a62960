import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cases } from '../../test/cases.ts';
import type { Failure } from './failure.ts';
import type { Moment } from './sync.ts';
import {
  advanceWatch,
  isLive,
  NEW_WATCH,
  type WatchOutcome,
  type WatchState,
  watchProgress,
  watchStep,
} from './watch.ts';

const NOW = Date.UTC(2026, 10, 23, 9);
const MINUTE = 60_000;
const DAY = 86_400_000;
const now: Moment = { at: NOW, jitter: 0 };
const later = (ms: number): Moment => ({ at: NOW + ms, jitter: 0 });

const go = (state: WatchState, outcome: WatchOutcome, moment = now, main = true) =>
  advanceWatch(state, outcome, main, moment);
const failed = (failure: Failure): WatchOutcome => ({ kind: 'failed', failure });
const refused = failed({ kind: 'not-allowed' });

const granted = { kind: 'granted', remoteId: 'subscription', expiresAt: NOW + 5 * DAY } as const;
const live = go(NEW_WATCH, granted);

test('a new watch is asked for at once, and its calendar is looked at until then', () => {
  expect(watchStep(NEW_WATCH, NOW)).toEqual({ do: 'ask', target: 'calendar' });
  expect(isLive(NEW_WATCH, NOW)).toBe(false);
  expect(watchProgress(NEW_WATCH, NOW).watch).toBe('starting');
});

test('it is renewed with a fifth of its life left, or a little earlier, so that not all come at once', () => {
  expect(watchStep(live, NOW)).toEqual({ do: 'wait', until: NOW + 4 * DAY });
  expect(watchStep(live, NOW + 4 * DAY)).toEqual({ do: 'renew', remoteId: 'subscription' });
  const staggered = advanceWatch(NEW_WATCH, granted, true, { at: NOW, jitter: 1 });
  expect(watchStep(staggered, NOW)).toEqual({ do: 'wait', until: NOW + 3.75 * DAY });
  const renewed = go(live, { kind: 'renewed', expiresAt: NOW + 9 * DAY }, later(4 * DAY));
  expect(watchStep(renewed, NOW + 4 * DAY)).toEqual({ do: 'wait', until: NOW + 8 * DAY });
});

test('a renewal that fails is tried again, and the watch counts for as long as it lasts', () => {
  const failing = go(live, failed({ kind: 'unavailable' }), later(4 * DAY));
  expect(watchStep(failing, NOW + 4 * DAY)).toEqual({ do: 'wait', until: NOW + 4 * DAY + 5_000 });
  expect(isLive(failing, NOW + 4 * DAY)).toBe(true);
  expect(isLive(failing, NOW + 5 * DAY)).toBe(false);
  expect(watchProgress(failing, NOW + 5 * DAY).watch).toBe('down');
  expect(watchStep(go(failing, { kind: 'due' }, later(5 * DAY)), NOW + 5 * DAY)).toEqual({
    do: 'ask',
    target: 'calendar',
  });
});

test('one that the provider dropped, or does not know any more, is asked for anew', () => {
  for (const outcome of [{ kind: 'lost' } as const, failed({ kind: 'not-found' })])
    expect(watchStep(go(live, outcome), NOW)).toEqual({ do: 'ask', target: 'calendar' });
});

test('when the provider wants to see a fresh token, the watch is renewed at once', () => {
  expect(watchStep(go(live, { kind: 'challenged' }), NOW)).toEqual({ do: 'renew', remoteId: 'subscription' });
});

test('where a single calendar is refused, the mailbox of a main one is watched', () => {
  const mailbox = go(NEW_WATCH, refused);
  expect(watchStep(mailbox, NOW)).toEqual({ do: 'ask', target: 'mailbox' });
  expect(go(mailbox, granted)).toMatchObject({ phase: 'active', target: 'mailbox' });
});

test('what is refused altogether is looked at, and asked for again a day later or after reconnecting', () => {
  for (const impossible of [go(NEW_WATCH, refused, now, false), go(go(NEW_WATCH, refused), refused)]) {
    expect(watchProgress(impossible, NOW).watch).toBe('never');
    expect(watchStep(impossible, NOW)).toEqual({ do: 'wait', until: NOW + DAY });
    expect(watchStep(go(impossible, { kind: 'due' }, later(DAY)), NOW + DAY).do).toBe('ask');
    expect(watchStep(go(impossible, { kind: 'reconnected' }), NOW).do).toBe('ask');
  }
});

test('what only a person can mend is tried rarely, and at once after reconnecting', () => {
  const unauthorised = failed({ kind: 'unauthorised', need: 'sign-in', code: null, claims: null });
  const waiting = go(NEW_WATCH, unauthorised);
  expect(watchStep(waiting, NOW)).toEqual({ do: 'wait', until: NOW + 15 * MINUTE });
  expect(watchProgress(waiting, NOW).watch).toBe('down');
  expect(watchStep(go(waiting, { kind: 'reconnected' }), NOW).do).toBe('ask');
});

const outcomes = fc.oneof(
  fc.constant<WatchOutcome>({ kind: 'due' }),
  fc.constant<WatchOutcome>({ kind: 'lost' }),
  fc.constant<WatchOutcome>({ kind: 'challenged' }),
  fc.constant<WatchOutcome>({ kind: 'reconnected' }),
  fc.constant<WatchOutcome>(granted),
  fc.constant<WatchOutcome>({ kind: 'renewed', expiresAt: NOW + 9 * DAY }),
  fc
    .constantFrom<Failure>(
      { kind: 'not-allowed' },
      { kind: 'not-found' },
      { kind: 'unavailable' },
      { kind: 'throttled', until: NOW + MINUTE },
      { kind: 'unintelligible', path: 'id' },
    )
    .map(failed),
);

test('whatever happens, a watch that is due has a next step, and one that waits says until when', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(outcomes, fc.nat(3 * DAY), fc.double({ min: 0, max: 1, noNaN: true })), {
        maxLength: 30,
      }),
      fc.boolean(),
      (steps, main) => {
        let state = NEW_WATCH;
        let at = NOW;
        for (const [outcome, passed, jitter] of steps) {
          at += passed;
          state = advanceWatch(advanceWatch(state, { kind: 'due' }, main, { at, jitter }), outcome, main, {
            at,
            jitter,
          });
          const step = watchStep(state, at);
          if (step.do === 'wait' && outcome.kind === 'failed') expect(step.until).toBeGreaterThan(at);
          if (step.do === 'wait') {
            const woken = advanceWatch(state, { kind: 'due' }, main, { at: step.until, jitter });
            expect(watchStep(woken, step.until).do).not.toBe('wait');
          }
        }
      },
    ),
    cases(),
  );
});
