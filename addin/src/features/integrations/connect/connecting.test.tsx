/** @jest-environment jsdom */
import { expect, jest, test } from '@jest/globals';
import { act, screen, waitFor, within } from '@testing-library/react';
import type { ConnectOutcome } from '../../../../../server/contract/connections.ts';
import type { ConsentStatus } from '../../../../../server/contract/consents.ts';
import { approval, connection, id, trouble } from '../../../../test/examples.ts';
import { type FakeApi, refuse } from '../../../../test/fake-api.ts';
import { openApp } from '../../../../test/open-app.tsx';
import { challengeOf } from '../../../host/pkce.ts';

const connected: ConnectOutcome = { outcome: 'connected', connection: connection(), again: false };
const interaction: ConnectOutcome = { outcome: 'interaction', claims: null };

/** A server on which Alice can connect; `consent` says how Microsoft's window stands. */
async function openPanel({
  connect = interaction,
  prepare = () => {},
}: {
  connect?: ConnectOutcome;
  prepare?: (api: FakeApi) => void;
} = {}) {
  const server = { consent: { status: 'open' } as ConsentStatus, connected: false };
  const opened = await openApp({
    route: 'integrations',
    prepare: (api) => {
      api
        .on('listConnections', () => ({
          connections: server.connected ? [connection()] : [],
          approvals: [],
        }))
        .on('connect', () => {
          server.connected = connect.outcome === 'connected';
          return connect;
        })
        .on('startConsent', () => ({
          id: id(7),
          startUrl: 'https://localhost:3000/consent?id=7',
          expiresAt: '2026-11-25T11:10:00Z',
        }))
        .on('getConsent', () => server.consent)
        .on('redeemConsent', () => {
          server.connected = true;
          return connected;
        });
      prepare(api);
    },
  });
  await opened.user.click(await screen.findByRole('button', { name: 'Add calendar' }));
  const panel = within(await screen.findByRole('dialog', { name: 'Calendar Integrations' }));
  /** The first of that name: what the person's own account offers comes first. */
  const press = async (name: string) => {
    const [button] = await panel.findAllByRole('button', { name });
    if (button) await opened.user.click(button);
  };
  return { ...opened, server, panel, press };
}

const poll = () => act(() => jest.advanceTimersByTimeAsync(2_000));

const cardShown = () =>
  screen.findByRole('article', { name: 'Outlook Calendar (Microsoft 365 / Exchange Online)' });

test('before anything is asked, the panel says what for and why', async () => {
  const { panel } = await openPanel();
  const own = within(await panel.findByRole('region', { name: /Microsoft 365/ }));
  const table = own.getByRole('table', { name: 'Permissions that Sally asks for' });
  expect(within(table).getByRole('rowheader', { name: 'Calendars.ReadWrite.Shared' })).toBeTruthy();
  expect(own.getByText(/keeps reading the calendars you selected in the background/)).toBeTruthy();
});

test('where the organization has consented, no window opens', async () => {
  const { host, press } = await openPanel({ connect: connected });
  await press('Connect');
  expect(await cardShown()).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(host.consentTrips).toEqual([]);
});

test('between the last step and the card nothing else is offered', async () => {
  const { host, press, panel } = await openPanel();
  const offered: string[] = [];
  const watcher = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) offered.push(node.textContent ?? '');
  });
  await press('Connect');
  await panel.findByRole('heading', { name: 'Continue in Microsoft’s window' });
  watcher.observe(document.body, { childList: true, subtree: true });
  host.endConsent({ end: 'code', code: 'ONE-TIME' });
  await cardShown();
  watcher.disconnect();
  expect(offered.join()).toContain('Outlook Calendar (Microsoft 365 / Exchange Online)');
  expect(offered.join()).not.toContain('Connect another account');
});

test('the code from Microsoft’s window is redeemed with the verifier behind the challenge', async () => {
  const { api, host, press, panel } = await openPanel();
  await press('Connect');
  expect(await panel.findByRole('heading', { name: 'Continue in Microsoft’s window' })).toBeTruthy();
  expect(host.consentTrips[0]?.startUrl).toBe('https://localhost:3000/consent?id=7');
  host.endConsent({ end: 'code', code: 'ONE-TIME' });
  expect(await cardShown()).toBeTruthy();
  const [start] = api.callsOf('startConsent');
  const [redeem] = api.callsOf('redeemConsent');
  expect(redeem?.body.code).toBe('ONE-TIME');
  expect(await challengeOf(redeem?.body.verifier ?? '')).toBe(start?.body.challenge);
});

