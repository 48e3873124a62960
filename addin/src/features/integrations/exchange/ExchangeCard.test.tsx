/** @jest-environment jsdom */
import { expect, test } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import type { Connection, Trouble } from '../../../../../server/contract/connections.ts';
import { calendar, connection, id, progress, trouble } from '../../../../test/examples.ts';
import {
  connectedWith,
  details,
  exchangeConnection,
  failedWith,
  reportWith,
  SERVER,
  sessionWithExchange,
} from '../../../../test/exchange-examples.ts';
import { type FakeApi, refuse } from '../../../../test/fake-api.ts';
import { openApp } from '../../../../test/open-app.tsx';

async function openCard(changes: Partial<Connection> = {}, prepare: (api: FakeApi) => void = () => {}) {
  const opened = await openApp({
    route: 'integrations',
    prepare: (api) => {
      api
        .on('getSession', () => sessionWithExchange)
        .on('listConnections', () => ({ connections: [exchangeConnection(changes)], approvals: [] }))
        .on('getExchange', () => details);
      prepare(api);
    },
  });
  const card = within(await screen.findByRole('article', { name: 'Outlook Calendar (Exchange On-Premise)' }));
  const press = async (name: string) => opened.user.click(await card.findByRole('button', { name }));
  return { ...opened, card, press };
}

const ofUser = (reason: Trouble['reason'], code: string | null = null): Trouble => ({
  ...trouble(reason, code),
  fault: 'user',
});

const password = (dialog: ReturnType<typeof within>) =>
  dialog.getByLabelText(/^Password/, { selector: 'input' }) as HTMLInputElement;

test('a connection names its server, its login and what the server says it is', async () => {
  const { card } = await openCard();
  expect(await card.findByText('outlook.contoso.example')).toBeTruthy();
  expect(card.getByText('CONTOSO\\alice')).toBeTruthy();
  expect(card.getByText('Automatic · server reports 15.1.2507.6 (Exchange Server 2016)')).toBeTruthy();
  expect(card.queryByRole('button', { name: 'Reconnect' })).toBeNull();
});

test('a version that nobody knows is told by its numbers, and one that was never told is left out', async () => {
  const { card } = await openCard({}, (api) =>
    api.on('getExchange', () => ({ ...details, build: '15.3.1.2', reportedVersion: null })),
  );
  expect(await card.findByText('Automatic · server reports 15.3.1.2')).toBeTruthy();
});

test('how up to date it is is told truly: an Exchange server tells nobody of changes', async () => {
  const { card, press } = await openCard();
  await press('How up to date is this?');
  expect(
    card.getByText('Sally looks every minute whether something has changed in this calendar.'),
  ).toBeTruthy();
  expect(card.queryByText(/Microsoft/)).toBeNull();
});

test.each([
  ['unreachable', 'Your Exchange server does not answer right now'],
  ['throttled', 'Your Exchange server asks Sally to wait'],
  ['certificate-untrusted', 'Sally does not know who issued the server’s certificate'],
] as const)('the trouble "%s" is told of the server', async (reason, sentence) => {
  const { card } = await openCard({ trouble: trouble(reason, null) });
  expect(card.getByText(sentence)).toBeTruthy();
  expect(card.queryByText(/Microsoft/)).toBeNull();
});

test('the fact that comes with a trouble is told in words', async () => {
  const { card } = await openCard({ trouble: trouble('certificate-expired', '2026-11-01T08:00:00.000Z') });
  expect(card.getByText('Since 25 Nov 2026, 10:00 · Expired on 1 Nov 2026, 09:00')).toBeTruthy();
});

test('appointments that could not be read are not Microsoft’s', async () => {
  const { card } = await openCard({ calendars: [calendar(1, { progress: progress({ unreadable: 2 }) })] });
  expect(card.getByText(/^The server sends something in it/)).toBeTruthy();
});

test('a rejected password asks for a new one, which is saved in place and keeps everything else', async () => {
  const { api, user, press } = await openCard({ trouble: ofUser('password-rejected') }, (fake) =>
    fake
      .on('getExchange', () => ({ ...details, mailbox: 'room@contoso.example', channelBinding: false }))
      .on('renewExchange', () => connectedWith()),
  );
  await press('Enter new password');
  const dialog = within(await screen.findByRole('dialog', { name: 'Enter new password' }));
  await dialog.findByRole('form', { name: 'Login' });
  expect(password(dialog).value).toBe('');
  expect(document.activeElement).toBe(password(dialog));
  await user.type(password(dialog), 'new secret{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(api.callsOf('renewExchange')).toMatchObject([
    {
      params: { connectionId: id(101) },
      body: {
        url: SERVER,
        username: 'CONTOSO\\alice',
        password: 'new secret',
        version: 'automatic',
        mailbox: 'room@contoso.example',
        channelBinding: false,
      },
    },
  ]);
  expect(screen.getAllByRole('status').map((each) => each.textContent)).toContain(
    'The new login works and is saved.',
  );
});

test('a login that leads to another mailbox is explained, and what was entered stays', async () => {
  const { user, press } = await openCard({}, (fake) =>
    fake.on('renewExchange', () =>
      failedWith({
        step: 'mailbox',
        state: 'failed',
        finding: 'mailbox-other',
        fact: 'alice@contoso.example',
      }),
    ),
  );
  await press('Change login');
  const dialog = within(await screen.findByRole('dialog', { name: 'Change login' }));
  await dialog.findByRole('form', { name: 'Login' });
  await user.type(password(dialog), 'secret{Enter}');
  expect(await dialog.findByText('This login leads to another mailbox')).toBeTruthy();
  expect(dialog.getByText(/connect the other one separately/)).toBeTruthy();
  expect(dialog.getByText('The connection’s mailbox is alice@contoso.example')).toBeTruthy();
  expect(password(dialog).value).toBe('secret');
});

