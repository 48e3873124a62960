/** @jest-environment jsdom */
import { expect, test } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import type { AppointmentFinding } from '../../../../server/contract/appointments.ts';
import type { Meeting } from '../../../../server/contract/meetings.ts';
import { calendar, connection, id, meeting } from '../../../test/examples.ts';
import { openApp } from '../../../test/open-app.tsx';
import type { OpenAppointment } from '../../host/host.ts';
import { HostError } from '../../host/host-error.ts';

const saved: OpenAppointment = {
  state: 'saved',
  itemId: 'AAMk/1+',
  seriesId: null,
  start: null,
  mailbox: 'alice@contoso.example',
  owner: 'team@contoso.example',
};

/** Outlook with something open, which a test may change. */
class Outlook {
  open: OpenAppointment;
  #changed: () => void = () => {};

  constructor(open: OpenAppointment) {
    this.open = open;
  }

  isOpen = () => this.open.state !== 'none';
  read = async () => this.open;
  onChange = (listener: () => void) => {
    this.#changed = listener;
    return () => {};
  };

  change(open: OpenAppointment): void {
    this.open = open;
    this.#changed();
  }
}

const show = async (open: OpenAppointment, finding: AppointmentFinding = { state: 'not-found' }) => {
  const outlook = new Outlook(open);
  const opened = await openApp({
    route: 'appointment',
    appointments: outlook,
    prepare: (api) => api.on('findAppointment', () => finding),
  });
  await screen.findByRole('heading', { level: 1, name: 'This appointment' });
  return { ...opened, outlook };
};

/** What it says, where people see it. */
const sees = (title: string) => screen.findByRole('heading', { level: 2, name: title });

test('our API is asked by what Outlook says of the appointment, and by nothing else', async () => {
  const { api } = await show(saved);
  await sees('Sally does not know this appointment');
  expect(api.callsOf('findAppointment').map(({ body }) => body)).toEqual([
    { itemId: 'AAMk/1+', mailbox: 'alice@contoso.example', owner: 'team@contoso.example' },
  ]);
});

