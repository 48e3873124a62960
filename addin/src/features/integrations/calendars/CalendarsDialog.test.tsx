/** @jest-environment jsdom */
import { describe, expect, test } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import type { AddCalendarOutcome, Calendar } from '../../../../../server/contract/connections.ts';
import { calendar, connection, id, progress, trouble } from '../../../../test/examples.ts';
import { type FakeApi, refuse } from '../../../../test/fake-api.ts';
import { openApp } from '../../../../test/open-app.tsx';

const settings = { syncPrivate: false, onlyOnline: false };

const calendars = (count: number, selected: number): Calendar[] =>
  Array.from({ length: count }, (_, place) =>
    calendar(place + 1, { selected: place < selected, progress: null }),
  );

async function openDialog(list: Calendar[], prepare: (api: FakeApi) => void = () => {}) {
  const opened = await openApp({
    route: 'integrations',
    prepare: (api) => {
      api
        .on('listConnections', () => ({ connections: [connection()], approvals: [] }))
        .on('listCalendars', () => ({ version: 3, calendars: list, settings }))
        .on('saveSettings', () => ({ version: 4, calendars: list, settings }));
      prepare(api);
    },
  });
  await opened.user.click(await screen.findByRole('button', { name: 'Configure calendars' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Configure calendars' }));
  return { ...opened, dialog };
}

test('what is chosen is saved, and the dialog closes', async () => {
  const { api, user, dialog } = await openDialog(calendars(3, 1));
  await user.click(await dialog.findByRole('switch', { name: 'Sync private appointments' }));
  await user.click(dialog.getByRole('checkbox', { name: 'Calendar 2' }));
  expect(dialog.getByText('2 of 5 selected')).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(api.callsOf('saveSettings')).toMatchObject([
    {
      params: { connectionId: id(100) },
      body: { version: 3, syncPrivate: true, onlyOnline: false, calendarIds: [id(1), id(2)] },
    },
  ]);
});

test('both switches say what they do', async () => {
  const { dialog } = await openDialog(calendars(1, 1));
  const online = await dialog.findByRole('switch', { name: 'Sync only online meetings' });
  const hint = document.getElementById(online.getAttribute('aria-describedby') ?? '');
  expect(hint?.textContent).toContain('Microsoft Teams, Google Meet, Zoom');
});

test('with five selected a sixth cannot be, and the reason is said', async () => {
  const { user, dialog } = await openDialog(calendars(6, 5));
  const sixth = (await dialog.findByRole('checkbox', { name: 'Calendar 6' })) as HTMLInputElement;
  expect(sixth.disabled).toBe(true);
  const reason = document.getElementById(sixth.getAttribute('aria-describedby') ?? '');
  expect(reason?.textContent).toContain('At most 5 calendars');
  await user.click(dialog.getByRole('checkbox', { name: 'Calendar 1' }));
  expect(sixth.disabled).toBe(false);
});

test('the main calendar is marked, and others say whose they are', async () => {
  const owner = { name: 'Carol Clark', address: 'carol@contoso.example' };
  const { dialog } = await openDialog([calendar(1), calendar(2, { owner })]);
  expect(await dialog.findByText('Main calendar')).toBeTruthy();
  expect(dialog.getByRole('checkbox', { name: /Calendar 2 ?Owned by Carol Clark/ })).toBeTruthy();
});

test('many calendars can be searched, and what is chosen elsewhere stays', async () => {
  const { user, dialog } = await openDialog(calendars(12, 1));
  await user.type(await dialog.findByRole('searchbox', { name: 'Search calendars' }), 'Calendar 11');
  expect(dialog.getAllByRole('checkbox')).toHaveLength(1);
  await user.click(dialog.getByRole('checkbox', { name: 'Calendar 11' }));
  expect(dialog.getByText('2 of 5 selected')).toBeTruthy();
  await user.type(dialog.getByRole('searchbox'), ' nowhere');
  expect(dialog.getByText('No calendar matches your search.')).toBeTruthy();
});

test('a failure to save keeps everything that was entered', async () => {
  const { user, dialog } = await openDialog(calendars(2, 1), (api) =>
    api.on('saveSettings', () => refuse('internal')),
  );
  await user.click(await dialog.findByRole('checkbox', { name: 'Calendar 2' }));
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  expect((await dialog.findByRole('alert')).textContent).toContain('Nothing you chose here is lost.');
  expect((dialog.getByRole('checkbox', { name: 'Calendar 2' }) as HTMLInputElement).checked).toBe(true);
});

test('settings that somebody else changed meanwhile are loaded anew, with one’s own changes on top', async () => {
  const theirs = calendars(3, 1).map((each) => (each.id === id(3) ? { ...each, selected: true } : each));
  const versions = [
    { version: 3, calendars: calendars(3, 1), settings },
    { version: 4, calendars: theirs, settings: { ...settings, onlyOnline: true } },
  ];
  const { api, user, dialog } = await openDialog([], (fake) =>
    fake
      .on('listCalendars', () => versions.shift() ?? refuse('internal'))
      .on('saveSettings', ({ body }) =>
        body.version === 4 ? { version: 5, calendars: theirs, settings } : refuse('conflict'),
      ),
  );
  await user.click(await dialog.findByRole('checkbox', { name: 'Calendar 2' }));
  await user.click(dialog.getByRole('switch', { name: 'Sync private appointments' }));
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  expect((await dialog.findByRole('alert')).textContent).toContain('changed meanwhile');
  expect(await dialog.findByText('3 of 5 selected')).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(api.callsOf('saveSettings').at(-1)?.body).toEqual({
    version: 4,
    syncPrivate: true,
    onlyOnline: true,
    calendarIds: expect.arrayContaining([id(1), id(2), id(3)]),
  });
});

test('a new calendar is marked until the dialog was closed once', async () => {
  const list = calendars(3, 1).map((each) => (each.id === id(3) ? { ...each, unseen: true } : each));
  const { api, user, dialog } = await openDialog(list, (fake) => fake.on('seeCalendars', () => undefined));
  expect(await dialog.findByText('New')).toBeTruthy();
  expect(api.callsOf('seeCalendars')).toEqual([]);
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  await waitFor(() =>
    expect(api.callsOf('seeCalendars')).toMatchObject([{ body: { calendarIds: [id(3)] } }]),
  );
});

test('a calendar that can not be read says why', async () => {
  const closed = calendar(2, { progress: progress({ trouble: trouble('private-items') }) });
  const { dialog } = await openDialog([calendar(1), closed]);
  const box = await dialog.findByRole('checkbox', { name: 'Calendar 2' });
  const reason = document.getElementById(box.getAttribute('aria-describedby') ?? '');
  expect(reason?.textContent).toContain('because of a private appointment');
  expect(reason?.textContent).toContain('Ask its owner');
});

test('why calendars of groups are missing is said', async () => {
  const { dialog } = await openDialog(calendars(1, 1));
  expect(await dialog.findByText(/Calendars of Microsoft 365 groups are not listed/)).toBeTruthy();
});

describe('a calendar that is missing', () => {
  const found = calendar(9, { name: 'Calendar of Erik', selected: false });
  const openField = async (answer: AddCalendarOutcome) => {
    const opened = await openDialog(calendars(2, 1), (fake) => fake.on('addCalendar', () => answer));
    const field = await opened.dialog.findByRole('textbox', { name: /A calendar is missing/ });
    const add = async (address: string) => {
      await opened.user.clear(field);
      await opened.user.type(field, `${address}{Enter}`);
    };
    return { ...opened, add };
  };

  test('is added by its owner’s address, and chosen, with everything else as it was', async () => {
    const choices = { version: 3, calendars: [...calendars(2, 1), found], settings };
    const { api, user, dialog, add } = await openField({ outcome: 'added', calendarId: found.id, choices });
    await user.click(dialog.getByRole('checkbox', { name: 'Calendar 2' }));
    await add(' erik@contoso.example ');
    expect(await dialog.findByText('The calendar of erik@contoso.example is in the list now.')).toBeTruthy();
    expect(api.callsOf('addCalendar')).toMatchObject([{ body: { owner: 'erik@contoso.example' } }]);
    expect(dialog.getByText('3 of 5 selected')).toBeTruthy();
    expect((dialog.getByRole('checkbox', { name: 'Calendar of Erik' }) as HTMLInputElement).checked).toBe(
      true,
    );
  });

  test('that is not shared is told so', async () => {
    const { dialog, add } = await openField({ outcome: 'refused', reason: 'not-shared' });
    await add('carol@contoso.example');
    expect(await dialog.findByText(/carol@contoso.example has not shared their calendar/)).toBeTruthy();
  });

  test('is not looked for by what is no address', async () => {
    const { api, dialog, add } = await openField({ outcome: 'refused', reason: 'not-shared' });
    await add('carol');
    expect(await dialog.findByText(/Enter an email address/)).toBeTruthy();
    expect(api.callsOf('addCalendar')).toEqual([]);
  });

  test('has no field where calendars of others are out of reach', async () => {
    const { dialog } = await openDialog(calendars(1, 1), (fake) =>
      fake.on('getSession', () => ({
        user: { name: 'Alice' },
        offers: [{ kind: 'microsoft365', scopes: ['Calendars.Read'], own: true }],
      })),
    );
    expect(await dialog.findByText(/only calendars that you added in Outlook can be read/)).toBeTruthy();
    expect(dialog.queryByRole('textbox')).toBeNull();
  });
});

test('calendars that cannot be loaded are asked for again', async () => {
  let broken = true;
  const { user, dialog } = await openDialog([], (api) =>
    api.on('listCalendars', () =>
      broken ? refuse('not-found') : { version: 1, calendars: calendars(1, 1), settings },
    ),
  );
  await dialog.findByRole('alert');
  broken = false;
  await user.click(dialog.getByRole('button', { name: 'Try again' }));
  expect(await dialog.findByRole('checkbox', { name: 'Calendar 1' })).toBeTruthy();
});