test('what is stored may fail to load, and can be asked for again', async () => {
  let broken = true;
  const { user, press } = await openCard({}, (fake) =>
    fake.on('getExchange', () => (broken ? refuse('forbidden') : details)),
  );
  await press('Change login');
  const dialog = within(await screen.findByRole('dialog', { name: 'Change login' }));
  await dialog.findByText('What is stored could not be loaded.');
  broken = false;
  await user.click(dialog.getByRole('button', { name: 'Try again' }));
  expect(await dialog.findByRole('form', { name: 'Login' })).toBeTruthy();
});

test('"Check connection" examines the server at once, says how it went, and can be pressed again', async () => {
  const { api, user, press } = await openCard({}, (fake) =>
    fake.on('examineExchange', () => ({ url: SERVER, report: reportWith() })),
  );
  await press('Check connection');
  const dialog = within(await screen.findByRole('dialog', { name: 'Check connection' }));
  const told = dialog.getByRole('status');
  await waitFor(() => expect(told.textContent).toBe('Everything works'));
  const steps = within(dialog.getByRole('list', { name: 'What was examined' })).getAllByRole('listitem');
  expect(steps).toHaveLength(9);
  expect(steps.every((each) => each.textContent?.startsWith('Passed: '))).toBe(true);
  await user.click(dialog.getByRole('button', { name: 'Check again' }));
  expect(api.callsOf('examineExchange')).toHaveLength(2);
});

test('what a check finds is read aloud, and a rejected password leads to entering a new one', async () => {
  const { user, press } = await openCard({}, (fake) =>
    fake.on('examineExchange', () => ({
      url: SERVER,
      report: reportWith({ step: 'sign-in', state: 'failed', finding: 'password-rejected', fact: null }),
    })),
  );
  await press('Check connection');
  const dialog = within(await screen.findByRole('dialog', { name: 'Check connection' }));
  await waitFor(() =>
    expect(dialog.getByRole('status').textContent).toBe(
      'Something is not right: The server rejected the username or password',
    ),
  );
  await user.click(dialog.getByRole('button', { name: 'Enter new password' }));
  expect(await screen.findByRole('dialog', { name: 'Enter new password' })).toBeTruthy();
});

test('disconnecting says that the login is deleted', async () => {
  const { press } = await openCard();
  await press('Disconnect');
  const dialog = within(await screen.findByRole('alertdialog'));
  expect(dialog.getByText('the login for your Exchange server')).toBeTruthy();
  expect(dialog.queryByText(/permission/)).toBeNull();
});

test('"Delete everything" speaks of a permission only where Microsoft gave one', async () => {
  const { user } = await openCard();
  const data = within(await screen.findByRole('region', { name: 'Your data' }));
  await user.click(data.getByRole('button', { name: 'Delete everything' }));
  const dialog = within(await screen.findByRole('alertdialog'));
  expect(dialog.getByText('your connection (alice@contoso.example)')).toBeTruthy();
  expect(dialog.queryByText(/permission/)).toBeNull();
});

test('what a new login found worth knowing stands in the card of its connection', async () => {
  const { user, card, press } = await openCard({}, (fake) =>
    fake
      .on('listConnections', () => ({ connections: [exchangeConnection(), connection()], approvals: [] }))
      .on('renewExchange', () =>
        connectedWith([{ step: 'version', state: 'hint', hint: 'version-out-of-support', fact: null }]),
      ),
  );
  await press('Change login');
  const dialog = within(await screen.findByRole('dialog', { name: 'Change login' }));
  await dialog.findByRole('form', { name: 'Login' });
  await user.type(password(dialog), 'secret{Enter}');
  expect(await card.findByText('Microsoft no longer supports this version of Exchange')).toBeTruthy();
  expect(screen.getAllByText('Microsoft no longer supports this version of Exchange')).toHaveLength(1);
});

test('its calendars are loaded from the server, without a word of Microsoft’s groups', async () => {
  const { press } = await openCard({}, (fake) =>
    fake.on('listCalendars', () => ({
      version: 1,
      calendars: [calendar(1)],
      settings: { syncPrivate: false, onlyOnline: false },
    })),
  );
  await press('Configure calendars');
  const dialog = within(await screen.findByRole('dialog', { name: 'Configure calendars' }));
  await dialog.findByText('Your main calendar and your other calendars in this mailbox.');
  expect(
    dialog.getByText(/other mailboxes can’t be read.* “Add calendar”; .* under “More options”\.$/),
  ).toBeTruthy();
  expect(dialog.queryByText(/Microsoft 365/)).toBeNull();
});

test('what is stored of it can be deleted, and is not said to be Microsoft’s', async () => {
  const { user } = await openCard();
  const data = within(await screen.findByRole('region', { name: 'Your data' }));
  expect(data.getByRole('heading', { name: 'Revoke Sally’s access to your Exchange server' })).toBeTruthy();
  expect(data.queryByRole('link')).toBeNull();
  await user.click(data.getByRole('button', { name: 'Delete everything' }));
  expect(
    within(await screen.findByRole('alertdialog')).getByText('your login for an Exchange server'),
  ).toBeTruthy();
});
