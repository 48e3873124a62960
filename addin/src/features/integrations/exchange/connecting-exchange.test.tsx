/** @jest-environment jsdom */
import { expect, test } from '@jest/globals';
import { act, screen, waitFor, within } from '@testing-library/react';
import type { ExchangeOutcome } from '../../../../../server/contract/exchange.ts';
import { connection, trouble } from '../../../../test/examples.ts';
import {
  connectedWith,
  exchangeConnection,
  failedWith,
  sessionWithExchange,
} from '../../../../test/exchange-examples.ts';
import { type FakeApi, refuse } from '../../../../test/fake-api.ts';
import { openApp } from '../../../../test/open-app.tsx';

const KIND = 'Outlook Calendar (Exchange On-Premise)';
const rejected = failedWith({
  step: 'sign-in',
  state: 'failed',
  finding: 'password-rejected',
  fact: null,
});

/** The form, as a person who has no calendar yet comes to it. */
async function openForm(
  answer: ExchangeOutcome | Promise<ExchangeOutcome> = rejected,
  prepare: (api: FakeApi) => void = () => {},
) {
  const server = { connected: false };
  const opened = await openApp({
    route: 'integrations',
    prepare: (api) => {
      api
        .on('getSession', () => sessionWithExchange)
        .on('listConnections', () => ({
          connections: server.connected ? [exchangeConnection()] : [],
          approvals: [],
        }))
        .on('getExchange', () => refuse('not-found'))
        .on('connectExchange', async () => {
          const outcome = await answer;
          server.connected = outcome.outcome === 'connected';
          return outcome;
        });
      prepare(api);
    },
  });
  const { user } = opened;
  await user.click(await screen.findByRole('button', { name: 'Add calendar' }));
  const panel = within(await screen.findByRole('dialog', { name: 'Calendar Integrations' }));
  const offer = within(await panel.findByRole('region', { name: KIND }));
  await user.click(offer.getByRole('button', { name: 'Connect' }));
  await panel.findByRole('form', { name: 'Login' });
  const field = (name: string) =>
    panel.getByLabelText<HTMLInputElement>(name, { exact: false, selector: 'input' });
  const press = async (name: string) => user.click(await panel.findByRole('button', { name }));
  const fill = async () => {
    const entered = {
      Username: 'CONTOSO\\alice',
      Password: 'correct horse',
      'Exchange Server URL': 'mail.contoso.example',
    };
    for (const [name, value] of Object.entries(entered)) {
      act(() => field(name).focus());
      await user.paste(value);
    }
  };
  return { ...opened, panel, field, press, fill };
}

test('before a login is entered, the panel says what becomes of it, and asks for no permission of Microsoft’s', async () => {
  const { user } = await openApp({
    route: 'integrations',
    prepare: (api) => api.on('getSession', () => sessionWithExchange),
  });
  await user.click(await screen.findByRole('button', { name: 'Add calendar' }));
  const offer = within(await screen.findByRole('region', { name: KIND }));
  expect(offer.getByText('What Sally does with your login')).toBeTruthy();
  const facts = offer.getAllByRole('listitem').map((each) => each.textContent);
  for (const words of [
    'stored encrypted, and never shown',
    'only used to read',
    'TLS',
    'does not try it again',
  ])
    expect(facts.join(' ')).toContain(words);
  expect(offer.queryByRole('table')).toBeNull();
  expect(offer.queryByText(/Microsoft/)).toBeNull();
});

test('where one is connected already, another one is offered', async () => {
  const { user } = await openApp({
    route: 'integrations',
    prepare: (api) =>
      api
        .on('getSession', () => sessionWithExchange)
        .on('listConnections', () => ({ connections: [exchangeConnection()], approvals: [] })),
  });
  await user.click(await screen.findByRole('button', { name: 'Add calendar' }));
  const offer = within(await screen.findByRole('region', { name: KIND }));
  expect(offer.getByRole('button', { name: 'Connect another account' })).toBeTruthy();
});

