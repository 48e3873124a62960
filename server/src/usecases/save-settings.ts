import type { Choices } from '../domain/selection.ts';
import type { Calendars } from '../ports/calendars.ts';
import type { Caller } from '../ports/caller.ts';
import type { Clock } from '../ports/clock.ts';
import type { Connections } from '../ports/connections.ts';
import type { SyncQueue } from '../ports/sync-queue.ts';
import type { CalendarChoices } from './list-calendars.ts';
import { ownConnection } from './own-connection.ts';

export type SaveSettingsDeps = {
  readonly connections: Pick<Connections, 'get'>;
  readonly calendars: Pick<Calendars, 'choose' | 'ofConnection'>;
  readonly queue: Pick<SyncQueue, 'wake' | 'keepWatches'>;
  readonly clock: Clock;
};

/**
 * Replaces what is selected and both filters of a connection of the caller. What is left out by this is deleted
 * before it returns; what is let in is read soon after.
 * @throws Refusal
 */
export const saveSettings =
  ({ connections, calendars, queue, clock }: SaveSettingsDeps) =>
  async (caller: Caller, connectionId: string, choices: Choices): Promise<CalendarChoices> => {
    const { workspace } = await ownConnection(connections, caller, connectionId);
    const ref = { workspace, connectionId };
    const changed = await calendars.choose(ref, choices, clock.now());
    if (changed.length > 0) await queue.wake(changed);
    await queue.keepWatches(ref);
    return { calendars: await calendars.ofConnection(ref), filters: choices.filters };
  };
