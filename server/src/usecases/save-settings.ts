import { Refusal } from '../domain/refusal.ts';
import type { VersionedChoices } from '../domain/selection.ts';
import type { CalendarChoices, Calendars } from '../ports/calendars.ts';
import type { Caller } from '../ports/caller.ts';
import type { Clock } from '../ports/clock.ts';
import type { Connections } from '../ports/connections.ts';
import type { SyncQueue } from '../ports/sync-queue.ts';
import { ownConnection } from './own-connection.ts';

export type SaveSettingsDeps = {
  readonly connections: Pick<Connections, 'get'>;
  readonly calendars: Pick<Calendars, 'choose' | 'choices'>;
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
  async (caller: Caller, connectionId: string, choices: VersionedChoices): Promise<CalendarChoices> => {
    const { workspace } = await ownConnection(connections, caller, connectionId);
    const ref = { workspace, connectionId };
    const changed = await calendars.choose(ref, choices, clock.now());
    if (changed.length > 0) await queue.wake(changed);
    await queue.keepWatches(ref);
    const chosen = await calendars.choices(ref);
    if (!chosen) throw new Refusal('not-found', 'There is no such connection.');
    return chosen;
  };