test('the form asks in the order of the instructions, for what a password manager recognises', async () => {
  const { panel, field } = await openForm();
  const labels = [...panel.getByRole('form').querySelectorAll('label')].map((each) => each.textContent);
  expect(labels.slice(0, 4).map((label) => label?.replace('*', ''))).toEqual([
    'Username',
    'Password',
    'Exchange Server URL',
    'Version',
  ]);
  expect(field('Username').autocomplete).toBe('username');
  expect(field('Password').autocomplete).toBe('current-password');
  expect(field('Password').type).toBe('password');
  expect(field('Username').required).toBe(true);
  const versions = within(panel.getByRole('combobox', { name: 'Version' })).getAllByRole('option');
  expect(versions.map((each) => each.textContent)).toEqual([
    'Automatic (recommended)',
    'Exchange Server SE',
    'Exchange Server 2019',
    'Exchange Server 2016',
    'Exchange Server 2013 SP1',
    'Exchange Server 2013',
    'Exchange Server 2010 SP2/SP3',
    'Exchange Server 2010 SP1',
    'Exchange Server 2010',
    'Exchange Server 2007 SP1–SP3',
  ]);
});

test('the password can be looked at', async () => {
  const { user, field, press, panel } = await openForm();
  await user.type(field('Password'), 'secret');
  await press('Show password');
  expect(field('Password').type).toBe('text');
  expect(panel.getByRole('button', { name: 'Show password', pressed: true })).toBeTruthy();
});

test('what is missing is said at its field, and the first such field gets the focus', async () => {
  const { api, user, field, press, panel } = await openForm();
  await user.type(field('Username'), 'alice');
  await press('Connect');
  expect(panel.getByText('Enter your password.')).toBeTruthy();
  expect(panel.getByText('Enter the address of the server.')).toBeTruthy();
  expect(panel.queryByText('Enter your username.')).toBeNull();
  expect(document.activeElement).toBe(field('Password'));
  await user.type(field('Password'), 'secret');
  expect(panel.queryByText('Enter your password.')).toBeNull();
  expect(api.callsOf('connectExchange')).toEqual([]);
});

test('what was entered is sent once, Enter is enough, and the card appears', async () => {
  const { api, user, field, fill, panel } = await openForm(connectedWith());
  await fill();
  await user.selectOptions(panel.getByRole('combobox', { name: 'Version' }), 'Exchange Server 2016');
  await user.click(panel.getByText('More options'));
  await user.click(field('Mailbox address'));
  await user.paste('room@contoso.example');
  await user.click(panel.getByRole('switch', { name: 'A device in front of the server ends TLS' }));
  await user.type(field('Exchange Server URL'), '{Enter}');
  expect(await screen.findByRole('article', { name: KIND })).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(api.callsOf('connectExchange').map(({ body }) => body)).toEqual([
    {
      username: 'CONTOSO\\alice',
      password: 'correct horse',
      url: 'mail.contoso.example',
      version: 'exchange-2016',
      mailbox: 'room@contoso.example',
      channelBinding: false,
    },
  ]);
});

test('while the server is examined, the steps to come are listed, and the waiting can be ended', async () => {
  const { field, fill, press, panel } = await openForm(new Promise<never>(() => {}));
  await fill();
  await press('Connect');
  const heading = await panel.findByRole('heading', { name: 'Sally examines the server and signs in' });
  expect(document.activeElement).toBe(heading);
  const list = panel.getByRole('list', { name: 'What was examined' });
  expect(within(list).getAllByRole('listitem')).toHaveLength(9);
  expect(panel.getByRole('progressbar')).toBeTruthy();
  await press('Cancel');
  expect(field('Password').value).toBe('correct horse');
  expect(panel.queryByRole('progressbar')).toBeNull();
});

test('a rejected password is reported step by step with what to do, and nothing that was entered is lost', async () => {
  const { api, user, field, fill, press, panel } = await openForm();
  await fill();
  await press('Connect');
  const heading = await panel.findByRole('heading', { name: 'That did not work' });
  await waitFor(() => expect(document.activeElement).toBe(heading));
  const read = document.getElementById(heading.getAttribute('aria-describedby') ?? '');
  expect(read?.textContent).toContain('Failed: The server rejected the username or password');
  const steps = within(panel.getByRole('list', { name: 'What was examined' }))
    .getAllByRole('listitem')
    .map((each) => each.textContent);
  expect(steps).toHaveLength(6);
  expect(steps[0]).toBe('Passed: The address is allowed');
  expect(steps[5]).toMatch(/^Failed: The server rejected the username or password.*Sally will not try again/);
  expect(panel.getByText('Not examined: Server version, Mailbox, Calendar')).toBeTruthy();
  expect([field('Username').value, field('Password').value, field('Exchange Server URL').value]).toEqual([
    'CONTOSO\\alice',
    'correct horse',
    'mail.contoso.example',
  ]);
  expect(field('Password').getAttribute('aria-invalid')).toBe('true');
  await user.type(field('Password'), '!');
  expect(field('Password').getAttribute('aria-invalid')).not.toBe('true');
  expect(api.callsOf('connectExchange')).toHaveLength(1);
});

