import type {
  Calendar as PresentedCalendar,
  CalendarChoices as PresentedChoices,
  Connection as PresentedConnection,
  SyncProgress as PresentedProgress,
} from '../../contract/connections.ts';
import { calendarTrouble } from '../domain/calendar-trouble.ts';
import { type Account, type Filters, sameAccount } from '../domain/connection.ts';
import { Refusal } from '../domain/refusal.ts';
import { progressOf } from '../domain/sync-step.ts';
import { isAboutAccess } from '../domain/trouble.ts';
import { watchProgress } from '../domain/watch.ts';
import type { CalendarChoices, StoredCalendar, StoredStream } from '../ports/calendars.ts';
import type { Caller } from '../ports/caller.ts';
import type { ConnectionOverview } from '../usecases/list-connections.ts';
import { presentTrouble } from './present-trouble.ts';

const instant = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

const presentStream = (calendar: StoredCalendar, stream: StoredStream, now: number): PresentedProgress => {
  const { lastSuccess, ...progress } = progressOf(stream.state);
  const trouble = calendarTrouble(calendar, progress.trouble);
  const { watch, nextRenewal } = watchProgress(stream.watch, now);
  return {
    ...progress,
    lastSuccess: instant(lastSuccess),
    watch,
    newestChange: instant(stream.changedAt),
    lastNotice: instant(stream.noticedAt),
    nextRenewal: instant(nextRenewal),
    nextRead: progress.phase === 'ready' ? instant(stream.dueAt) : null,
    trouble: trouble && presentTrouble(trouble),
  };
};

const presentCalendar = (calendar: StoredCalendar, now: number): PresentedCalendar => {
  const { id, name, owner, color, main, shared, selected, unseen, stream } = calendar;
  return {
    id,
    name,
    owner,
    color,
    main,
    shared,
    selected,
    unseen,
    progress: stream && presentStream(calendar, stream, now),
  };
};

const presentFilters = ({ syncPrivate, onlyOnline }: Filters) => ({ syncPrivate, onlyOnline });

export const presentChoices = (
  { calendars, filters, version }: CalendarChoices,
  now: number,
): PresentedChoices => ({
  version,
  calendars: calendars.map((calendar) => presentCalendar(calendar, now)),
  settings: presentFilters(filters),
});

/** Access that one calendar lost is lost to all of them, so the connection says it. */
export const presentConnection = (
  { connection, calendars, unseen, upcomingMeetings }: ConnectionOverview,
  caller: Account,
  now: number,
): PresentedConnection => {
  const streams = calendars.flatMap(({ stream }) => (stream ? [progressOf(stream.state)] : []));
  const successes = streams.flatMap(({ lastSuccess }) => (lastSuccess === null ? [] : [lastSuccess]));
  const trouble =
    connection.trouble ??
    streams.map((stream) => stream.trouble).find((one) => one !== null && isAboutAccess(one)) ??
    null;
  return {
    id: connection.id,
    kind: connection.kind,
    account: { name: connection.account.name, address: connection.account.address },
    own: sameAccount(connection.account, caller),
    settings: presentFilters(connection.filters),
    calendars: calendars.map((calendar) => presentCalendar(calendar, now)),
    newCalendars: unseen.map(({ name }) => name),
    upcomingMeetings,
    lastSuccess: successes.length === 0 ? null : instant(Math.max(...successes)),
    trouble: trouble && presentTrouble(trouble),
    createdAt: new Date(connection.createdAt).toISOString(),
  };
};

/** One of a caller's connections, out of all that are presented. @throws Refusal `not-found` */
export const presentOne =
  (all: (caller: Caller) => Promise<PresentedConnection[]>) =>
  async (caller: Caller, connectionId: string): Promise<PresentedConnection> => {
    const found = (await all(caller)).find(({ id }) => id === connectionId);
    if (!found) throw new Refusal('not-found', 'The connection was ended while it was made.');
    return found;
  };
