/** @jest-environment jsdom */
import { expect, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import type { AppointmentFinding } from '../../../../server/contract/appointments.ts';
import { id } from '../../../test/examples.ts';
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

test('our API is asked by what Outlook says of the appointment, and by nothing else', async () => {
  const { api } = await show(saved);
  expect(await screen.findByText('Sally does not know this appointment')).toBeTruthy();
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
  expect(await screen.findByText('Save or send the appointment first')).toBeTruthy();
  outlook.change(saved);
  expect(await screen.findByText('Sally does not know this appointment')).toBeTruthy();
  outlook.change({ state: 'none' });
  expect(await screen.findByText('No appointment is open')).toBeTruthy();
});

test('what is about to be read is asked for again', async () => {
  let finding: AppointmentFinding = { state: 'not-yet' };
  const opened = await openApp({
    route: 'appointment',
    appointments: new Outlook(saved),
    prepare: (api) => api.on('findAppointment', () => finding),
  });
  expect(await screen.findByText('Not read yet')).toBeTruthy();
  finding = {
    state: 'left-out',
    reason: 'calendar-not-selected',
    calendar: { id: id(1), name: 'Projects' },
    connectionId: id(2),
  };
  expect(await screen.findByText('“Projects” is not synced')).toBeTruthy();
  expect(opened.api.callsOf('findAppointment').length).toBeGreaterThan(1);
});

test('a connection that does not work says why', async () => {
  await show(saved, {
    state: 'trouble',
    trouble: { reason: 'signed-out', fault: 'user', code: null, since: '2026-11-25T10:00:00Z' },
  });
  expect(await screen.findByText('Microsoft has ended the sign-in of this account')).toBeTruthy();
});

test('a sign-in that has ended is no alarm, and everything is read anew after the next one', async () => {
  const { host, api, outlook, user } = await show(saved);
  await screen.findByText('Sally does not know this appointment');
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
  expect(await screen.findByText('Sally does not know this appointment')).toBeTruthy();
  expect(api.callsOf('findAppointment').at(-1)?.body.itemId).toBe('AAMk/2');
});
