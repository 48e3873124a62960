import type { Change } from '../../src/domain/reconcile.ts';
import type { TokenAccess } from '../../src/ports/access.ts';
import type { CalendarProvider } from '../../src/ports/calendar-provider.ts';
import type { Planted } from './stage.ts';

const BLANK = {
  title: '',
  organizer: null,
  private: false,
  cancelled: false,
  response: 'none',
  online: false,
  link: null,
  uid: null,
} as const;

/** A provider that tells its changes differently. */
const telling = (retold: (change: Change) => Change[]): Planted => ({
  provider: (provider) => ({
    ...provider,
    changes: async (...args) => {
      const page = await provider.changes(...args);
      return { ...page, changes: page.changes.flatMap(retold) };
    },
  }),
});

/** The same for changes of what was told of before in the same round. */
const repeating = (retold: (change: Change) => Change[]): Planted => ({
  provider: (provider) => {
    const rounds = new Map<string, Set<string>>();
    const changes: CalendarProvider<TokenAccess>['changes'] = async (source, cursor, known) => {
      const seen = (cursor === null ? undefined : rounds.get(source.calendarId)) ?? new Set();
      rounds.set(source.calendarId, seen);
      const page = await provider.changes(source, cursor, known);
      if (page.next.kind === 'complete') rounds.delete(source.calendarId);
      const once = (change: Change): Change[] => {
        if (seen.has(change.id)) return retold(change);
        seen.add(change.id);
        return [change];
      };
      return { ...page, changes: page.changes.flatMap(once) };
    };
    return { ...provider, changes };
  },
});

/** What a sync may get wrong, each as one change between it and its ports. */
export const BUGS = {
  'removals are ignored': telling((change) => (change.kind === 'removed' ? [] : [change])),

  'a bare occurrence loses what its series says': telling((change) =>
    change.kind === 'occurrence'
      ? [{ ...change, detail: BLANK, kind: 'meeting', originalStart: null }]
      : [change],
  ),

  'a series does not replace its set': telling((change) =>
    change.kind === 'series' || change.kind === 'left-out-series'
      ? [{ ...change, announces: false }]
      : [change],
  ),

  'the first of repeated rows wins': repeating(() => []),

  'the cursor is saved before its rows': {
    streams: (streams) => ({
      ...streams,
      async save(stream, state, times, page) {
        const moved = await streams.save(stream, state, times, null);
        return moved && page ? streams.save(moved, state, times, page) : moved;
      },
    }),
  },

  'what is told while reading is forgotten': {
    streams: (streams) => ({
      ...streams,
      async save(stream, ...rest) {
        const now = await streams.load(stream);
        return streams.save({ ...stream, hint: now?.hint ?? null }, ...rest);
      },
    }),
  },

  'what comes again is stored twice': repeating((change) =>
    change.kind === 'meeting' || change.kind === 'occurrence'
      ? [change, { ...change, id: `${change.id} again` }]
      : [change],
  ),
} satisfies Record<string, Planted>;