test('an Outlook that does not say which one is being changed leads to the meetings', async () => {
  const { user, api } = await show({ state: 'unidentified' });
  await user.click(await screen.findByRole('button', { name: 'Go to meetings' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Meetings' })).toBeTruthy();
  expect(api.callsOf('findAppointment')).toEqual([]);
});

test('another appointment takes the place of the one before', async () => {
  const { outlook } = await show({ state: 'unsaved' });
  await sees('Save or send the appointment first');
  outlook.change(saved);
  await sees('Sally does not know this appointment');
  outlook.change({ state: 'none' });
  await sees('No appointment is open');
});

test('what is about to be read is asked for again', async () => {
  let finding: AppointmentFinding = { state: 'not-yet' };
  const opened = await openApp({
    route: 'appointment',
    appointments: new Outlook(saved),
    prepare: (api) => api.on('findAppointment', () => finding),
  });
  await sees('Not read yet');
  finding = {
    state: 'left-out',
    reason: 'calendar-not-selected',
    calendar: { id: id(1), name: 'Projects' },
    connectionId: id(2),
  };
  await sees('“Projects” is not synced');
  expect(opened.api.callsOf('findAppointment').length).toBeGreaterThan(1);
});

test('a connection that does not work says why', async () => {
  await show(saved, {
    state: 'trouble',
    trouble: { reason: 'signed-out', fault: 'user', code: null, since: '2026-11-25T10:00:00Z' },
  });
  expect(
    await screen.findByText('Microsoft has ended the sign-in of this account', { selector: 'p' }),
  ).toBeTruthy();
});

test('a sign-in that has ended is no alarm, and everything is read anew after the next one', async () => {
  const { host, api, outlook, user } = await show(saved);
  await sees('Sally does not know this appointment');
  const { token } = host;
  host.token = async () => {
    throw new HostError('signed-out', {
      remedy: async () => {
        host.token = token;
      },
    });
  };
  outlook.change({ ...saved, itemId: 'AAMk/2' });
  const button = await screen.findByRole('button', { name: 'Sign in with Microsoft' });
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getByText('Sign in again')).toBeTruthy();
  await user.click(button);
  await sees('Sally does not know this appointment');
  expect(api.callsOf('findAppointment').at(-1)?.body.itemId).toBe('AAMk/2');
});

const known = (changes: Partial<Meeting>): AppointmentFinding => ({
  state: 'known',
  meeting: meeting('Review', '2026-11-25T14:00:00Z', changes),
  calendar: { id: id(1), name: 'Calendar' },
});

test('a link that its company hides is not taken for none', async () => {
  await show(saved, known({ service: null, joinUrl: null, gateway: 'Mimecast' }));
  expect(await screen.findByText('Mimecast hides the link')).toBeTruthy();
  expect(screen.queryByText(/No link was found/)).toBeNull();
});

test('where there is no link at all, that is said', async () => {
  await show(saved, known({ service: null, joinUrl: null }));
  expect(await screen.findByText('No link was found in its place or its text.')).toBeTruthy();
});

test('an appointment with several links lets its reader choose another one, and shows it', async () => {
  const links = [
    { key: 'z', service: 'Zoom', url: 'https://zoom.us/j/98765432101' },
    { key: 'm', service: 'Google Meet', url: 'https://meet.google.com/abc-defg-hij' },
  ];
  let finding = known({ service: 'Zoom', links });
  const chosen = { service: 'Google Meet', links: links.toReversed() };
  const { api, user } = await openApp({
    route: 'appointment',
    appointments: new Outlook(saved),
    prepare: (api) =>
      api
        .on('findAppointment', () => finding)
        .on('chooseLink', () => {
          finding = known(chosen);
          return meeting('Review', '2026-11-25T14:00:00Z', chosen);
        }),
  });
  expect(await screen.findByText('Zoom')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '2 links, Review' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Which link leads to the meeting?' }));
  await user.click(dialog.getByRole('radio', { name: /Google Meet/ }));
  await user.click(dialog.getByRole('button', { name: 'Use this link' }));
  expect(await screen.findByText('Google Meet')).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(api.callsOf('chooseLink')).toMatchObject([{ body: { key: 'm' } }]);
});

const leftOut: AppointmentFinding = {
  state: 'left-out',
  reason: 'private',
  calendar: { id: id(1), name: 'Calendar' },
  connectionId: id(100),
};

const openLeftOut = async () => {
  const settings = { syncPrivate: false, onlyOnline: false };
  const calendars = [calendar(1)];
  const outlook = new Outlook(saved);
  let finding: AppointmentFinding = leftOut;
  const opened = await openApp({
    route: 'appointment',
    appointments: outlook,
    prepare: (api) =>
      api
        .on('findAppointment', () => finding)
        .on('listConnections', () => ({
          connections: [connection({ id: id(99) }), connection()],
          approvals: [],
        }))
        .on('listCalendars', () => ({ version: 3, calendars, settings }))
        .on('saveSettings', ({ body }) => {
          finding = known({});
          return { version: 4, calendars, settings: { ...settings, syncPrivate: body.syncPrivate } };
        }),
  });
  await opened.user.click(await screen.findByRole('button', { name: 'Configure calendars' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Configure calendars' }));
  return { ...opened, outlook, dialog, lets: await dialog.findByRole('switch', { name: /private/ }) };
};

test('what was left out is let in where it is said, for the connection that left it out', async () => {
  const { api, user, dialog, lets } = await openLeftOut();
  await user.click(lets);
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await sees('Review');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('main'));
  expect(api.callsOf('saveSettings')).toMatchObject([
    { params: { connectionId: id(100) }, body: { version: 3, syncPrivate: true } },
  ]);
});

test('what is being chosen outlasts the appointment it began with', async () => {
  const { outlook, user, lets } = await openLeftOut();
  await user.click(lets);
  outlook.change({ state: 'none' });
  await sees('No appointment is open');
  expect((screen.getByRole('switch', { name: /private/ }) as HTMLInputElement).checked).toBe(true);
});

/** What people who don't see the screen have been told last. */
const said = (): string => document.querySelector('[aria-live="polite"]')?.textContent ?? '';

test('what came of looking is said aloud, and again when it is something else', async () => {
  const { outlook, api } = await show({ state: 'unsaved' }, known({}));
  await waitFor(() => expect(said()).toBe('Save or send the appointment first'));
  outlook.open = saved;
  await sees('Review');
  await waitFor(() => expect(said()).toBe('Review'));
  api.on('findAppointment', () => ({ state: 'not-found' }));
  outlook.change({ ...saved, itemId: 'AAMk/2' });
  await sees('Sally does not know this appointment');
  await waitFor(() => expect(said()).toBe('Sally does not know this appointment'));
});

test('a connection that does not work says so aloud', async () => {
  await show(saved, {
    state: 'trouble',
    trouble: { reason: 'signed-out', fault: 'user', code: null, since: '2026-11-25T10:00:00Z' },
  });
  await waitFor(() => expect(said()).toBe('Microsoft has ended the sign-in of this account'));
});
