import type { Access, LoginAccess, TokenAccess } from '../ports/access.ts';
import type { AppointmentProvider } from '../ports/appointments.ts';
import type { CalendarProvider } from '../ports/calendar-provider.ts';

type Provider<A extends Access> = CalendarProvider<A> & AppointmentProvider<A>;

type Providers = {
  readonly token: Provider<TokenAccess>;
  readonly login: Provider<LoginAccess>;
};

/** One provider of all kinds: what a connection was granted says whose it is. */
export const providerByAccess = ({ token, login }: Providers): Provider<Access> => ({
  account: (access, ...rest) =>
    access.by === 'token' ? token.account(access, ...rest) : login.account(access, ...rest),
  calendars: (access, ...rest) =>
    access.by === 'token' ? token.calendars(access, ...rest) : login.calendars(access, ...rest),
  calendarOf: (access, ...rest) =>
    access.by === 'token' ? token.calendarOf(access, ...rest) : login.calendarOf(access, ...rest),
  ownIds: (access, ...rest) =>
    access.by === 'token' ? token.ownIds(access, ...rest) : login.ownIds(access, ...rest),
  appointment: (access, ...rest) =>
    access.by === 'token' ? token.appointment(access, ...rest) : login.appointment(access, ...rest),
  view({ access, ...source }, ...rest) {
    return access.by === 'token'
      ? token.view({ ...source, access }, ...rest)
      : login.view({ ...source, access }, ...rest);
  },
  changes({ access, ...source }, ...rest) {
    return access.by === 'token'
      ? token.changes({ ...source, access }, ...rest)
      : login.changes({ ...source, access }, ...rest);
  },
});
