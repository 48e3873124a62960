import { calendarTrouble } from '../domain/calendar-trouble.ts';
import { progressOf } from '../domain/sync-step.ts';
import type { Trouble } from '../domain/trouble.ts';
import type { Calendars, StoredCalendar, StoredStream } from '../ports/calendars.ts';
import type { Caller } from '../ports/caller.ts';
import type { Clock } from '../ports/clock.ts';
import type { Connections } from '../ports/connections.ts';
import type { SyncQueue } from '../ports/sync-queue.ts';
import { ownConnection } from './own-connection.ts';

export type SyncNowDeps = {
  readonly connections: Pick<Connections, 'get'>;
  readonly calendars: Pick<Calendars, 'ask' | 'ofConnection'>;
  readonly queue: Pick<SyncQueue, 'wake'>;
  readonly clock: Clock;
  /** Real time, ms. */
  readonly pause: (ms: number) => Promise<void>;
};

export type SyncNowResult =
  | { readonly result: 'up-to-date' | 'changed' | 'reading' | 'nothing-selected' }
  | { readonly result: 'trouble'; readonly trouble: Trouble };

/** Whoever pressed a button waits so long for an answer (ms), in steps. */
const PATIENCE = 8_000;
const STEP = 150;

const readSince = ({ state }: StoredStream, asked: number): boolean => (state.lastSuccess ?? 0) >= asked;

/** Null while it is being read. */
const resultOf = (calendars: readonly StoredCalendar[], asked: number): SyncNowResult | null => {
  const read = calendars.flatMap((calendar) =>
    calendar.stream ? [{ calendar, stream: calendar.stream }] : [],
  );
  if (read.length === 0) return { result: 'nothing-selected' };
  const open = read.filter(({ stream }) => !readSince(stream, asked));
  const troubles = open.map(({ calendar, stream }) =>
    calendarTrouble(calendar, progressOf(stream.state).trouble),
  );
  const [trouble] = troubles;
  if (open.length > 0 && trouble && troubles.every((one) => one !== null))
    return { result: 'trouble', trouble };
  if (open.length > 0) return null;
  return { result: read.some(({ stream }) => (stream.changedAt ?? 0) >= asked) ? 'changed' : 'up-to-date' };
};

/**
 * Reads all selected calendars of a connection of the caller now, and waits a while for what comes of it.
 * @throws Refusal `not-found`
 */
export const syncNow =
  ({ connections, calendars, queue, clock, pause }: SyncNowDeps) =>
  async (caller: Caller, connectionId: string): Promise<SyncNowResult> => {
    const { workspace } = await ownConnection(connections, caller, connectionId);
    const ref = { workspace, connectionId };
    const asked = clock.now();
    const woken = await calendars.ask(ref, asked);
    if (woken.length > 0) await queue.wake(woken);
    for (let waited = 0; waited < PATIENCE; waited += STEP) {
      const result = resultOf(await calendars.ofConnection(ref), asked);
      if (result) return result;
      await pause(STEP);
    }
    return { result: 'reading' };
  };
