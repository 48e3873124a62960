import { afterEach, expect, test } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { axe, picture } from '../browser.ts';
import { PATIENCE, until } from '../until.ts';
import { create as createMeeting } from './outlook.ts';
import { onStage } from './stage.ts';
import { Tab } from './tab.ts';

const ALICE = 'alice@contoso.example';
const BOB = 'bob@contoso.example';
const CAROL = 'carol@contoso.example';
const DORA = 'dora@contoso.example';
const ERIK = 'erik@contoso.example';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What is signed at the moment of a leap in time comes from the future for a server that follows a moment later. */
const LEAP = /\/api\/.*status of (401|409)/;

const stage = onStage(
  {},
  {
    expected: LEAP,
    prepare: async ({ sandbox }) => void (await sandbox.controls.approve('contoso.example')),
  },
);
const controls = () => stage.world.sandbox.controls;
afterEach(() => controls().switch({ privateItemsFail: false }));

const create = (person: string, subject: string, more: Record<string, unknown> = {}) =>
  createMeeting(stage.world, person, subject, more);
const calendarOf = async (person: string, name: string): Promise<string> => {
  const found = (await controls().calendars(person)).find((calendar) => calendar.name === name);
  if (!found) throw new Error(`${person} has no calendar ${name}`);
  return found.id;
};
const connected = async (person: string): Promise<Tab> => {
  const tab = new Tab(await stage.browser.teams(person));
  await tab.pressConnect();
  await tab.connected();
  return tab;
};
/** Time passes, and the server has followed it. */
const pass = async (person: string, ms: number): Promise<void> => {
  await controls().moveTime(ms);
  await until(() =>
    stage.world
      .api(person)
      .call('listConnections')
      .then(
        () => true,
        () => false,
      ),
  );
};
const checked = (box: Locator) => box.isChecked();
/** Nothing in the way for anybody, and nothing to be scrolled sideways. */
const looksRight = async (tab: Tab, name: string): Promise<void> => {
  await picture(tab.teams, name);
  expect(await axe(tab.teams, stage.world.server.url)).toEqual([]);
};

test('a colleague’s calendar is read, and what is private in it has neither title nor organizer', async () => {
  const calendarId = await calendarOf(BOB, 'Platform team');
  await create(BOB, 'Roadmap', { calendarId });
  await create(BOB, 'Layoffs', { calendarId, sensitivity: 'private' });
  const tab = await connected(ALICE);
  const dialog = await tab.configure();
  await dialog.getByText('Calendars of Microsoft 365 groups are not listed').waitFor();
  await dialog.getByRole('checkbox', { name: /Platform team/ }).check();
  await dialog.getByRole('switch', { name: 'Sync private appointments' }).check();
  await tab.save();
  const openTeam = async () => {
    await tab.openMeetings();
    await tab.frame.getByRole('combobox', { name: 'Calendar' }).selectOption('Platform team');
  };
  await openTeam();
  await tab.lists('Roadmap');
  await tab.lists('Private appointment');
  expect(await tab.meeting('Layoffs').count()).toBe(0);

  await create(BOB, 'Retrospective', { calendarId });
  await pass(ALICE, 15 * MINUTE);
  await tab.lists('Retrospective');

  await (await tab.configure()).getByRole('switch', { name: 'Sync private appointments' }).uncheck();
  await tab.save();
  await openTeam();
  await tab.lists('Retrospective');
  await tab.listsNoMore('Private appointment');
}, 120_000);

test('what a wider filter lets in is read with its progress in sight', async () => {
  await create(BOB, 'Walk in the park');
  const tab = await connected(BOB);
  const toggle = async () =>
    (await tab.configure()).getByRole('switch', { name: 'Sync only online meetings' });
  await (await toggle()).check();
  await tab.save();
  await tab.openMeetings();
  await tab.listsNoMore('Walk in the park');

  const hold = await controls().hold('/v1.0/me/calendars/*/calendarView');
  await (await toggle()).uncheck();
  await tab.save();
  await tab.frame.getByRole('progressbar').waitFor();
  await controls().release(hold);
  await tab.frame.getByRole('progressbar').waitFor({ state: 'detached', timeout: PATIENCE });
  await tab.openMeetings();
  await tab.lists('Walk in the park');
}, 120_000);

