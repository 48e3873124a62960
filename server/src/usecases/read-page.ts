import type { Change } from '../domain/reconcile.ts';
import type { SyncOutcome } from '../domain/sync.ts';
import type { SyncStep } from '../domain/sync-step.ts';
import { unreadableAfter } from '../domain/unreadable.ts';
import type { AccessFor } from '../ports/access.ts';
import type { CalendarProvider, Known, KnownSeries, Source } from '../ports/calendar-provider.ts';
import type { Stream, Streams } from '../ports/streams.ts';

export type ReadPageDeps = {
  readonly streams: Pick<Streams, 'knownSeries' | 'tags'>;
  readonly provider: Pick<CalendarProvider, 'view' | 'changes'>;
  readonly accessFor: AccessFor;
};

export type Reading = Exclude<SyncStep, { readonly do: 'wait' }>;
export type Page = { readonly changes: readonly Change[]; readonly outcome: SyncOutcome };

const meetingsIn = (changes: readonly Change[]): number =>
  changes.filter(({ kind }) => ['meeting', 'occurrence', 'unchanged'].includes(kind)).length;

/**
 * Reads the page that a stream needs now. `keyOf` makes the key that a series is stored under. What is stored is
 * looked at only once the page before is `written`, since that may have brought the series.
 * @throws ProviderError
 */
export const readPage =
  ({ streams, provider, accessFor }: ReadPageDeps, keyOf: (seriesId: string) => string) =>
  async (stream: Stream, { do: kind, window, cursor }: Reading, written: Promise<unknown>): Promise<Page> => {
    const { connection, remoteId, shared, state } = stream;
    const source: Source = {
      access: accessFor(connection),
      account: connection.account,
      calendarId: remoteId,
      shared,
      window,
      filters: connection.filters,
    };
    if (kind === 'read-view') {
      const page = await provider.view(source, cursor);
      const meetings = meetingsIn(page.changes);
      const unreadable = unreadableAfter(state.unreadable ?? [], page.changes);
      return {
        changes: page.changes,
        outcome:
          page.cursor === null
            ? { kind: 'round-complete', cursor: null, meetings, unreadable }
            : { kind: 'page-read', cursor: page.cursor, meetings, unreadable },
      };
    }
    const series: KnownSeries = async (seriesIds) => {
      await written;
      const found = await streams.knownSeries(stream, state.round, seriesIds.map(keyOf));
      return new Map(
        seriesIds.flatMap((id) => {
          const status = found.get(keyOf(id));
          return status ? [[id, status] as const] : [];
        }),
      );
    };
    const known: Known = {
      series,
      tags: async () => {
        await written;
        return streams.tags(stream);
      },
    };
    const { changes, next } = await provider.changes(source, cursor, known);
    const meetings = meetingsIn(changes);
    const unreadable = unreadableAfter(state.unreadable ?? [], changes);
    const done = next.kind === 'complete' ? 'round-complete' : 'page-read';
    return { changes, outcome: { kind: done, cursor: next.cursor, meetings, unreadable } };
  };
