import { type RoundEnd, reconcile } from '../domain/reconcile.ts';
import { advance, type SyncOutcome, type SyncState } from '../domain/sync.ts';
import { type SyncSettings, settingsFor } from '../domain/sync-settings.ts';
import { dueAt, stepOf } from '../domain/sync-step.ts';
import { isLive } from '../domain/watch.ts';
import type { Clock } from '../ports/clock.ts';
import { ProviderError } from '../ports/failure.ts';
import type { Hints } from '../ports/hints.ts';
import type { Log } from '../ports/log.ts';
import type { PageWrite, Stream, Streams } from '../ports/streams.ts';
import type { CalendarRef, SyncQueue } from '../ports/sync-queue.ts';
import type { Vault } from '../ports/vault.ts';
import { type Page, type Reading, type ReadPageDeps, readPage } from './read-page.ts';
import { seriesKey } from './series-key.ts';

export type SyncCalendarDeps = ReadPageDeps & {
  readonly streams: Pick<Streams, 'load' | 'save'>;
  readonly vault: Pick<Vault, 'hash'>;
  readonly hints: Pick<Hints, 'forget'>;
  readonly queue: Pick<SyncQueue, 'wake' | 'refresh'>;
  readonly settings: SyncSettings;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly log: Log;
};

/** After so many pages others get their turn, and this calendar goes on behind them. */
const PAGES_PER_RUN = 500;

/** What came of reading a page: a value, because nobody may want it any more. */
type Attempt = { readonly page: Page } | { readonly error: unknown };

/** The same, asked once for each id: the occurrences of a series come together. */
const remembering = (keyOf: (id: string) => string): ((id: string) => string) => {
  const keys = new Map<string, string>();
  return (id) => {
    const key = keys.get(id) ?? keyOf(id);
    keys.set(id, key);
    return key;
  };
};

/** Whether there is anything to read: several hints may have led to one round before. */
const isWanted = ({ state, hint, dueAt: due }: Stream, at: number): boolean =>
  state.phase !== 'ready' || hint !== null || due <= at;

/** A calendar that isn't found may have left the list of its account, which then says so. */
const isMissing = (outcome: SyncOutcome): boolean =>
  outcome.kind === 'failed' && outcome.failure.kind === 'not-found';

/** What the last page of a pass says about what was not in it. The first week says nothing: it is only a part. */
const endOf = (state: SyncState, outcome: SyncOutcome): RoundEnd | null => {
  if (outcome.kind !== 'round-complete') return null;
  if (state.phase === 'full-pass') return 'unseen';
  return state.phase === 'changes' ? 'announced' : null;
};

/**
 * Takes the stream of one calendar as far as it gets: until its round is complete, or it has to wait. Every page
 * is written together with the progress it means; meanwhile the next one is read, which counts for nothing until
 * its turn comes. A run that lost its stream to somebody else ends without a word. When this process is `stopping`,
 * the next one goes on.
 */
export const syncCalendar =
  (deps: SyncCalendarDeps) =>
  async (ref: CalendarRef, stopping: AbortSignal): Promise<void> => {
    const { streams, clock, settings, vault, log } = deps;
    const ids = { workspace: ref.workspace, calendarId: ref.calendarId };

    const keyOf = (seriesId: string): string => seriesKey(vault, ref.calendarId, seriesId);

    /** A failure nobody foresaw is ours; the calendar waits, so that it can't be met in a circle. */
    const failureOf = (error: unknown): SyncOutcome => {
      if (error instanceof ProviderError) {
        log.warn('sync.failed', { ...ids, failure: error.failure.kind }, error);
        return { kind: 'failed', failure: error.failure };
      }
      log.error('sync.broken', ids, error);
      return { kind: 'failed', failure: { kind: 'unintelligible', path: 'internal' } };
    };

    /** For the operator: what was odd, and in how many. */
    const tellUnreadable = ({ changes }: Page): void => {
      const odd = changes.filter((change) => change.kind === 'unreadable');
      if (odd[0]) log.warn('sync.unreadable', { ...ids, meetings: odd.length, path: odd[0].path });
    };

    const pageOf = readPage(deps, keyOf);
    const read = (stream: Stream, step: Reading, written: Promise<unknown>): Promise<Attempt> =>
      pageOf(stream, step, written).then(
        (page) => ({ page }),
        (error: unknown) => ({ error }),
      );

    const after = (stream: Stream, outcome: SyncOutcome): SyncState =>
      advance(
        stream.state,
        outcome,
        { at: clock.now(), jitter: deps.random() },
        settingsFor(stream.connection.kind, settings),
      );

    const woken = (stream: Stream): SyncState => {
      const toldAt = stream.hint?.noticedAt ?? null;
      const state = toldAt === null ? stream.state : after(stream, { kind: 'told', at: toldAt });
      return after({ ...stream, state }, { kind: 'woken' });
    };

    const writeOf = ({ state }: Stream, { changes, outcome }: Page, whole: boolean): PageWrite => ({
      plan: reconcile(changes, remembering(keyOf), endOf(state, outcome)),
      round: state.round,
      whole,
    });

    const loaded = await streams.load(ref);
    if (!loaded) return await deps.hints.forget(ref);
    if (!isWanted(loaded, clock.now())) return;

    /** A round that began before the stream was read says nothing of what was hinted at in between. */
    const answersHint = ({ state }: Stream): boolean => state.round > loaded.state.round;

    const save = (stream: Stream, state: SyncState, page: PageWrite | null): Promise<Stream | null> => {
      if (state === stream.state && page === null) return Promise.resolve(stream);
      const at = clock.now();
      const times = { dueAt: dueAt(state, at, isLive(stream.watch, at)), at };
      return streams.save({ ...stream, hint: answersHint(stream) ? loaded.hint : null }, state, times, page);
    };

    let stream = await save(loaded, woken(loaded), null);
    let ahead: Promise<Attempt> | null = null;
    try {
      for (let pages = 0; stream; pages += 1) {
        const step = stepOf(stream.state, clock.now());
        if (step.do === 'wait') {
          if (loaded.hint && stream.state.phase === 'ready' && !answersHint(stream))
            await deps.queue.wake([ref]);
          return;
        }
        if (pages === PAGES_PER_RUN || stopping.aborted) return await deps.queue.wake([ref]);

        const attempt: Attempt = await (ahead ?? read(stream, step, Promise.resolve()));
        const page = 'page' in attempt ? attempt.page : null;
        const outcome = 'page' in attempt ? attempt.page.outcome : failureOf(attempt.error);
        const state = after(stream, outcome);
        if (page && state.unreadable) tellUnreadable(page);
        const isWhole =
          pages === 0 &&
          loaded.state.phase === 'ready' &&
          stream.state.phase === 'changes' &&
          state.phase === 'ready';
        const written = save(stream, state, page && writeOf(stream, page, isWhole));

        const next = stepOf(state, clock.now());
        ahead = next.do === 'wait' || stopping.aborted ? null : read({ ...stream, state }, next, written);
        stream = await written;
        if (isMissing(outcome))
          await deps.queue.refresh({ workspace: ref.workspace, connectionId: loaded.connection.id });
      }
    } finally {
      await ahead;
    }
  };
