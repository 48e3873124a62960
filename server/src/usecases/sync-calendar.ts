import { type Change, type RoundEnd, reconcile } from '../domain/reconcile.ts';
import { advance, type SyncOutcome, type SyncState } from '../domain/sync.ts';
import type { SyncSettings } from '../domain/sync-settings.ts';
import { dueAt, type SyncStep, stepOf } from '../domain/sync-step.ts';
import type { AccessFor } from '../ports/access.ts';
import type { CalendarProvider, KnownSeries, Source } from '../ports/calendar-provider.ts';
import type { Clock } from '../ports/clock.ts';
import { ProviderError } from '../ports/failure.ts';
import type { Log } from '../ports/log.ts';
import type { PageWrite, Stream, Streams } from '../ports/streams.ts';
import type { CalendarRef, SyncQueue } from '../ports/sync-queue.ts';
import type { Vault } from '../ports/vault.ts';

export type SyncCalendarDeps = {
  readonly streams: Pick<Streams, 'load' | 'save' | 'knownSeries'>;
  readonly provider: Pick<CalendarProvider, 'view' | 'changes'>;
  readonly accessFor: AccessFor;
  readonly vault: Pick<Vault, 'hash'>;
  readonly queue: Pick<SyncQueue, 'wake'>;
  readonly settings: SyncSettings;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly log: Log;
};

/** After so many pages others get their turn, and this calendar goes on behind them. */
const PAGES_PER_RUN = 500;

type Reading = Exclude<SyncStep, { readonly do: 'wait' }>;
type Page = { readonly changes: readonly Change[]; readonly outcome: SyncOutcome };
/** What came of reading a page: a value, because nobody may want it any more. */
type Attempt = { readonly page: Page } | { readonly error: unknown };

const meetingsIn = (changes: readonly Change[]): number =>
  changes.filter(({ kind }) => kind === 'meeting' || kind === 'occurrence').length;

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
    const { streams, provider, clock, settings, vault, log } = deps;
    const ids = { workspace: ref.workspace, calendarId: ref.calendarId };

    const keyOf = (seriesId: string): string => vault.hash(`${ref.calendarId} ${seriesId}`);

    /** Asked only once the page before is `written`, which may have brought the series. */
    const knownIn =
      (round: number, written: Promise<unknown>): KnownSeries =>
      async (seriesIds) => {
        await written;
        const known = await streams.knownSeries(ref, round, seriesIds.map(keyOf));
        return new Map(
          seriesIds.flatMap((id) => {
            const status = known.get(keyOf(id));
            return status ? [[id, status] as const] : [];
          }),
        );
      };

    const readPage = async (
      stream: Stream,
      { do: kind, window, cursor }: Reading,
      written: Promise<unknown>,
    ): Promise<Page> => {
      const { connection, remoteId, state } = stream;
      const source: Source = {
        access: deps.accessFor(connection),
        account: connection.account,
        calendarId: remoteId,
        window,
        filters: connection.filters,
      };
      if (kind === 'read-view') {
        const page = await provider.view(source, cursor);
        const meetings = meetingsIn(page.changes);
        return {
          changes: page.changes,
          outcome:
            page.cursor === null
              ? { kind: 'round-complete', cursor: null, meetings }
              : { kind: 'page-read', cursor: page.cursor, meetings },
        };
      }
      const { changes, next } = await provider.changes(source, cursor, knownIn(state.round, written));
      const meetings = meetingsIn(changes);
      const done = next.kind === 'complete' ? 'round-complete' : 'page-read';
      return { changes, outcome: { kind: done, cursor: next.cursor, meetings } };
    };

    /** A failure nobody foresaw is ours; the calendar waits, so that it can't be met in a circle. */
    const failureOf = (error: unknown): SyncOutcome => {
      if (error instanceof ProviderError) {
        log.warn('sync.failed', { ...ids, failure: error.failure.kind }, error);
        return { kind: 'failed', failure: error.failure };
      }
      log.error('sync.broken', ids, error);
      return { kind: 'failed', failure: { kind: 'unintelligible', path: 'internal' } };
    };

    const read = (stream: Stream, step: Reading, written: Promise<unknown>): Promise<Attempt> =>
      readPage(stream, step, written).then(
        (page) => ({ page }),
        (error: unknown) => ({ error }),
      );

    const after = (stream: Stream, outcome: SyncOutcome): SyncState =>
      advance(stream.state, outcome, { at: clock.now(), jitter: deps.random() }, settings);

    const save = (stream: Stream, state: SyncState, page: PageWrite | null): Promise<Stream | null> =>
      state === stream.state && page === null
        ? Promise.resolve(stream)
        : streams.save(stream, state, dueAt(state, clock.now()), page);

    const writeOf = ({ state }: Stream, { changes, outcome }: Page): PageWrite => ({
      plan: reconcile(changes, keyOf, endOf(state, outcome)),
      round: state.round,
    });

    const loaded = await streams.load(ref);
    let stream = loaded && (await save(loaded, after(loaded, { kind: 'woken' }), null));
    let ahead: Promise<Attempt> | null = null;
    try {
      for (let pages = 0; stream; pages += 1) {
        const step = stepOf(stream.state, clock.now());
        if (step.do === 'wait') return;
        if (pages === PAGES_PER_RUN || stopping.aborted) return await deps.queue.wake([ref]);

        const attempt: Attempt = await (ahead ?? read(stream, step, Promise.resolve()));
        const page = 'page' in attempt ? attempt.page : null;
        const outcome = 'page' in attempt ? attempt.page.outcome : failureOf(attempt.error);
        const state = after(stream, outcome);
        const written = save(stream, state, page && writeOf(stream, page));

        const next = stepOf(state, clock.now());
        ahead = next.do === 'wait' || stopping.aborted ? null : read({ ...stream, state }, next, written);
        stream = await written;
      }
    } finally {
      await ahead;
    }
  };
