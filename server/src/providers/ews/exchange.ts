import type { LoginAccess } from '../../ports/access.ts';
import type { AppointmentProvider } from '../../ports/appointments.ts';
import type { CalendarProvider } from '../../ports/calendar-provider.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ExchangeDoctor } from '../../ports/exchange-doctor.ts';
import { ProviderError } from '../../ports/failure.ts';

export type ExchangeOptions = {
  readonly hosts: readonly string[];
  readonly cidrs: readonly string[];
  readonly allowPublic: boolean;
  readonly caFile: string | null;
  readonly pins: readonly string[];
  readonly clock: Clock;
};

export type Exchange = {
  readonly provider: CalendarProvider<LoginAccess> & AppointmentProvider<LoginAccess>;
  readonly doctor: ExchangeDoctor;
  close(): Promise<void>;
};

const nothing = () => Promise.reject(new ProviderError({ kind: 'unavailable' }));

/** Calendars on Exchange servers. */
export const openExchange = (_options: ExchangeOptions): Exchange => ({
  provider: {
    account: nothing,
    calendars: nothing,
    calendarOf: nothing,
    view: nothing,
    changes: nothing,
    ownIds: nothing,
    appointment: nothing,
  },
  doctor: { examine: async () => ({ report: [], account: null, build: null }) },
  close: async () => {},
});
