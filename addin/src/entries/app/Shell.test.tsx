/** @jest-environment jsdom */
import { expect, test } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { openApp } from '../../../test/open-app.tsx';

test('the navigation marks where one is, and changing the route moves the focus into the page', async () => {
  const { user } = await openApp();
  const meetings = await screen.findByRole('link', { name: 'Meetings' });
  expect(meetings.getAttribute('aria-current')).toBe('page');
  expect(document.activeElement).toBe(document.body);

  await user.click(screen.getByRole('link', { name: 'Integrations' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Integrations' })).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole('main', { name: 'Integrations' }));
  expect(document.title).toBe('Integrations – Sally');
});

test('an address that nobody knows shows the meetings', async () => {
  await openApp();
  location.hash = '#/nowhere';
  expect(await screen.findByRole('heading', { level: 1, name: 'Meetings' })).toBeTruthy();
});

test('the host’s theme is followed while the app is open', async () => {
  const { host } = await openApp();
  const scheme = () =>
    getComputedStyle(document.querySelector('.fui-FluentProvider') as Element).getPropertyValue(
      '--colorNeutralBackground1',
    );
  expect(scheme()).toBe('#ffffff');
  host.changeTheme('contrast');
  await waitFor(() => expect(scheme()).toBe('#000000'));
});

test('who is signed in is named', async () => {
  await openApp({ locale: 'de-DE' });
  expect(await screen.findByText('Angemeldet als Alice Adams')).toBeTruthy();
});
