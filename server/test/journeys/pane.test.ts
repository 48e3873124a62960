import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axe, paneOf, picture, type Visit } from '../browser.ts';
import { PATIENCE, until } from '../until.ts';
import { create } from './outlook.ts';
import { onStage } from './stage.ts';
import { Tab } from './tab.ts';

const ALICE = 'alice@contoso.example';
const BOB = 'bob@contoso.example';
const CAROL = 'carol@contoso.example';
const DORA = 'dora@contoso.example';
const ERIK = 'erik@contoso.example';

// With reading only, Microsoft tells of changes, so that what is saved is known soon.
const stage = onStage({ scopes: 'minimal' });

type Query = Record<string, string>;

/** Outlook, with the pane open, and still open when something else is. */
const open = async (person: string, query: Query = {}, visit: Visit = {}) => {
  const page = await stage.browser.outlook(person, visit, { pinned: 'on', ...query });
  return { page, pane: new Tab(page, paneOf(page)) };
};

const signIn = async (pane: Tab, button: string | RegExp = 'Sign in with Microsoft') => {
  const window = await pane.window(() => pane.button(button).click());
  const accept = window.getByRole('button', { name: 'Accept' });
  await Promise.race([accept.click(), window.waitForEvent('close')]);
  await pane.frame.getByRole('navigation').waitFor();
};

const connect = async (pane: Tab) => {
  const window = await pane.connectInWindow();
  const accept = window.getByRole('button', { name: 'Accept' });
  await Promise.race([accept.click(), window.waitForEvent('close')]);
  await pane.connected();
};

/** Opens an appointment in Outlook's own calendar. */
const openItem = (page: Page, subject: string) =>
  page.locator('#days').getByRole('button', { name: subject }).first().click();

const toAppointment = (pane: Tab) => pane.frame.getByRole('link', { name: /^(Appointment|Termin)$/ }).click();

const accessible = async (page: Page) => expect(await axe(page, stage.world.server.url)).toEqual([]);

test('who opens an appointment signs in through a window, connects, and reads what Sally knows of it', async () => {
  const { world } = stage;
  await create(world, BOB, 'Costs of the move', { teams: true, attendees: [{ address: ALICE }] });
  await create(world, ALICE, 'Plan of my own');
  const { page, pane } = await open(ALICE);
  await pane.sees('Welcome to Sally');
  await accessible(page);
  await openItem(page, 'Costs of the move');
  await signIn(pane);
  await pane.sees('This calendar is not connected');
  await accessible(page);
  await pane.button('Go to integrations').click();
  await connect(pane);
  await toAppointment(pane);

  await pane.frame.getByRole('heading', { level: 2, name: 'Costs of the move' }).waitFor();
  await pane.sees('Bob Baker');
  await pane.frame.getByRole('link', { name: 'Join Costs of the move' }).waitFor();
  await picture(page, 'pane-appointment');
  await accessible(page);

  await openItem(page, 'Plan of my own');
  await pane.frame.getByRole('heading', { level: 2, name: 'Plan of my own' }).waitFor();
  await pane.sees('No link was found in its place or its text.');
  await page.locator('#close-item').click();
  await pane.sees('No appointment is open');
  expect((await pane.meetings()).length).toBeGreaterThan(3);
});

test('a private appointment says that it is left out, and is known once such appointments are let in', async () => {
  await create(stage.world, DORA, 'Therapy', { sensitivity: 'private' });
  const { page, pane } = await open(DORA);
  await signIn(pane);
  await connect(pane);
  await toAppointment(pane);
  await openItem(page, 'Therapy');
  await pane.sees('Private appointments are left out');
  await accessible(page);
  await pane.button('Configure calendars').click();
  const dialog = pane.frame.getByRole('dialog', { name: 'Configure calendars' });
  await dialog.getByRole('switch', { name: 'Sync private appointments' }).click();
  await pane.save();
  await pane.frame.getByRole('heading', { level: 2, name: 'Therapy' }).waitFor();
});

