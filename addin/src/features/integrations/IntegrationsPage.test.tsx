/** @jest-environment jsdom */
import { expect, jest, test } from '@jest/globals';
import { act, screen, waitFor, within } from '@testing-library/react';
import type { Connection } from '../../../../server/contract/connections.ts';
import { approval, calendar, connection, id, progress, trouble } from '../../../test/examples.ts';
import { type FakeApi, refuse } from '../../../test/fake-api.ts';
import { openApp } from '../../../test/open-app.tsx';

/** After so long the list was asked for again (ms). */
const POLLED = 31_000;

const KIND = 'Outlook Calendar (Microsoft 365 / Exchange Online)';

async function openWith(changes: Partial<Connection> = {}, prepare: (api: FakeApi) => void = () => {}) {
  const opened = await openApp({
    route: 'integrations',
    prepare: (api) => {
      api.on('listConnections', () => ({ connections: [connection(changes)], approvals: [] }));
      prepare(api);
    },
  });
  const card = within(await screen.findByRole('article', { name: KIND }));
  return { ...opened, card };
}

test('a connection shows its account, its state, when it was last read and how much there is', async () => {
  const { card } = await openWith();
  expect(card.getByText('Alice Adams · alice@contoso.example')).toBeTruthy();
  expect(card.getByText('Up to date')).toBeTruthy();
  expect(card.getByText('2 minutes ago', { exact: false }).textContent).toContain('25 Nov 2026, 11:58');
  expect(card.getByText('42')).toBeTruthy();
});

test('while the first reading runs its progress is shown, counted in calendars', async () => {
  const reading = progress({ phase: 'reading', read: 30, lastSuccess: null });
  const { card } = await openWith({ calendars: [calendar(1), calendar(2, { progress: reading })] });
  expect(card.getByRole('status').textContent).toBe('Reading the weeks after that');
  expect(card.getByText('42 meetings read · 1 of 2 calendars done')).toBeTruthy();
  const bar = card.getByRole('progressbar', { name: 'Reading the weeks after that' });
  expect([bar.getAttribute('aria-valuenow'), bar.getAttribute('aria-valuemax')]).toEqual(['1', '2']);
});

test('nothing is counted before something is read', async () => {
  const { card } = await openWith({
    calendars: [calendar(1, { progress: progress({ phase: 'waiting', read: 0 }) })],
  });
  expect(card.getByRole('status').textContent).toBe('Starting to read your calendar');
  expect(card.queryByText(/meetings read/)).toBeNull();
});

test('appointments that could not be read are counted for each calendar', async () => {
  const { card } = await openWith({
    calendars: [calendar(1, { progress: progress({ unreadable: 1 }) }), calendar(2)],
  });
  expect(card.getByText('Calendar 1: 1 appointment could not be read')).toBeTruthy();
  expect(card.getByText('Up to date')).toBeTruthy();
});

test('a calendar that appeared is announced, and choosing is one press away', async () => {
  const { user, card } = await openWith({ newCalendars: ['Works council'] }, (fake) =>
    fake.on('listCalendars', () => ({
      version: 1,
      calendars: [calendar(1)],
      settings: { syncPrivate: false, onlyOnline: false },
    })),
  );
  expect(card.getByText('A new calendar can be synchronized')).toBeTruthy();
  expect(card.getByText('Works council. Sally reads only calendars that you choose.')).toBeTruthy();
  await user.click(card.getByRole('button', { name: 'Choose calendars' }));
  expect(await screen.findByRole('dialog', { name: 'Configure calendars' })).toBeTruthy();
});

test('trouble is told in a sentence with whose turn it is, and reconnecting goes straight to Microsoft', async () => {
  const { api, host, user, card } = await openWith(
    { trouble: trouble('signed-out', 'AADSTS50173') },
    (fake) =>
      fake.on('startConsent', () => ({
        id: id(7),
        startUrl: 'https://localhost:3000/consent?id=7',
        expiresAt: '2026-11-25T11:10:00Z',
      })),
  );
  expect(card.getByText('Microsoft has ended the sign-in of this account')).toBeTruthy();
  expect(card.getByText(/For support: AADSTS50173/)).toBeTruthy();
  await user.click(card.getByRole('button', { name: 'Reconnect' }));
  expect(await screen.findByRole('dialog', { name: 'Reconnect your calendar' })).toBeTruthy();
  await waitFor(() => expect(host.consentTrips).toHaveLength(1));
  expect(api.callsOf('startConsent')[0]?.body.connectionId).toBe(id(100));
  expect(api.callsOf('connect')).toEqual([]);
});