test('attempts that are spent say when the next one is possible, in the viewer’s zone', async () => {
  const { fill, press, panel } = await openForm(
    failedWith({
      step: 'sign-in',
      state: 'failed',
      finding: 'attempts-spent',
      fact: '2026-11-25T11:30:00.000Z',
    }),
  );
  await fill();
  await press('Connect');
  expect(await panel.findByText('Another password can be tried from 25 Nov 2026, 12:30')).toBeTruthy();
});

test('a finding about something folded away unfolds it', async () => {
  const { field, fill, press } = await openForm(
    failedWith({ step: 'mailbox', state: 'failed', finding: 'mailbox-missing', fact: null }),
  );
  await fill();
  expect(field('Mailbox address').closest('details')?.open).toBe(false);
  await press('Connect');
  await waitFor(() => expect(field('Mailbox address').closest('details')?.open).toBe(true));
});

test('Exchange Online is pointed to where it is connected', async () => {
  const { fill, press, panel } = await openForm({
    ...failedWith({ step: 'address', state: 'failed', finding: 'address-in-cloud', fact: null }),
    url: null,
  } as ExchangeOutcome);
  await fill();
  await press('Connect');
  expect(await panel.findByText(/^Not examined: Server name, Connection, /)).toBeTruthy();
  await press('Go to Microsoft 365');
  const cloud = within(await panel.findByRole('region', { name: /Microsoft 365/ }));
  expect(document.activeElement).toBe(cloud.getByRole('button', { name: 'Connect' }));
});

test('what is worth knowing of a server that works is told after connecting', async () => {
  const { fill, press } = await openForm(
    connectedWith([
      { step: 'encryption', state: 'hint', hint: 'certificate-expiring', fact: '2026-12-05T08:00:00.000Z' },
      { step: 'version', state: 'hint', hint: 'version-differs', fact: 'exchange-2016' },
    ]),
  );
  await fill();
  await press('Connect');
  expect(await screen.findByText('The server’s certificate expires soon')).toBeTruthy();
  const card = within(screen.getByRole('article', { name: KIND }));
  expect(card.getByText('Expires on 5 Dec 2026, 09:00')).toBeTruthy();
  expect(screen.getByText('The server reports Exchange Server 2016')).toBeTruthy();
});

test('a mailbox that was connected already is recognised, and the page says so as long as it is connected', async () => {
  const { user, fill, press } = await openForm(connectedWith([], { again: true }), (api) =>
    api.on('disconnect', () => {
      api.on('listConnections', () => ({ connections: [], approvals: [] }));
      return undefined;
    }),
  );
  await fill();
  await press('Connect');
  const sentence = /alice@contoso.example was connected already/;
  await waitFor(() => expect(screen.getAllByText(sentence, { selector: 'p' })).toHaveLength(1));
  await user.click(screen.getByRole('button', { name: 'Disconnect' }));
  const question = within(await screen.findByRole('alertdialog'));
  await user.click(question.getByRole('button', { name: 'Disconnect' }));
  await screen.findByRole('heading', { name: 'No calendar connected yet' });
  expect(screen.queryByText(sentence, { selector: 'p' })).toBeNull();
});

test('an examination that was asked for too often is explained, and what was entered stays', async () => {
  const { field, fill, press, panel } = await openForm(rejected, (api) =>
    api.on('connectExchange', () => refuse('too-many-requests')),
  );
  await fill();
  await press('Connect');
  expect((await panel.findByRole('alert')).textContent).toContain(
    'That was too often. Try again in a minute.',
  );
  expect(field('Password').value).toBe('correct horse');
});

