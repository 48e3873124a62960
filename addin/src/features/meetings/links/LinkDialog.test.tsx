/** @jest-environment jsdom */
import { expect, test } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { connection, meeting } from '../../../../test/examples.ts';
import { refuse } from '../../../../test/fake-api.ts';
import { openApp } from '../../../../test/open-app.tsx';

const links = [
  { key: 'z', service: 'Zoom', url: 'https://zoom.us/j/98765432101?pwd=secret' },
  { key: 'm', service: 'Google Meet', url: 'https://meet.google.com/abc-defg-hij' },
];

const openMeetings = (answer: () => unknown, ofReview = links) =>
  openApp({
    route: 'meetings',
    prepare: (api) =>
      api
        .on('listConnections', () => ({ connections: [connection()], approvals: [] }))
        .on('listMeetings', () => ({
          meetings: [
            meeting('Review', '2026-11-25T14:00:00Z', { links: ofReview }),
            meeting('Lunch', '2026-11-25T12:00:00Z', { service: null, joinUrl: null }),
            meeting('Hidden', '2026-11-25T15:00:00Z', { service: null, joinUrl: null, gateway: 'Mimecast' }),
          ],
          next: null,
        }))
        .on('chooseLink', answer as never),
  });

test('whoever has several links chooses one of them, without seeing its passcode', async () => {
  const { api, user } = await openMeetings(() =>
    meeting('Review', '2026-11-25T14:00:00Z', { service: 'Google Meet', links: links.toReversed() }),
  );
  await user.click(await screen.findByRole('button', { name: '2 links, Review' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Which link leads to the meeting?' }));
  expect((dialog.getByRole('radio', { name: /Zoom/ }) as HTMLInputElement).checked).toBe(true);
  expect(dialog.queryByText(/secret/)).toBeNull();
  await user.click(dialog.getByRole('radio', { name: /Google Meet/ }));
  await user.click(dialog.getByRole('button', { name: 'Use this link' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(api.callsOf('chooseLink')[0]).toMatchObject({ body: { key: 'm' } });
});

test('an address whose percent signs mean nothing is shown as it is', async () => {
  const odd = { key: 'o', service: 'Jitsi', url: 'https://meet.jit.si/Team%E0%A4%A' };
  const { user } = await openMeetings(() => undefined, [...links, odd]);
  await user.click(await screen.findByRole('button', { name: '3 links, Review' }));
  expect((await screen.findByRole('radio', { name: /Jitsi/ })).closest('div')?.textContent).toContain(
    'meet.jit.si/Team%E0%A4%A',
  );
});

test('a link that is gone meanwhile is said, and nothing is lost', async () => {
  const { user } = await openMeetings(() => refuse('invalid-request'));
  await user.click(await screen.findByRole('button', { name: '2 links, Review' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Use this link' }));
  expect((await dialog.findByRole('alert')).textContent).toContain('The link could not be chosen');
});

test('a meeting without a link says why', async () => {
  await openMeetings(() => undefined);
  const row = async (title: string) =>
    (await screen.findByRole('heading', { level: 3, name: title })).closest('li')?.textContent;
  expect(await row('Lunch')).toContain('No link to join');
  expect(await row('Hidden')).toContain('Mimecast hides the link');
  expect(await row('Review')).not.toContain('No link');
});