test('a new appointment has to be saved first; then the pane goes on by itself', async () => {
  const { page, pane } = await open(ERIK, { item: 'new' });
  await signIn(pane);
  await pane.sees('Save or send the appointment first');
  await accessible(page);
  await connect(pane);
  await toAppointment(pane);
  const form = page.locator('#organizer-form');
  await form.getByLabel('Subject').fill('Just thought of');
  await form.getByRole('button', { name: 'Save' }).click();
  await pane.frame.getByRole('heading', { level: 2, name: 'Just thought of' }).waitFor({ timeout: PATIENCE });
});

test('an Outlook with a bridge signs in without a window', async () => {
  const { page, pane } = await open(BOB, { client: 'native' });
  await pane.sees('Connect your calendar');
  expect(page.context().pages()).toHaveLength(1);
  await pane.openIntegrations();
  await connect(pane);
  expect((await pane.meetings()).length).toBeGreaterThan(0);
});

test.each(['silent', 'unavailable', 'PERSISTENT_ERROR'])(
  'where its bridge is %s, the window serves instead',
  async (bridge) => {
    const { pane } = await open(BOB, { client: 'native', bridge });
    await signIn(pane);
    await pane.sees('Meetings');
  },
);

test('whoever closes the window, or refuses at Microsoft, is told so and may sign in after all', async () => {
  const { pane } = await open(CAROL);
  const toMicrosoft = async () => {
    const window = await pane.window(() => pane.button('Sign in with Microsoft').click());
    await window.getByRole('button', { name: 'Accept' }).waitFor();
    return window;
  };
  await (await toMicrosoft()).close();
  await pane.sees('You closed the sign-in before it was finished.');
  await (await toMicrosoft()).getByRole('button', { name: 'Cancel' }).click();
  await pane.sees('You closed the sign-in before it was finished.');
  await signIn(pane);
  await pane.sees('Connect your calendar');
});

test('outside of Outlook the pane’s address says where to go instead', async () => {
  const page = await (await stage.browser.context()).newPage();
  await page.goto(`${stage.world.server.url}/outlook`);
  await page.getByText('This page belongs inside Outlook.').waitFor();
  await accessible(page);
  await page.getByRole('link', { name: 'Open Sally in the browser' }).click();
  await page.getByRole('heading', { name: 'Welcome to Sally' }).waitFor();
});

const LOOKS = [
  { theme: 'dark', locale: 'de-de' },
  { theme: 'contrast', locale: 'en-us' },
] as const;

test.each(LOOKS)('every place fits into 320 px and is accessible: $theme, $locale', async (visit) => {
  await stage.world.sandbox.controls.approve('contoso.example');
  await stage.world.api(BOB).call('connect', { body: { kind: 'microsoft365' } });
  await create(stage.world, BOB, `Long ${visit.theme} appointment`, { teams: true });
  const { page, pane } = await open(BOB, {}, visit);
  const look = async (place: string) => {
    await picture(page, `pane-${place}-${visit.locale}-${visit.theme}`);
    await accessible(page);
    const frame = page.frames().find((one) => one.url().startsWith(stage.world.server.url));
    expect(
      await frame?.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      ),
    ).toBe(0);
  };
  const button = /Sign in with Microsoft|Mit Microsoft anmelden/;
  await pane.button(button).waitFor();
  await look('welcome');
  await signIn(pane, button);
  await openItem(page, `Long ${visit.theme} appointment`);
  await toAppointment(pane);
  await pane.frame.getByRole('heading', { level: 2, name: /Long/ }).waitFor();
  await look('appointment');
  await pane.frame.getByRole('link', { name: /^(Meetings|Besprechungen)$/ }).click();
  await pane.frame.getByRole('searchbox').waitFor();
  await look('meetings');
  await pane.openIntegrations();
  await pane.frame
    .getByRole('heading', { level: 2, name: /Microsoft 365/ })
    .first()
    .waitFor();
  await look('integrations');
});

test('Outlook’s theme is followed while the pane is open', async () => {
  const { page, pane } = await open(BOB, { client: 'native' });
  await pane.frame.getByRole('heading', { level: 1 }).waitFor();
  const background = () =>
    pane.frame
      .locator('.fui-FluentProvider')
      .first()
      .evaluate((element) => getComputedStyle(element).getPropertyValue('--colorNeutralBackground1'));
  expect(await background()).toBe('#ffffff');
  await page.getByLabel('Theme').selectOption('dark');
  await until(async () => (await background()) === '#292929');
});