test('a demand for a second factor goes along unchanged', async () => {
  const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
  const { api, press } = await openPanel({ connect: { outcome: 'interaction', claims } });
  await press('Connect');
  await waitFor(() => expect(api.callsOf('startConsent')[0]?.body.claims).toBe(claims));
});

test('a window that the host takes for closed can still end well: the server tells', async () => {
  const { api, host, server, press, panel } = await openPanel();
  await press('Connect');
  await panel.findByRole('heading', { name: 'Continue in Microsoft’s window' });
  host.endConsent({ end: 'closed' });
  expect(await panel.findByRole('button', { name: 'Try again' })).toBeTruthy();
  expect(panel.getByRole('button', { name: 'Ask your admin' })).toBeTruthy();
  server.consent = { status: 'parked' };
  await poll();
  expect(await cardShown()).toBeTruthy();
  expect(api.callsOf('redeemConsent')[0]?.body.code).toBeUndefined();
});

test('the code may also come from another window of ours', async () => {
  const { press, panel } = await openPanel();
  await press('Connect');
  await panel.findByRole('heading', { name: 'Continue in Microsoft’s window' });
  const message = { type: 'code', consentId: id(7), code: 'ONE-TIME' };
  window.dispatchEvent(new MessageEvent('message', { data: message, origin: location.origin }));
  expect(await cardShown()).toBeTruthy();
});

test('a code from a foreign origin or of another consent is not heard', async () => {
  const { api, press, panel } = await openPanel();
  await press('Connect');
  await panel.findByRole('heading', { name: 'Continue in Microsoft’s window' });
  const message = { type: 'code', consentId: id(7), code: 'EVIL' };
  window.dispatchEvent(new MessageEvent('message', { data: message, origin: 'https://evil.example' }));
  window.dispatchEvent(
    new MessageEvent('message', { data: { ...message, consentId: id(8) }, origin: location.origin }),
  );
  await poll();
  expect(api.callsOf('redeemConsent')).toEqual([]);
});

test('a blocked window is opened by the next click', async () => {
  const { host, press, panel } = await openPanel();
  await press('Connect');
  await panel.findByRole('heading', { name: 'Continue in Microsoft’s window' });
  host.endConsent({ end: 'blocked' });
  await press('Open Microsoft’s window');
  await waitFor(() => expect(host.consentTrips).toHaveLength(2));
});

test('another account in an isolated window is connected by the code typed in; a wrong one is asked for again', async () => {
  const { user, server, press, panel } = await openPanel({
    prepare: (api) =>
      api.on('redeemConsent', ({ body }) => {
        if (body.code !== 'RIGHT') return refuse('forbidden');
        server.connected = true;
        return connected;
      }),
  });
  await press('Connect');
  await panel.findByRole('heading', { name: 'Continue in Microsoft’s window' });
  server.consent = { status: 'parked-elsewhere' };
  await poll();
  await user.type(await panel.findByRole('textbox', { name: 'Code' }), 'WRONG');
  await press('Continue');
  expect(await panel.findByText('This code does not fit. Check it and try again.')).toBeTruthy();
  await user.clear(panel.getByRole('textbox', { name: 'Code' }));
  await user.type(panel.getByRole('textbox', { name: 'Code' }), 'RIGHT');
  await press('Continue');
  expect(await cardShown()).toBeTruthy();
});

test('whoever cancels at Microsoft may try again or ask an administrator', async () => {
  const { server, press, panel } = await openPanel();
  await press('Connect');
  await panel.findByRole('heading', { name: 'Continue in Microsoft’s window' });
  server.consent = { status: 'refused', reason: 'cancelled', code: 'AADSTS65004' };
  await poll();
  expect(await panel.findByRole('heading', { name: 'The sign-in was cancelled' })).toBeTruthy();
  expect(panel.getByText('For support: AADSTS65004')).toBeTruthy();
  expect(panel.getByRole('button', { name: 'Ask your admin' })).toBeTruthy();
  expect(panel.getByRole('button', { name: 'Try again' })).toBeTruthy();
});

test('"Cancel" ends the waiting and asks the server no more', async () => {
  const { api, press, panel } = await openPanel();
  await press('Connect');
  await panel.findByRole('heading', { name: 'Continue in Microsoft’s window' });
  await press('Cancel');
  expect(await panel.findAllByRole('button', { name: 'Connect' })).toHaveLength(2);
  await poll();
  expect(api.callsOf('getConsent')).toEqual([]);
});

test('closing the panel does not end a sign-in that is under way', async () => {
  const { server, press, panel } = await openPanel();
  await press('Connect');
  await panel.findByRole('heading', { name: 'Continue in Microsoft’s window' });
  await press('Close');
  expect(screen.queryByRole('dialog')).toBeNull();
  server.consent = { status: 'parked' };
  await poll();
  expect(await cardShown()).toBeTruthy();
});

