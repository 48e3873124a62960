import type { Connection } from '../domain/connection.ts';
import { type Missing, whyMissing } from '../domain/finding.ts';
import { type SyncSettings, wholeWindow } from '../domain/sync-settings.ts';
import { progressOf } from '../domain/sync-step.ts';
import { type Trouble, troubleOf } from '../domain/trouble.ts';
import type { AccessFor } from '../ports/access.ts';
import type { AppointmentProvider, RemoteAppointment } from '../ports/appointments.ts';
import type { Calendars, StoredCalendar } from '../ports/calendars.ts';
import type { Caller } from '../ports/caller.ts';
import type { Clock } from '../ports/clock.ts';
import type { Connections } from '../ports/connections.ts';
import { ProviderError } from '../ports/failure.ts';
import type { Meetings, StoredMeeting } from '../ports/meetings.ts';
import type { Vault } from '../ports/vault.ts';
import { seriesKey } from './series-key.ts';

export type FindAppointmentDeps = {
  readonly connections: Pick<Connections, 'ofUser'>;
  readonly calendars: Pick<Calendars, 'ofConnection'>;
  readonly meetings: Pick<Meetings, 'one' | 'ofSeries'>;
  readonly provider: AppointmentProvider;
  readonly accessFor: AccessFor;
  readonly vault: Pick<Vault, 'hash'>;
  readonly settings: SyncSettings;
  readonly clock: Clock;
};

/** What Outlook says of the appointment that is open. */
export type OpenAppointment = {
  readonly itemId: string;
  readonly seriesId: string | null;
  /** Of an occurrence, UTC in ms. */
  readonly start: number | null;
  /** Addresses, which are hints where to look first. */
  readonly mailbox: string;
  readonly owner: string | null;
};

type CalendarName = Pick<StoredCalendar, 'id' | 'name'>;

export type Finding =
  | { readonly state: 'known'; readonly meeting: StoredMeeting; readonly calendar: CalendarName }
  | (Extract<Missing, { state: 'left-out' }> & {
      readonly calendar: CalendarName | null;
      readonly connectionId: string;
    })
  | { readonly state: 'not-yet' | 'not-connected' | 'not-found' }
  | { readonly state: 'trouble'; readonly trouble: Trouble };

/** So many of somebody's connections are asked at most. */
const MOST = 4;

const same = (a: string, b: string | null): boolean => a.toLowerCase() === b?.toLowerCase();

/** Connections of the mailbox itself first, then of whose calendar it is, then the others. */
const ranked = (own: readonly Connection[], { mailbox, owner }: OpenAppointment): Connection[] => {
  const rank = ({ account: { address } }: Connection) =>
    same(address, mailbox) ? 0 : same(address, owner) ? 1 : 2;
  return own.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST);
};

/**
 * What is known of the appointment that is open in Outlook, or why nothing is: it is looked for in the caller's own
 * connections, by the ids that the provider makes of Outlook's, and then, to say why it is missing, in the mailbox.
 */
export const findAppointment =
  (deps: FindAppointmentDeps) =>
  async ({ workspace, account }: Caller, open: OpenAppointment): Promise<Finding> => {
    const { connections, calendars, meetings, provider, accessFor, vault, settings, clock } = deps;

    const stored = async (
      connection: Connection,
      known: readonly StoredCalendar[],
      [id, seriesId]: readonly (string | null)[],
    ): Promise<StoredMeeting | null> => {
      const ref = { workspace, connectionId: connection.id };
      const keysOf = (series: string) =>
        known.filter(({ selected }) => selected).map((calendar) => seriesKey(vault, calendar.id, series));
      const one = id ? await meetings.one(ref, id) : null;
      if (one) return one;
      if (seriesId && open.start !== null)
        return meetings.ofSeries(ref, keysOf(seriesId), { startingAt: open.start });
      return id ? meetings.ofSeries(ref, keysOf(id), { nextFrom: clock.now() }) : null;
    };

    const missing = (
      { id: connectionId }: Connection,
      known: readonly StoredCalendar[],
      remote: RemoteAppointment,
    ): Finding => {
      const calendar = known.find(({ remoteId }) => remoteId === remote.calendarId) ?? null;
      const stream = calendar?.stream ?? null;
      const why = whyMissing(
        {
          leftOut: remote.leftOut,
          time: remote.leftOut === null ? remote.time : null,
          series: remote.leftOut === null && remote.series,
          selected: calendar?.selected ?? false,
          read: stream !== null && progressOf(stream.state).phase === 'ready',
        },
        wholeWindow(clock.now(), settings),
      );
      return why.state === 'not-yet' ? why : { ...why, calendar, connectionId };
    };

    const lookIn = async (connection: Connection): Promise<Finding> => {
      const access = accessFor(connection);
      const outlookIds = [open.itemId, ...(open.seriesId === null ? [] : [open.seriesId])];
      try {
        const ids = await provider.ownIds(access, connection.account, outlookIds);
        const known = await calendars.ofConnection({ workspace, connectionId: connection.id });
        const meeting = await stored(connection, known, ids);
        const calendar = meeting && known.find(({ id }) => id === meeting.calendarId);
        if (meeting && calendar) return { state: 'known', meeting, calendar };
        const id = ids.find((one) => one !== null);
        if (!id) return { state: 'not-found' };
        const remote = await provider.appointment(access, connection.account, id, connection.filters);
        return missing(connection, known, remote);
      } catch (error) {
        if (!(error instanceof ProviderError)) throw error;
        if (error.failure.kind === 'not-found') return { state: 'not-found' };
        return { state: 'trouble', trouble: troubleOf(error.failure, clock.now()) };
      }
    };

    const candidates = ranked(await connections.ofUser(workspace, account.oid), open);
    let nearest: Finding = { state: 'not-connected' };
    for (const connection of candidates) {
      const finding = await lookIn(connection);
      if (finding.state !== 'not-found' && finding.state !== 'trouble') return finding;
      // What a connection of another mailbox says about it counts for nothing.
      if (nearest.state === 'not-connected' && same(connection.account.address, open.mailbox))
        nearest = finding;
    }
    return nearest;
  };
