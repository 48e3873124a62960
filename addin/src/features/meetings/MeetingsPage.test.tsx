/** @jest-environment jsdom */

import { expect, jest, test } from '@jest/globals';
import { act, screen, within } from '@testing-library/react';
import type { Meeting } from '../../../../server/contract/meetings.ts';
import {
  allDay,
  approval,
  calendar,
  connection,
  id,
  meeting,
  progress,
  trouble,
} from '../../../test/examples.ts';
import type { FakeApi } from '../../../test/fake-api.ts';
import { refuse } from '../../../test/fake-api.ts';
import { openApp } from '../../../test/open-app.tsx';

const connected =
  (meetings: Meeting[], calendars = [calendar(1)]) =>
  (api: FakeApi) => {
    api
      .on('listConnections', () => ({ connections: [connection({ calendars })], approvals: [] }))
      .on('listMeetings', () => ({ meetings, next: null }));
  };

const row = (title: string) =>
  within(screen.getByRole('heading', { level: 3, name: new RegExp(title) }).closest('li') as HTMLElement);

test('meetings are grouped by day: today, tomorrow, then by date', async () => {
  await openApp({
    prepare: connected([
      meeting('Review', '2026-11-25T14:00:00Z'),
      allDay('Fair', '2026-11-25', '2026-11-26'),
      meeting('Budget', '2026-11-26T09:00:00Z'),
      meeting('Planning', '2026-11-30T09:00:00Z'),
    ]),
  });
  const today = await screen.findByRole('region', { name: /Today Wednesday 25 November/ });
  expect(
    within(today)
      .getAllByRole('heading', { level: 3 })
      .map((each) => each.textContent),
  ).toEqual(['Fair', 'Review']);
  expect(within(today).getByText('All day')).toBeTruthy();
  expect(within(today).getByText('15:00–15:30')).toBeTruthy();
  expect(screen.getByRole('region', { name: /Tomorrow/ })).toBeTruthy();
  expect(screen.getByRole('region', { name: /Monday 30 November/ })).toBeTruthy();
});

test('a meeting says who organizes it, by which service, and what is special about it', async () => {
  await openApp({
    prepare: connected([
      meeting('Weekly', '2026-11-25T14:00:00Z', { recurring: true, response: 'tentative', service: 'Zoom' }),
      meeting(null, '2026-11-25T15:00:00Z', { private: true, joinUrl: null, service: null }),
      meeting('Off', '2026-11-25T16:00:00Z', { cancelled: true, response: 'unanswered' }),
      meeting('No', '2026-11-25T17:00:00Z', { response: 'declined' }),
    ]),
  });
  await screen.findByText('Weekly');
  expect(row('Weekly').getByText('Organized by Bob Brown · Zoom')).toBeTruthy();
  expect(row('Weekly').getByRole('img', { name: 'Recurring' })).toBeTruthy();
  expect(row('Weekly').getByText('Tentative')).toBeTruthy();
  expect(row('Private appointment').getByText('Private')).toBeTruthy();
  expect(row('Off').getByText('Cancelled')).toBeTruthy();
  expect(row('Off').queryByText('Not answered')).toBeNull();
  expect(row('Off').queryByRole('link')).toBeNull();
  expect(row('No').getByText('Declined')).toBeTruthy();
});

test('joining goes through the host', async () => {
  const { host, user } = await openApp({ prepare: connected([meeting('Review', '2026-11-25T14:00:00Z')]) });
  await user.click(await screen.findByRole('link', { name: 'Join Review' }));
  expect(host.openedLinks).toEqual(['https://teams.microsoft.com/l/meetup-join/1']);
});

test('a link that is not https leads nowhere', async () => {
  await openApp({
    prepare: connected([meeting('Trap', '2026-11-25T14:00:00Z', { joinUrl: 'javascript:alert(1)' })]),
  });
  await screen.findByText('Trap');
  expect(screen.queryByRole('link', { name: /Join/ })).toBeNull();
});

