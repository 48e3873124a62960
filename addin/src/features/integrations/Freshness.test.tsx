/** @jest-environment jsdom */
import { expect, test } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { calendar, connection, progress } from '../../../test/examples.ts';
import { openApp } from '../../../test/open-app.tsx';

const calendars = [
  calendar(1),
  calendar(2, {
    progress: progress({ watch: 'never', newestChange: null, lastNotice: null, nextRenewal: null }),
  }),
  calendar(3, { progress: progress({ watch: 'down', nextRenewal: null }) }),
];

test('how fresh each calendar is, is told to whoever asks', async () => {
  const { user } = await openApp({
    route: 'integrations',
    prepare: (api) =>
      api.on('listConnections', () => ({ connections: [connection({ calendars })], approvals: [] })),
  });
  const toggle = await screen.findByRole('button', { name: 'How up to date is this?', expanded: false });
  expect(screen.queryByText(/^Live:/)).toBeNull();
  await user.click(toggle);
  expect(toggle.getAttribute('aria-expanded')).toBe('true');
  const [live, never, down] = within(screen.getByRole('list', { name: 'How up to date is this?' }))
    .getAllByRole('listitem')
    .map((each) => each.textContent);
  expect(live).toBe(
    'Calendar 1Live: Microsoft tells Sally when something changes.' +
      'Last change2 hours agoLast word from Microsoft10 minutes agoLast read2 minutes ago' +
      'Next read at the latestin 15 minutesNext renewal at Microsoftin 3 days',
  );
  expect(never).toBe(
    'Calendar 2Microsoft does not tell of changes in this calendar; Sally reads it every few minutes.' +
      'Last read2 minutes agoNext read at the latestin 15 minutes',
  );
  expect(down).toContain('does not tell of changes right now');
  await user.click(toggle);
  expect(screen.queryByRole('list', { name: 'How up to date is this?' })).toBeNull();
});

test('where nothing is read there is nothing to ask', async () => {
  await openApp({
    route: 'integrations',
    prepare: (api) =>
      api.on('listConnections', () => ({ connections: [connection({ calendars: [] })], approvals: [] })),
  });
  await screen.findByRole('button', { name: 'Sync now' });
  expect(screen.queryByRole('button', { name: 'How up to date is this?' })).toBeNull();
});