test('closing the panel does not end connecting; a failure waits there with what was entered', async () => {
  const { promise, resolve } = Promise.withResolvers<ExchangeOutcome>();
  const { user, fill, press, panel } = await openForm(promise);
  await fill();
  await press('Connect');
  await panel.findByRole('progressbar');
  await press('Close');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByText('Sally examines your Exchange server')).toBeTruthy();
  resolve(rejected);
  const told = await screen.findByRole('alert');
  expect(told.textContent).toContain('Your Exchange server is not connected');
  expect(told.textContent).toContain('The server rejected the username or password.');
  expect(screen.queryByText('Sally examines your Exchange server')).toBeNull();
  await user.click(within(told).getByRole('button', { name: 'See what was examined' }));
  const again = within(await screen.findByRole('dialog'));
  const heading = await again.findByRole('heading', { name: 'That did not work' });
  expect(document.activeElement).toBe(heading);
  expect(again.getByText('The server rejected the username or password')).toBeTruthy();
  expect(again.getByLabelText<HTMLInputElement>(/^Password/, { selector: 'input' }).value).toBe(
    'correct horse',
  );
});

test('what is under way behind the closed panel can be looked at again', async () => {
  const { user, fill, press } = await openForm(new Promise<never>(() => {}));
  await fill();
  await press('Connect');
  await press('Close');
  await user.click(screen.getByRole('button', { name: 'Show progress' }));
  const again = within(await screen.findByRole('dialog'));
  const heading = await again.findByRole('heading', { name: 'Sally examines the server and signs in' });
  expect(document.activeElement).toBe(heading);
});

test('an error that comes while the panel is closed is told, and what was entered waits there', async () => {
  const { promise, resolve } = Promise.withResolvers<ExchangeOutcome>();
  const { user, fill, press } = await openForm(promise);
  await fill();
  await press('Connect');
  await press('Close');
  resolve(refuse('too-many-requests'));
  const told = await screen.findByRole('alert');
  expect(told.textContent).toContain('That was too often.');
  await user.click(within(told).getByRole('button', { name: 'Show details' }));
  const again = within(await screen.findByRole('dialog'));
  expect((await again.findByRole('alert')).textContent).toContain('That did not work');
  expect(screen.getAllByRole('alert')).toHaveLength(1);
  await user.click(again.getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('alert')).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add calendar' }));
});

test('connecting that works while the panel is closed is told as ever', async () => {
  const { promise, resolve } = Promise.withResolvers<ExchangeOutcome>();
  const { fill, press } = await openForm(promise);
  await fill();
  await press('Connect');
  await press('Close');
  resolve(connectedWith());
  expect(await screen.findByRole('article', { name: KIND })).toBeTruthy();
  await waitFor(() =>
    expect(screen.getAllByRole('status').map((each) => each.textContent)).toContain(
      'Your calendar is connected. Your meetings appear in a moment.',
    ),
  );
  await waitFor(() => expect(screen.queryByText('Sally examines your Exchange server')).toBeNull());
});

test('"Back" leads to the offers, and what was entered is forgotten', async () => {
  const { user, field, fill, press, panel } = await openForm();
  await fill();
  await press('Back');
  const offer = within(await panel.findByRole('region', { name: KIND }));
  const connect = offer.getByRole('button', { name: 'Connect' });
  expect(document.activeElement).toBe(connect);
  await user.click(connect);
  await panel.findByRole('form', { name: 'Login' });
  expect(field('Password').value).toBe('');
});

test('a mailbox that Microsoft 365 does not hold leads to the form, where that is offered', async () => {
  const closed = connection({ trouble: trouble('mailbox-not-in-cloud') });
  const { user } = await openApp({
    route: 'integrations',
    prepare: (api) =>
      api
        .on('getSession', () => sessionWithExchange)
        .on('listConnections', () => ({ connections: [closed], approvals: [] })),
  });
  await user.click(await screen.findByRole('button', { name: 'Connect Exchange On-Premise' }));
  expect(await screen.findByRole('form', { name: 'Login' })).toBeTruthy();
});

test('where no Exchange server can be connected, none is offered', async () => {
  const closed = connection({ trouble: trouble('mailbox-not-in-cloud') });
  await openApp({
    route: 'integrations',
    prepare: (api) => api.on('listConnections', () => ({ connections: [closed], approvals: [] })),
  });
  await screen.findByText('Microsoft 365 does not hold this mailbox');
  expect(screen.queryByRole('button', { name: 'Connect Exchange On-Premise' })).toBeNull();
});