test('what is over today is folded away and can be shown', async () => {
  const { user } = await openApp({
    prepare: connected([
      meeting('Breakfast', '2026-11-25T07:00:00Z'),
      meeting('Running', '2026-11-25T10:45:00Z'),
    ]),
  });
  expect(await screen.findByText('Running')).toBeTruthy();
  expect(row('Running').getByText('Now')).toBeTruthy();
  expect(screen.queryByText('Breakfast')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Show 1 earlier meeting today' }));
  expect(screen.getByText('Breakfast')).toBeTruthy();
});

test('a search looks through all pages and can be taken back', async () => {
  const { api, user } = await openApp({
    prepare: (fake) => {
      connected([])(fake);
      fake.on('listMeetings', ({ query }) =>
        query.after === undefined
          ? { meetings: [meeting('First', '2026-11-25T14:00:00Z')], next: 'second' }
          : { meetings: [meeting('Needle', '2026-12-02T14:00:00Z')], next: null },
      );
    },
  });
  await user.type(await screen.findByRole('searchbox', { name: 'Search meetings' }), 'needle');
  expect(await screen.findByText('Needle')).toBeTruthy();
  expect(screen.queryByText('First')).toBeNull();
  expect(api.callsOf('listMeetings').at(-1)?.query.after).toBe('second');

  await user.type(screen.getByRole('searchbox'), ' in a haystack');
  expect(await screen.findByRole('heading', { name: 'No meeting found' })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Show all meetings' }));
  expect(screen.getByText('First')).toBeTruthy();
});

test('where there are several calendars one can be chosen', async () => {
  const { user } = await openApp({
    prepare: connected(
      [
        meeting('Mine', '2026-11-25T14:00:00Z'),
        meeting('Theirs', '2026-11-25T15:00:00Z', { calendarId: id(2) }),
      ],
      [calendar(1), calendar(2)],
    ),
  });
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Calendar' }), 'Calendar 2');
  expect(screen.getByText('Theirs')).toBeTruthy();
  expect(screen.queryByText('Mine')).toBeNull();
});

test('whoever has connected nothing is led to the integrations', async () => {
  const { user } = await openApp();
  await user.click(await screen.findByRole('button', { name: 'Go to integrations' }));
  expect(location.hash).toBe('#/settings/integrations');
});

test.each([
  ['Waiting for approval', { connections: [], approvals: [approval] }],
  ['No calendar is selected', { connections: [connection({ calendars: [] })], approvals: [] }],
  ['Nothing coming up', { connections: [connection()], approvals: [] }],
])('an empty list explains itself: %s', async (title, list) => {
  await openApp({ prepare: (api) => api.on('listConnections', () => list) });
  expect(await screen.findByRole('heading', { name: title })).toBeTruthy();
});

test('while the calendar is first read, that is said', async () => {
  const reading = progress({ phase: 'first-week', read: 3, lastSuccess: null });
  await openApp({ prepare: connected([], [calendar(1, { progress: reading })]) });
  expect(await screen.findByRole('heading', { name: 'Reading your calendar' })).toBeTruthy();
});

test('a failure says what to do, and trying again works', async () => {
  let broken = true;
  const { user } = await openApp({
    prepare: (api) => {
      connected([])(api);
      api.on('listMeetings', () =>
        broken ? refuse('forbidden') : { meetings: [meeting('Back', '2026-11-25T14:00:00Z')], next: null },
      );
    },
  });
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Sally is not open to this account. Ask your IT department.');
  broken = false;
  await user.click(within(alert).getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Back')).toBeTruthy();
});

test('the last known meetings stay when a connection has trouble, with their age', async () => {
  await openApp({
    prepare: (api) => {
      connected([meeting('Review', '2026-11-25T14:00:00Z')])(api);
      api.on('listConnections', () => ({
        connections: [connection({ trouble: trouble('signed-out') })],
        approvals: [],
      }));
    },
  });
  expect(await screen.findByText('Review')).toBeTruthy();
  expect(screen.getByText(/These meetings are as of 25 Nov 2026, 11:58/)).toBeTruthy();
});

test('new meetings appear by themselves', async () => {
  const meetings = [meeting('Review', '2026-11-25T14:00:00Z')];
  await openApp({ prepare: connected(meetings) });
  await screen.findByText('Review');
  meetings.push(meeting('Added', '2026-11-25T15:00:00Z'));
  await act(() => jest.advanceTimersByTimeAsync(15_000));
  expect(screen.getByText('Added')).toBeTruthy();
});

test('a German host gets German words, dates and numbers', async () => {
  await openApp({ locale: 'de-de', prepare: connected([meeting('Budget', '2026-11-26T09:00:00Z')]) });
  expect(await screen.findByRole('region', { name: /Morgen Donnerstag, 26. November/ })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'An Budget teilnehmen' })).toBeTruthy();
});

test('a calendar with trouble of its own is named, with the age of its meetings', async () => {
  await openApp({
    prepare: connected(
      [meeting('Review', '2026-11-25T14:00:00Z')],
      [calendar(1), calendar(2, { progress: progress({ trouble: trouble('unreachable') }) })],
    ),
  });
  expect(await screen.findByText('Calendar 2: Microsoft does not answer right now')).toBeTruthy();
  expect(screen.getByText(/These meetings are as of 25 Nov 2026, 11:58/)).toBeTruthy();
  expect(screen.queryByText(/Calendar 1:/)).toBeNull();
});

test('an Exchange server that does not answer is not taken for Microsoft', async () => {
  await openApp({
    prepare: (api) =>
      api.on('listConnections', () => ({
        connections: [connection({ kind: 'exchange', trouble: trouble('unreachable') })],
        approvals: [],
      })),
  });
  expect(await screen.findByText('Your Exchange server does not answer right now')).toBeTruthy();
});

test('a calendar that should have been read long ago is named, even if nobody knows of any trouble', async () => {
  const late = progress({ lastSuccess: '2026-11-25T10:00:00Z', nextRead: '2026-11-25T10:15:00Z' });
  await openApp({
    prepare: connected([meeting('Review', '2026-11-25T14:00:00Z')], [calendar(1, { progress: late })]),
  });
  expect(await screen.findByText('Calendar 1: Not read for longer than usual')).toBeTruthy();
  expect(screen.getByText(/These meetings are as of 25 Nov 2026, 11:00/)).toBeTruthy();
});
