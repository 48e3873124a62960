/** @jest-environment jsdom */
import { beforeEach, expect, jest, test } from '@jest/globals';
import { act, screen, waitFor, within } from '@testing-library/react';
import type { Connection } from '../../../../../server/contract/connections.ts';
import type { MyData } from '../../../../../server/contract/my-data.ts';
import { connection, id } from '../../../../test/examples.ts';
import { type FakeApi, refuse } from '../../../../test/fake-api.ts';
import { openApp } from '../../../../test/open-app.tsx';

const DATA: MyData = {
  version: 1,
  exportedAt: '2026-11-25T11:00:00Z',
  person: { tenantId: 'contoso', objectId: 'alice', name: 'Alice Adams' },
  connections: [],
  approvals: [],
  consents: [],
  audit: [],
  meetings: [],
};

/** After so long the list was asked for again (ms). */
const POLLED = 31_000;

/** What the browser was asked to save. */
let saved: { name: string; file: Blob }[] = [];
beforeEach(() => {
  saved = [];
  const files = new Map<string, Blob>();
  Object.assign(URL, {
    createObjectURL: (file: Blob) => {
      files.set(`blob:${files.size}`, file);
      return `blob:${files.size - 1}`;
    },
    revokeObjectURL: () => {},
  });
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, file: files.get(this.href) as Blob });
  });
});

async function openWith(connections: Connection[], prepare: (api: FakeApi) => void = () => {}) {
  const opened = await openApp({
    route: 'integrations',
    prepare: (api) => {
      api.on('listConnections', () => ({ connections, approvals: [] }));
      prepare(api);
    },
  });
  const section = within(await screen.findByRole('region', { name: 'Your data' }));
  return { ...opened, section };
}

const announced = () => screen.getAllByRole('status').map((region) => region.textContent);

test('everything is fetched once, handed to the browser under its name, and that is said', async () => {
  const { api, user, section } = await openWith([connection()], (fake) =>
    fake.on('exportMyData', () => DATA).on('exportMyCalendar', () => 'BEGIN:VCALENDAR'),
  );
  await user.click(section.getByRole('button', { name: 'Export everything (JSON)' }));
  expect(await section.findByText('sally-my-data.json goes to your downloads.')).toBeTruthy();
  expect(announced()).toContain('sally-my-data.json goes to your downloads.');
  await user.click(section.getByRole('button', { name: 'Export meetings (iCalendar)' }));
  await section.findByText('sally-my-meetings.ics goes to your downloads.');
  expect(saved.map(({ name }) => name)).toEqual(['sally-my-data.json', 'sally-my-meetings.ics']);
  expect(api.callsOf('exportMyData')).toHaveLength(1);
});

test('where no file arrives, Sally is opened in the browser', async () => {
  const { host, user, section } = await openWith([connection()], (fake) =>
    fake.on('exportMyData', () => DATA),
  );
  await user.click(section.getByRole('button', { name: 'Export everything (JSON)' }));
  await user.click(await section.findByRole('button', { name: 'Open Sally in the browser' }));
  expect(host.openedLinks).toEqual([`${location.origin}/`]);
});

test('while a file is prepared no other is asked for, and a failure is told', async () => {
  const answer = Promise.withResolvers<MyData>();
  const { user, section } = await openWith([connection()], (fake) =>
    fake.on('exportMyData', () => answer.promise),
  );
  await user.click(section.getByRole('button', { name: 'Export everything (JSON)' }));
  const preparing = await section.findByRole('button', { name: 'Preparing the file …' });
  for (const button of [preparing, section.getByRole('button', { name: 'Export meetings (iCalendar)' })])
    expect(button.getAttribute('aria-disabled')).toBe('true');
  answer.resolve(refuse('too-many-requests'));
  expect((await section.findByRole('alert')).textContent).toContain('The export did not work');
  expect(saved).toEqual([]);
});

test('deleting names what goes, waits for a yes, and tells what it was', async () => {
  const { api, user, section } = await openWith([connection(), connection({ id: id(101) })], (fake) =>
    fake.on('deleteMyData', () => ({
      connections: 2,
      calendars: 4,
      meetings: 90,
      consents: 1,
      approvals: 0,
    })),
  );
  await user.click(section.getByRole('button', { name: 'Delete everything' }));
  const dialog = within(await screen.findByRole('alertdialog', { name: 'Delete everything about you?' }));
  expect(dialog.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'your 2 connections (alice@contoso.example, alice@contoso.example)',
    '84 upcoming meetings and all past ones',
    'your choices of calendars and all settings',
    'the permissions to read on your behalf, as far as Sally holds them',
    'requests to administrators and sign-ins that are under way',
  ]);
  expect(api.callsOf('deleteMyData')).toEqual([]);
  api.on('listConnections', () => ({ connections: [], approvals: [] }));
  await user.click(dialog.getByRole('button', { name: 'Delete everything' }));
  const sentence = 'Everything is deleted: 2 connections, 90 meetings.';
  expect(await section.findByText(sentence)).toBeTruthy();
  expect(announced()).toContain(sentence);
  await waitFor(() => expect(screen.getByText('No calendar connected yet')).toBeTruthy());
  expect(section.getByText(sentence)).toBeTruthy();

  api.on('listConnections', () => ({ connections: [connection()], approvals: [] }));
  await act(() => jest.advanceTimersByTimeAsync(POLLED));
  await screen.findByRole('article');
  expect(section.queryByText(sentence)).toBeNull();
});

test('what could not be deleted is told where it was asked for', async () => {
  const { user, section } = await openWith([connection()], (fake) =>
    fake.on('deleteMyData', () => refuse('internal')),
  );
  await user.click(section.getByRole('button', { name: 'Delete everything' }));
  const dialog = within(await screen.findByRole('alertdialog'));
  await user.click(dialog.getByRole('button', { name: 'Delete everything' }));
  expect((await dialog.findByRole('alert')).textContent).toContain('Deleting did not work');
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  expect(screen.queryByRole('alertdialog')).toBeNull();
});

test.each<[string, Connection[], Record<string, string>]>([
  [
    'a work account',
    [connection()],
    { 'Work, school or university account': 'https://myapps.microsoft.com' },
  ],
  [
    'a personal account',
    [connection({ kind: 'outlook-personal' })],
    { 'Personal Microsoft account': 'https://account.live.com/consent/Manage' },
  ],
  [
    'no account any more',
    [],
    {
      'Work, school or university account': 'https://myapps.microsoft.com',
      'Personal Microsoft account': 'https://account.live.com/consent/Manage',
    },
  ],
])('for %s the right pages of Microsoft are opened by the host', async (_, connections, pages) => {
  const { host, user, section } = await openWith(connections);
  const links = section.getAllByRole('link');
  expect(Object.fromEntries(links.map((link) => [link.textContent, link.getAttribute('href')]))).toEqual(
    pages,
  );
  for (const link of links) await user.click(link);
  expect(host.openedLinks).toEqual(Object.values(pages));
});
