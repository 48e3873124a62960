import type {
  Calendar as PresentedCalendar,
  CalendarChoices as PresentedChoices,
  Connection as PresentedConnection,
} from '../../contract/connections.ts';
import type { Filters } from '../domain/connection.ts';
import { progressOf, type SyncProgress } from '../domain/sync-step.ts';
import { isAboutAccess } from '../domain/trouble.ts';
import type { StoredCalendar } from '../ports/calendars.ts';
import type { CalendarChoices } from '../usecases/list-calendars.ts';
import type { ConnectionOverview } from '../usecases/list-connections.ts';
import { presentTrouble } from './present-trouble.ts';

const instant = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

const presentProgress = ({ trouble, lastSuccess, ...progress }: SyncProgress) => ({
  ...progress,
  lastSuccess: instant(lastSuccess),
  trouble: trouble && presentTrouble(trouble),
});

const presentCalendar = ({
  id,
  name,
  owner,
  color,
  main,
  shared,
  selected,
  sync,
}: StoredCalendar): PresentedCalendar => ({
  id,
  name,
  owner,
  color,
  main,
  shared,
  selected,
  progress: sync && presentProgress(progressOf(sync)),
});

const presentFilters = ({ syncPrivate, onlyOnline }: Filters) => ({ syncPrivate, onlyOnline });

export const presentChoices = ({ calendars, filters }: CalendarChoices): PresentedChoices => ({
  calendars: calendars.map(presentCalendar),
  settings: presentFilters(filters),
});

/** Access that one calendar lost is lost to all of them, so the connection says it. */
export const presentConnection = ({
  connection,
  calendars,
  upcomingMeetings,
}: ConnectionOverview): PresentedConnection => {
  const streams = calendars.flatMap(({ sync }) => (sync ? [progressOf(sync)] : []));
  const successes = streams.flatMap(({ lastSuccess }) => (lastSuccess === null ? [] : [lastSuccess]));
  const trouble =
    connection.trouble ??
    streams.map((stream) => stream.trouble).find((one) => one !== null && isAboutAccess(one)) ??
    null;
  return {
    id: connection.id,
    kind: connection.kind,
    account: { name: connection.account.name, address: connection.account.address },
    settings: presentFilters(connection.filters),
    calendars: calendars.map(presentCalendar),
    upcomingMeetings,
    lastSuccess: successes.length === 0 ? null : instant(Math.max(...successes)),
    trouble: trouble && presentTrouble(trouble),
    createdAt: new Date(connection.createdAt).toISOString(),
  };
};
