import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import axeCore, { type AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { createEndpoint } from '../graph/test-endpoint.ts';
import { launchBrowser } from '../proof/browser.ts';
import { type ProofSandbox, startSandbox } from '../proof/sandbox.ts';
import { subscribe } from '../proof/subscription.ts';

declare const axe: { run(): Promise<AxeResults> };

let sandbox: ProofSandbox;
let browser: Browser;
let page: Page;
const endpoint = createEndpoint();

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => Date.parse('2026-11-25T10:00:00Z'), post: endpoint.post });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await sandbox.close();
});
beforeEach(async () => {
  await sandbox.call('POST', '/controls/api/reset');
  page = await browser.newPage({ ignoreHTTPSErrors: true });
});
afterEach(() => page.close());

const done = (label: string) => page.getByRole('status').getByText(`${label}: done.`).waitFor();

describe('the page of the controls', () => {
  test('creates a series with an attendee, and changes one occurrence', async () => {
    await page.goto(`${sandbox.url}/controls?person=alice@contoso.example`);
    const form = page.getByRole('group', { name: 'New meeting of Alice Archer' });
    await form.getByLabel('Subject').fill('Design review');
    await form.getByLabel('Repeats').selectOption('Daily, 10 times');
    await form.getByLabel('Attendees').fill('bob@contoso.example');
    await form.getByRole('button', { name: 'Create' }).click();
    await done('Create');
    const rows = page.getByRole('row', { name: 'Design review' });
    expect(await rows.count()).toBe(5);
    await rows.first().getByText('Change').click();
    const one = rows.first().getByRole('group', { name: 'Only this one' });
    await one.getByLabel('Subject').fill('Design review, the first');
    await one.getByRole('button', { name: 'Save' }).click();
    await done('Save');
    await page
      .getByRole('row', { name: 'Design review, the first' })
      .getByText('changed occurrence')
      .waitFor();
  });

  test('sets up Exchange, takes it down and unlocks an account', async () => {
    const { accounts, listener } = sandbox.exchange;
    const bob = accounts.find('bob');
    if (!bob) throw new Error('Bob has no account.');
    for (let i = 0; i < 3; i += 1) accounts.check({ user: 'bob', domain: '' }, 'basic', () => false);
    await page.goto(`${sandbox.url}/controls`);
    const section = page.getByRole('region', { name: 'Exchange' });
    expect(await section.getByRole('listitem').allTextContents()).toEqual([
      expect.stringMatching(/bob basic wrong password$/),
      expect.stringMatching(/bob basic wrong password$/),
      expect.stringMatching(/bob basic wrong password$/),
    ]);
    await section.getByRole('button', { name: 'Unlock' }).click();
    await done('Unlock');
    expect(accounts.record(bob).locked).toBe(false);
    await section.getByLabel('Version').selectOption('Exchange 2010 SP2');
    await section.getByRole('button', { name: 'Save' }).click();
    await done('Save');
    expect(sandbox.state.exchange.settings).toMatchObject({ version: '2010-sp2', offers: 'windows' });
    await section.getByRole('button', { name: 'Take it down' }).click();
    await done('Take it down');
    expect(listener.status().listening).toBe(false);
    await section.getByRole('button', { name: 'Bring it up' }).click();
    await done('Bring it up');
  });

  test('lets somebody who was invited decline', async () => {
    const at = (time: string) => ({ dateTime: `2026-11-26T${time}`, timeZone: 'Europe/Berlin' });
    await sandbox.call('POST', '/controls/api/meetings', {
      person: 'alice@contoso.example',
      subject: 'Lunch talk',
      start: at('12:00'),
      end: at('13:00'),
      attendees: [{ address: 'erik@contoso.example' }],
    });
    await page.goto(`${sandbox.url}/controls?person=erik@contoso.example`);
    const row = page.getByRole('row', { name: 'Lunch talk' });
    await row.getByText('Change').click();
    await row.getByRole('button', { name: 'Decline' }).click();
    await done('Decline');
    await row.getByRole('cell', { name: 'declined' }).waitFor();
  });

  test('shares, renames and deletes calendars, and takes a mailbox out of Graph’s reach', async () => {
    await page.goto(`${sandbox.url}/controls?person=bob@contoso.example`);
    const section = page.getByRole('region', { name: 'Calendars of Bob Baker' });
    const named = (name: string) => section.getByRole('group', { name });
    await named('Platform team').getByLabel('With').selectOption('Erik Ehlers');
    await named('Platform team').getByLabel('As').selectOption('Titles and places');
    await named('Platform team').getByRole('button', { name: 'Share' }).click();
    await done('Share');
    await named('Platform team').getByText('Erik Ehlers: Titles and places').waitFor();
    await named('Platform team').getByLabel('Name').fill('Platform');
    await named('Platform team').getByRole('button', { name: 'Rename' }).click();
    await done('Rename');
    await named('Platform').getByRole('button', { name: 'Delete' }).click();
    await done('Delete');
    expect(await named('Platform').count()).toBe(0);
    await section.getByLabel('Graph').selectOption('says that it is on-premise');
    await section.getByRole('button', { name: 'Save' }).click();
    await done('Save');
    const { oid = '' } = sandbox.directory.person('bob@contoso.example') ?? {};
    expect(sandbox.state.mailboxes.mailbox(oid)?.unreadable).toBe('on-premise');
  });

  test('approves a tenant, demands a second factor, moves time and throws a switch', async () => {
    await page.goto(`${sandbox.url}/controls`);
    await page.getByRole('row', { name: 'Fabrikam' }).getByRole('button', { name: 'Approve' }).click();
    await done('Approve');
    await page.getByRole('row', { name: 'Fabrikam' }).getByText('Everyone: openid').waitFor();
    const bob = page.getByRole('row', { name: 'Bob Baker' });
    await bob.getByLabel('Second factor').selectOption('Demanded');
    await bob.getByRole('button', { name: 'Save' }).click();
    await done('Save');
    await page.getByRole('button', { name: 'One week on' }).click();
    await done('One week on');
    await page.getByText('168 h ahead').waitFor();
    await page.getByLabel('Empty pages in delta').check();
    await page.getByRole('region', { name: 'Switches' }).getByRole('button', { name: 'Save' }).click();
    await done('Save');
    expect(sandbox.directory.person('bob@contoso.example')?.signIn.mfa).toBe('demanded');
    expect(sandbox.state.switches).toMatchObject({ emptyPages: true, isolateSignIn: false });
  });

  test('shows subscriptions, tells of their end, and lets notifications go wrong', async () => {
    subscribe(sandbox, 'bob@contoso.example');
    await page.goto(`${sandbox.url}/controls`);
    const section = page.getByRole('region', { name: 'Subscriptions' });
    const row = section.getByRole('row', { name: 'Bob Baker' });
    await row.getByRole('cell', { name: '1 d 0 h' }).waitFor();
    await row.getByRole('button', { name: 'Wants authorisation' }).click();
    await done('Wants authorisation');
    await section.getByRole('button', { name: 'Forge notifications' }).click();
    await done('Forge notifications');
    await section.getByLabel('Notifications come twice').check();
    await section.getByLabel('Delay of notifications').fill('250');
    await section.getByRole('button', { name: 'Save' }).click();
    await done('Save');
    expect(sandbox.state.notificationFaults).toMatchObject({ duplicate: true, delay: 250, lose: false });
    await row.getByRole('button', { name: 'Ends' }).click();
    await done('Ends');
    await section.getByText('Nobody has subscribed to anything.').waitFor();
  });

  test('puts faults on Microsoft’s requests and takes them away', async () => {
    await page.goto(`${sandbox.url}/controls`);
    const section = page.getByRole('region', { name: 'Faults' });
    await section.getByRole('button', { name: 'Graph throttles for a minute' }).click();
    await done('Graph throttles for a minute');
    expect((await sandbox.call('GET', '/v1.0/me')).response.headers.get('retry-after')).toBe('60');
    await section.getByLabel('What goes wrong').selectOption('Graph: page of a gateway (502)');
    await section.getByLabel('Whose requests').selectOption('Bob Baker');
    await section.getByLabel('Only this path').fill('/v1.0/me/calendars');
    await section.getByLabel('Times').fill('2');
    await section.getByRole('button', { name: 'Put on' }).click();
    await done('Put on');
    expect(sandbox.state.faults.list()).toMatchObject([
      { kind: 'throttled', lasts: 60_000, struck: 1 },
      { kind: 'unavailable', status: 502, body: 'html', path: '/v1.0/me/calendars', times: 2, skip: 0 },
    ]);
    await section.getByRole('row', { name: 'Graph: unavailable (502)' }).getByText('0 of 2').waitFor();
    const throttled = section.getByRole('row', { name: 'Graph: too many requests' });
    await throttled.getByRole('button', { name: 'Take away' }).click();
    await done('Take away');
    expect(sandbox.state.faults.list()).toHaveLength(1);
    await section.getByRole('button', { name: 'All well again' }).click();
    await section.getByText('Microsoft works as it should.').waitFor();
  });

  test.each([
    ['Graph is down', '/v1.0/me', 503],
    ['Entra is down', '/common/discovery/v2.0/keys', 503],
    ['Graph answers nonsense', '/v1.0/me', 200],
    ['Entra answers nonsense', '/common/discovery/v2.0/keys', 200],
  ])('"%s" can be had at once', async (button, path, status) => {
    await page.goto(`${sandbox.url}/controls`);
    await page.getByRole('button', { name: button }).click();
    await done(button);
    expect((await page.request.get(sandbox.url + path)).status()).toBe(status);
  });

  test('puts on every fault that it offers', async () => {
    await page.goto(`${sandbox.url}/controls`);
    const section = page.getByRole('region', { name: 'Faults' });
    const values = await section
      .getByLabel('What goes wrong')
      .locator('option')
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
    for (const value of values)
      expect((await sandbox.call('POST', '/controls/api/faults', JSON.parse(value))).status).toBe(201);
    await page.reload();
    expect(await section.getByRole('button', { name: 'Take away' }).count()).toBe(values.length);
  });

  test('says why something can’t be done', async () => {
    await page.goto(`${sandbox.url}/controls`);
    await page.getByLabel('Largest page').fill('0');
    await page.getByRole('region', { name: 'Switches' }).getByRole('button', { name: 'Save' }).click();
    await page.getByRole('alert').getByText('maxPageSize').waitFor();
  });

  test('can be used with the keyboard alone', async () => {
    await page.goto(`${sandbox.url}/controls`);
    await page.getByRole('button', { name: 'One hour on' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('1 h ahead').waitFor();
  });
});

describe('accessibility', () => {
  const pages = ['/', '/controls', '/teams'].flatMap((path) =>
    (['light', 'dark'] as const).map((scheme) => [path, scheme] as const),
  );
  test.each(pages)('%s has no violations in %s', async (path, scheme) => {
    await sandbox.call('POST', '/controls/api/unknowns', { where: 'graph', what: 'GET /v1.0/me/drive' });
    sandbox.state.faults.add({ service: 'graph', kind: 'reset', times: 2, path: '/v1.0/me/**' });
    sandbox.state.faults.add({ service: 'entra', kind: 'aadsts', number: 50076 });
    subscribe(sandbox, 'alice@contoso.example');
    subscribe(sandbox, 'bob@contoso.example', { lifecycleNotificationUrl: null });
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(`${sandbox.url}${path}${path === '/teams' && scheme === 'dark' ? '?theme=dark' : ''}`);
    // Not as a script tag: the pages' own policy forbids that.
    await page.evaluate(axeCore.source);
    const { violations } = await page.evaluate(() => axe.run());
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
      [],
    );
  });
});