test('a calendar that vanishes keeps its meetings and says so, until it is deselected', async () => {
  const { id: calendarId } = await controls().createCalendar(DORA, 'Harbour');
  await create(DORA, 'Boat trip', { calendarId });
  const tab = await connected(DORA);
  await (await tab.configure()).getByRole('checkbox', { name: 'Harbour' }).check();
  await tab.save();
  await tab.openMeetings();
  await tab.lists('Boat trip');

  await controls().deleteCalendar(calendarId);
  await pass(DORA, 15 * MINUTE);
  await tab.sees('Harbour: Microsoft does not find this calendar any more');
  await tab.lists('Boat trip');

  const dialog = await tab.configure();
  await dialog.getByText(/It was deleted, or is no longer shared with you/).waitFor();
  await looksRight(tab, 'calendar-gone');
  await dialog.getByRole('checkbox', { name: 'Harbour' }).uncheck();
  await tab.save();
  await tab.openMeetings();
  await tab.listsNoMore('Boat trip');
  const again = await tab.configure();
  expect(await again.getByRole('checkbox', { name: 'Harbour' }).count()).toBe(0);
}, 120_000);

test('a calendar that appears is announced within a day, marked until it was seen, and never selected by itself', async () => {
  const tab = await connected(ERIK);
  await controls().createCalendar(ERIK, 'Works council');
  await pass(ERIK, 28 * HOUR);
  await tab.frame.getByText('A new calendar can be synchronized').waitFor({ timeout: PATIENCE });
  await looksRight(tab, 'calendar-new');
  await tab.button('Choose calendars').click();
  const dialog = tab.frame.getByRole('dialog', { name: 'Configure calendars' });
  await dialog.getByText('New', { exact: true }).waitFor();
  expect(await checked(dialog.getByRole('checkbox', { name: 'Works council' }))).toBe(false);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await tab.frame.getByText('A new calendar can be synchronized').waitFor({ state: 'detached' });
}, 120_000);

test('a shared main calendar is added by its owner’s address, and says so when it is withheld', async () => {
  await create(ERIK, 'Erik’s rehearsal');
  const tab = new Tab(await stage.browser.teams(ALICE));
  const dialog = await tab.configure();
  const field = dialog.getByRole('textbox', { name: /A calendar is missing/ });
  const add = async (address: string) => {
    await field.fill(address);
    await dialog.getByRole('button', { name: 'Add calendar' }).click();
  };
  await add('erik');
  await dialog.getByText('Enter an email address').waitFor();
  await add('nobody@contoso.example');
  await dialog.getByText(/Nobody with the address nobody@contoso.example/).waitFor();
  await add(DORA);
  await dialog.getByText(/dora@contoso.example has not shared their calendar with you/).waitFor();
  await looksRight(tab, 'calendar-not-shared');
  await add(ERIK);
  await dialog.getByText('The calendar of erik@contoso.example is in the list now.').waitFor();
  await tab.save();
  await tab.openMeetings();
  await tab.lists('Erik’s rehearsal');

  await controls().switch({ privateItemsFail: true });
  await create(ERIK, 'Erik’s doctor', { sensitivity: 'private' });
  await pass(ALICE, 15 * MINUTE);
  await tab.sees(/because of a private appointment in it/);
  const reason = (await tab.configure()).getByText(/Ask its owner to make you a delegate/);
  await reason.waitFor();
  await looksRight(tab, 'calendar-withheld');
}, 120_000);

test('settings that were changed elsewhere meanwhile are not overwritten', async () => {
  const [here, there] = [new Tab(await stage.browser.teams(BOB)), new Tab(await stage.browser.teams(BOB))];
  const mine = await here.configure();
  const theirs = await there.configure();
  const name = 'Sync private appointments';
  await theirs.getByRole('switch', { name }).check();
  await there.save();

  await mine.getByRole('checkbox', { name: /Platform team/ }).check();
  await mine.getByRole('button', { name: 'Save' }).click();
  await mine
    .getByRole('alert')
    .getByText(/changed meanwhile/)
    .waitFor();
  expect(await checked(mine.getByRole('switch', { name }))).toBe(true);
  expect(await checked(mine.getByRole('checkbox', { name: /Platform team/ }))).toBe(true);
  await looksRight(here, 'settings-changed-meanwhile');
  await here.save();
  const [connection] = (await stage.world.api(BOB).call('listConnections')).connections;
  expect(connection).toMatchObject({ settings: { syncPrivate: true } });
  expect(connection?.calendars).toHaveLength(2);
}, 120_000);

test('a mailbox that Microsoft 365 does not hold is told from one that fails, and where to go', async () => {
  await controls().hideMailbox(CAROL, 'on-premise');
  const tab = new Tab(await stage.browser.teams(CAROL));
  await tab.pressConnect();
  await tab.sees('Microsoft 365 does not hold this mailbox');
  await tab.sees(/Exchange On-Premise/);
  await looksRight(tab, 'mailbox-not-in-cloud');
});
