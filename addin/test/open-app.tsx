import './browser-gaps.ts';
import { createDOMRenderer, teamsLightTheme } from '@fluentui/react-components';
import { CalendarPersonRegular } from '@fluentui/react-icons/svg/calendar-person';
import { afterEach, beforeEach, jest } from '@jest/globals';
import { cleanup, configure, getConfig, render } from '@testing-library/react';
import { type UserEvent, userEvent } from '@testing-library/user-event';
import { App } from '../src/entries/app/App.tsx';
import { LazyAppointment } from '../src/entries/app/LazyAppointment.tsx';
import type { Appointments } from '../src/host/host.ts';
import { loadMessages } from '../src/i18n/i18n-context.tsx';
import { languageOf } from '../src/i18n/language.ts';
import { addresses, type Route } from '../src/ui/router.ts';
import { NOON, session } from './examples.ts';
import { FakeApi } from './fake-api.ts';
import { FakeHost } from './fake-host.ts';

// Testing Library moves faked time on while it waits, but looks for Jest among the globals.
Object.assign(globalThis, { jest });

// While it waits, faked time may run ahead of work that takes real time (cryptography happens on a thread), so each
// look lets a little real time pass too, and there are enough looks for a machine that is busy.
const { setTimeout: afterRealTime } = globalThis;
const { unstable_advanceTimersWrapper: moveOn } = getConfig();
configure({
  asyncUtilTimeout: 10_000,
  unstable_advanceTimersWrapper: async (move) => {
    const moved = await moveOn(move);
    await new Promise((resolve) => afterRealTime(resolve, 5));
    return moved;
  },
});

beforeEach(() => {
  const { resolvedOptions } = Intl.DateTimeFormat.prototype;
  jest.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockImplementation(function (
    this: Intl.DateTimeFormat,
  ) {
    return { ...resolvedOptions.call(this), timeZone: 'Europe/Berlin' };
  });
  jest.useFakeTimers({ now: NOON });
});

afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

/** Opens the whole app on a route, with nothing connected unless the API says otherwise. */
export async function openApp({
  route = 'meetings',
  locale = 'en-GB',
  appointments,
  prepare = () => {},
}: {
  route?: Route;
  locale?: string;
  /** As in Outlook's pane. */
  appointments?: Appointments;
  prepare?: (api: FakeApi) => void;
} = {}): Promise<{ api: FakeApi; host: FakeHost; user: UserEvent }> {
  const api = new FakeApi()
    .on('getSession', () => session)
    .on('listConnections', () => ({ connections: [], approvals: [] }))
    .on('listMeetings', () => ({ meetings: [], next: null }));
  prepare(api);
  api.install();
  const host = new FakeHost({ locale });
  if (appointments) host.appointments = appointments;
  location.hash = addresses[route];
  render(
    <App
      host={host}
      messages={await loadMessages(languageOf(locale))}
      firstTheme={teamsLightTheme}
      renderer={createDOMRenderer(document)}
      appointment={
        appointments && { Page: LazyAppointment, icons: [CalendarPersonRegular, CalendarPersonRegular] }
      }
    />,
  );
  return { api, host, user: userEvent.setup({ advanceTimers: jest.advanceTimersByTime }) };
}