test('a calendar without change tracking is said to be read again', async () => {
  const { card } = await openWith({
    calendars: [
      calendar(2, {
        name: 'Team',
        progress: progress({ polled: true, watch: 'never' }),
      }),
    ],
  });
  expect(card.getByText(/Microsoft reports no changes for “Team”/)).toBeTruthy();
});

test('disconnecting names what is deleted and asks first', async () => {
  let gone = false;
  const { api, user, card } = await openWith({}, (fake) =>
    fake
      .on('listConnections', () => ({ connections: gone ? [] : [connection()], approvals: [] }))
      .on('disconnect', () => {
        gone = true;
        return undefined;
      }),
  );
  await user.click(card.getByRole('button', { name: 'Disconnect' }));
  const dialog = within(await screen.findByRole('alertdialog', { name: 'Disconnect this connection?' }));
  expect(dialog.getByText('42 upcoming meetings and all past ones')).toBeTruthy();
  expect(api.callsOf('disconnect')).toEqual([]);
  act(() => dialog.getByRole('button', { name: 'Disconnect' }).focus());
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('heading', { name: 'No calendar connected yet' })).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add calendar' }));
  expect(api.callsOf('disconnect')[0]?.params).toEqual({ connectionId: id(100) });
});

test('a card that goes while somebody is elsewhere leaves the focus where it is', async () => {
  let gone = false;
  await openWith({}, (fake) =>
    fake.on('listConnections', () => ({ connections: gone ? [] : [connection()], approvals: [] })),
  );
  const elsewhere = await screen.findByRole('button', { name: 'Delete everything' });
  act(() => elsewhere.focus());
  gone = true;
  await act(() => jest.advanceTimersByTimeAsync(POLLED));
  expect(await screen.findByRole('heading', { name: 'No calendar connected yet' })).toBeTruthy();
  expect(document.activeElement).toBe(elsewhere);
});

test.each([
  ['admin', 'nobody', 'Needs attention'],
  ['nobody', 'nobody', 'Waiting'],
  ['nobody', 'user', 'Needs attention'],
] as const)(
  'trouble of the account is the turn of %s, of a calendar of %s: %s',
  async (ofAccount, ofCalendar, word) => {
    const { card } = await openWith({
      trouble: { ...trouble('throttled'), fault: ofAccount },
      calendars: [
        calendar(1, { progress: progress({ trouble: { ...trouble('unreachable'), fault: ofCalendar } }) }),
      ],
    });
    expect(card.getByText(word)).toBeTruthy();
  },
);

test('a remembered request to an administrator is shown again and can be withdrawn', async () => {
  let withdrawn = false;
  const { user } = await openApp({
    route: 'integrations',
    prepare: (api) =>
      api
        .on('listConnections', () => ({ connections: [], approvals: withdrawn ? [] : [approval] }))
        .on('connect', () => ({ outcome: 'approval', code: null }))
        .on('withdrawApproval', () => {
          withdrawn = true;
          return undefined;
        }),
  });
  expect(await screen.findByRole('textbox', { name: 'Link for your administrator' })).toBeTruthy();
  expect(screen.getByText('Requested 2 hours ago')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Withdraw request' }));
  expect(await screen.findByRole('heading', { name: 'No calendar connected yet' })).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add calendar' }));
});

test('an approval that leaves a second factor to give asks for one sign-in', async () => {
  await openApp({
    route: 'integrations',
    prepare: (api) =>
      api
        .on('listConnections', () => ({ connections: [], approvals: [approval] }))
        .on('connect', () => ({ outcome: 'interaction', claims: '{"x":1}' })),
  });
  expect(await screen.findByText(/One step is left: sign in once/)).toBeTruthy();
});

test('a list that cannot be loaded says so and can be asked for again', async () => {
  let broken = true;
  const { user } = await openApp({
    route: 'integrations',
    prepare: (api) =>
      api.on('listConnections', () =>
        broken ? refuse('forbidden') : { connections: [connection()], approvals: [] },
      ),
  });
  await screen.findByRole('alert');
  broken = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('article', { name: KIND })).toBeTruthy();
});