test('a rule of the organization is named as the reason, with one next step', async () => {
  const outcome = { outcome: 'refused', trouble: trouble('blocked-by-policy', 'AADSTS53003') } as const;
  const { press, panel } = await openPanel({ connect: outcome });
  await press('Connect');
  expect(await panel.findByRole('heading', { name: 'A rule of your organization stops Sally' })).toBeTruthy();
  expect(panel.getByText('For support: AADSTS53003')).toBeTruthy();
  expect(panel.queryByRole('button', { name: 'Ask your admin' })).toBeNull();
});

test('a server that does not answer is said, and connecting can be tried again', async () => {
  let broken = true;
  const { press, panel } = await openPanel({
    prepare: (api) => api.on('connect', () => (broken ? refuse('provider-unavailable') : connected)),
  });
  await press('Connect');
  expect((await panel.findByRole('alert')).textContent).toContain('server does not answer right now.');
  broken = false;
  await press('Try again');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('an administrator is asked by link or message, and the tab goes on by itself once they have approved', async () => {
  const server = { asked: false, approved: false };
  const { host, press, panel } = await openPanel({
    prepare: (api) =>
      api
        .on('listConnections', () => ({
          connections: server.approved ? [connection()] : [],
          approvals: server.asked && !server.approved ? [approval] : [],
        }))
        .on('connect', () => (server.approved ? connected : { outcome: 'approval', code: 'AADSTS90094' }))
        .on('requestApproval', () => {
          server.asked = true;
          return approval;
        }),
  });
  await press('Connect');
  const link = await panel.findByRole('textbox', { name: 'Link for your administrator' });
  expect((link as HTMLInputElement).value).toBe(approval.link);
  const message = panel.getByRole('textbox', { name: 'Message to your IT department' });
  expect((message as HTMLTextAreaElement).value).toContain(approval.link);
  expect(panel.getByText('We’ll continue by ourselves as soon as it is approved.')).toBeTruthy();

  server.approved = true;
  await act(() => jest.advanceTimersByTimeAsync(20_000));
  expect(await cardShown()).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(host.tokens).toContainEqual({ fresh: true });
});

test('another account is picked in Microsoft’s window, and the server is told so', async () => {
  const { api, press } = await openPanel();
  await press('Use another account');
  await waitFor(() => expect(api.callsOf('startConsent')[0]?.body.another).toBe(true));
  expect(api.callsOf('connect')).toEqual([]);
});

test('a kind that the own account is not of goes straight to Microsoft’s window, without any administrator', async () => {
  const { api, server, user, panel } = await openPanel();
  const personal = within(await panel.findByRole('region', { name: /Personal Microsoft Account/ }));
  expect(personal.queryByText(/administrator/)).toBeNull();
  await user.click(personal.getByRole('button', { name: 'Connect' }));
  await waitFor(() => expect(api.callsOf('startConsent')[0]?.body).toMatchObject({ another: true }));
  expect(api.callsOf('startConsent')[0]?.body.kind).toBe('outlook-personal');
  server.consent = { status: 'refused', reason: 'cancelled', code: null };
  await poll();
  await panel.findByRole('heading', { name: 'The sign-in was cancelled' });
  expect(panel.queryByRole('button', { name: 'Ask your admin' })).toBeNull();
});

test('an account that was connected already is recognised, and the page says so', async () => {
  const { host, press } = await openPanel({
    prepare: (api) => api.on('redeemConsent', () => ({ ...connected, again: true })),
  });
  await press('Use another account');
  await screen.findByRole('heading', { name: 'Continue in Microsoft’s window' });
  host.endConsent({ end: 'code', code: 'ONE-TIME' });
  const sentence = /alice@contoso.example was connected already/;
  await waitFor(() => expect(screen.getAllByText(sentence).length).toBeGreaterThan(0));
});

test('an administrator of another organization gets a link, and the person signs in again afterwards', async () => {
  const { api, host, server, press, panel } = await openPanel({
    prepare: (api) => api.on('requestApproval', () => approval),
  });
  await press('Use another account');
  await panel.findByRole('heading', { name: 'Continue in Microsoft’s window' });
  server.consent = { status: 'refused', reason: 'approval-needed', code: 'AADSTS90094' };
  await poll();
  expect(await panel.findByText(/can’t see when another organization approves/)).toBeTruthy();
  expect(api.callsOf('requestApproval')[0]?.body).toEqual({ kind: 'microsoft365', another: true });
  await press('Open Microsoft’s window');
  await waitFor(() => expect(host.consentTrips).toHaveLength(2));
});
