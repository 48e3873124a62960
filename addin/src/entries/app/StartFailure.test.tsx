/** @jest-environment jsdom */
import '../../../test/browser-gaps.ts';
import { createDOMRenderer, teamsLightTheme } from '@fluentui/react-components';
import { expect, jest, test } from '@jest/globals';
import { fireEvent, render, screen } from '@testing-library/react';
import { HostError } from '../../host/host-error.ts';
import { messages } from '../../i18n/en.ts';
import { Crash } from './Crash.tsx';
import { StartFailure } from './StartFailure.tsx';

const Broken = () => {
  throw new Error('broken');
};

const show = (error: unknown, onRemedy = jest.fn()) =>
  render(
    <StartFailure
      error={error}
      language="en"
      messages={messages}
      theme={teamsLightTheme}
      renderer={createDOMRenderer(document)}
      onRemedy={onRemedy}
    />,
  );

test('the Teams page outside Teams leads to the page for browsers', () => {
  show(new HostError('outside-teams'));
  expect(screen.getByRole('alert').textContent).toContain('This page belongs inside Microsoft Teams.');
  expect(screen.getByRole('link', { name: 'Open Sally in the browser' }).getAttribute('href')).toBe('/');
});

test('the pane outside Outlook leads there too', () => {
  show(new HostError('outside-outlook'));
  expect(screen.getByRole('alert').textContent).toContain('This page belongs inside Outlook.');
  expect(screen.getByRole('link', { name: 'Open Sally in the browser' }).getAttribute('href')).toBe('/');
});

test('who is not signed in is welcomed and can sign in', () => {
  const remedy = async () => {};
  const onRemedy = jest.fn();
  show(new HostError('signed-out', { remedy }), onRemedy);
  expect(screen.getByRole('heading', { name: 'Welcome to Sally' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Sign in with Microsoft' }));
  expect(onRemedy).toHaveBeenCalledWith(remedy);
});

test('who is not signed in learns that it takes a Microsoft account, or whose sign-in there is besides', () => {
  const remedy = async () => {};
  const { unmount } = show(new HostError('signed-out', { remedy }));
  expect(screen.getByText(/You need a Microsoft account here\./)).toBeTruthy();
  unmount();
  const signIn = async () => {};
  const onRemedy = jest.fn();
  show(new HostError('signed-out', { remedy, other: { name: 'Contoso', signIn } }), onRemedy);
  expect(screen.getByText(/If you have no Microsoft account, sign in with Contoso\./)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Sign in with Contoso' }));
  expect(onRemedy).toHaveBeenCalledWith(signIn);
});

test('a silent host is named for whoever helps', () => {
  show(new HostError('silent', { detail: 'app.initialize' }));
  expect(screen.getByText('For support: app.initialize')).toBeTruthy();
});

test('a page that breaks says so, and tells the host', () => {
  const silenced = jest.spyOn(console, 'error').mockImplementation(() => {});
  const onCrash = jest.fn();
  render(
    <Crash messages={messages} onCrash={onCrash}>
      <Broken />
    </Crash>,
  );
  expect(screen.getByRole('alert').textContent).toContain('Something in Sally broke.');
  expect(onCrash).toHaveBeenCalledWith(expect.objectContaining({ message: 'broken' }));
  silenced.mockRestore();
});
