import { expect, test } from '@jest/globals';
import { PATIENCE, until } from '../until.ts';
import { create as createMeeting, daily, date, on } from './outlook.ts';
import { onStage } from './stage.ts';
import { Tab } from './tab.ts';
import { readOnly } from './wire.ts';

const ALICE = 'alice@contoso.example';
const BOB = 'bob@contoso.example';
const CAROL = 'carol@contoso.example';
const DORA = 'dora@contoso.example';
const ERIK = 'erik@contoso.example';
const FRANK = 'frank@fabrikam.example';
const GINA = 'gina@fabrikam.example';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * When time leaps, what is signed at that moment comes from the future for a server that follows a moment later.
 * The tab asks again with a fresh token, and the browser has told of the refusal by then.
 */
const LEAP = /\/api\/.*status of 401/;

const stage = onStage(
  {},
  {
    expected: LEAP,
    // So that connecting needs no window: how that looks is told elsewhere.
    prepare: async ({ sandbox }) => {
      await sandbox.controls.approve('contoso.example');
      await sandbox.controls.approve('fabrikam.example');
    },
  },
);

const create = (person: string, subject: string, more: Record<string, unknown> = {}) =>
  createMeeting(stage.world, person, subject, more);

const connected = async (person: string): Promise<Tab> => {
  const tab = new Tab(await stage.browser.teams(person));
  await tab.pressConnect();
  await tab.connected();
  return tab;
};

/** The next round of the sync comes without anybody waiting for it. */
const letTimePass = () => stage.world.sandbox.controls.moveTime(3 * MINUTE);

const titles = async (person: string): Promise<(string | null)[]> => {
  const now = Date.now();
  const { meetings } = await stage.world.api(person).call('listMeetings', {
    query: { from: new Date(now - DAY).toISOString(), to: new Date(now + 60 * DAY).toISOString() },
  });
  return meetings.map(({ title }) => title);
};

const expectCount = async (tab: Tab, title: string, count: number): Promise<void> => {
  await tab
    .meeting(title)
    .nth(count - 1)
    .waitFor({ timeout: PATIENCE });
  expect(await tab.meeting(title).count()).toBe(count);
};

const connection = async (person: string) => {
  const { connections } = await stage.world.api(person).call('listConnections');
  const [first] = connections;
  if (!first) throw new Error(`${person} is not connected.`);
  return first;
};

/** Takes the permission away, and waits until that was noticed: tokens already given last for an hour or so. */
const revoke = async (tab: Tab, person: string): Promise<void> => {
  await stage.world.sandbox.controls.revokeSessions(person);
  await stage.world.sandbox.controls.moveTime(2 * HOUR);
  // The server follows the clock a moment later; until then what is signed now comes from the future.
  const troubled = () =>
    connection(person).then(
      ({ trouble }) => trouble !== null,
      () => false,
    );
  await until(troubled);
  await tab.teams.reload();
  await tab.openIntegrations();
  await tab.sees('Needs attention');
};

test('a private appointment appears with "Sync private appointments" on, and is gone as soon as that is off', async () => {
  await create(BOB, 'Open house');
  await create(BOB, 'Custody hearing', { sensitivity: 'private' });
  await create(BOB, 'Severance talk', { sensitivity: 'confidential' });
  const tab = await connected(BOB);
  await tab.openMeetings();
  await tab.lists('Open house');
  expect(await titles(BOB)).not.toContain('Custody hearing');

  await (await tab.configure()).getByRole('switch', { name: 'Sync private appointments' }).check();
  await tab.save();
  await tab.openMeetings();
  await tab.lists('Custody hearing');
  await tab.lists('Severance talk');
  expect(await tab.meeting('Custody hearing').textContent()).toContain('Private');
  expect(await tab.meeting('Open house').textContent()).not.toContain('Private');

  const toggle = (await tab.configure()).getByRole('switch', { name: 'Sync private appointments' });
  expect(await toggle.isChecked()).toBe(true);
  await toggle.uncheck();
  await tab.save();
  expect(await titles(BOB)).not.toContain('Custody hearing');
  await tab.openMeetings();
  await tab.lists('Open house');
  await tab.listsNoMore('Custody hearing');
  await tab.listsNoMore('Severance talk');
});

test('what a colleague keeps private in a shared calendar is not told, whatever is turned on', async () => {
  const { id: calendarId } = await stage.world.sandbox.controls.createCalendar(FRANK, 'Factory', [GINA]);
  await create(FRANK, 'Fire drill', { calendarId });
  await create(FRANK, 'Layoffs', { calendarId, sensitivity: 'private' });
  const tab = await connected(GINA);
  const dialog = await tab.configure();
  await dialog.getByRole('switch', { name: 'Sync private appointments' }).check();
  await dialog.getByRole('checkbox', { name: 'Factory' }).check();
  await tab.save();
  await tab.openMeetings();
  await tab.lists('Fire drill');
  expect(await titles(GINA)).not.toContain('Layoffs');
});

test('with "Sync only online meetings" on, meetings without a link stay away', async () => {
  await create(CAROL, 'Walk in the park');
  await create(CAROL, 'Call by Teams', { teams: true });
  await create(CAROL, 'Call by Zoom', {
    body: { contentType: 'text', content: 'Join: https://contoso.zoom.us/j/86220137745' },
  });
  const tab = await connected(CAROL);
  await tab.openMeetings();
  await tab.lists('Walk in the park');

  await (await tab.configure()).getByRole('switch', { name: 'Sync only online meetings' }).check();
  await tab.save();
  await tab.openMeetings();
  await tab.listsNoMore('Walk in the park');
  await tab.lists('Call by Teams');
  await tab.lists('Call by Zoom');
  expect(await tab.meeting('Call by Zoom').textContent()).toContain('Zoom');

  await (await tab.configure()).getByRole('switch', { name: 'Sync only online meetings' }).uncheck();
  await tab.save();
  await tab.openMeetings();
  await tab.lists('Walk in the park');
});

test('up to five calendars are synced; a sixth is refused on the screen and by the server, with the limit named', async () => {
  const names = ['Reading group', 'Site visits', 'Works council', 'Choir', 'Allotment'];
  for (const name of names) {
    const { id: calendarId } = await stage.world.sandbox.controls.createCalendar(ALICE, name);
    await create(ALICE, `Meeting of ${name}`, { calendarId });
  }
  const tab = await connected(ALICE);
  const dialog = await tab.configure();
  await dialog.getByText('1 of 5 selected').waitFor();
  const calendar = (name: string) => dialog.getByRole('checkbox', { name });

  await dialog.getByRole('searchbox', { name: 'Search calendars' }).fill('works');
  expect(await dialog.getByRole('checkbox').count()).toBe(1);
  await calendar('Works council').check();
  await dialog.getByRole('searchbox').fill('nobody has this');
  await dialog.getByText('No calendar matches your search.').waitFor();
  await dialog.getByRole('searchbox').fill('');
  for (const name of ['Reading group', 'Site visits', 'Choir']) await calendar(name).check();
  await dialog.getByText('5 of 5 selected').waitFor();
  await dialog.getByText('At most 5 calendars can be synchronized per connection.').waitFor();
  expect(await calendar('Allotment').isDisabled()).toBe(true);
  await tab.save();

  await tab.openMeetings();
  for (const name of names.slice(0, 4)) await tab.lists(`Meeting of ${name}`);
  await tab.frame.getByRole('combobox', { name: 'Calendar' }).selectOption('Choir');
  expect(await tab.meetings()).toEqual(['Meeting of Choir']);
  expect(await titles(ALICE)).not.toContain('Meeting of Allotment');

  const { id: connectionId, settings } = await connection(ALICE);
  const api = stage.world.api(ALICE);
  const { version, calendars } = await api.call('listCalendars', { params: { connectionId } });
  const six = calendars.slice(0, 6).map(({ id }) => id);
  const refused = await api.send('PUT', `/api/connections/${connectionId}/settings`, {
    version,
    ...settings,
    calendarIds: six,
  });
  expect(refused.status).toBe(400);
  expect(JSON.stringify(refused.body)).toContain('Choose at most 5 calendars per connection.');
  expect((await connection(ALICE)).calendars).toHaveLength(5);
});

test('what happens in Outlook appears in the open tab by itself', async () => {
  const { controls } = stage.world.sandbox;
  const moved = await create(ERIK, 'Fitting');
  const cancelled = await create(ERIK, 'Rehearsal');
  const series = { start: on(1, '11:00'), end: on(1, '11:15'), recurrence: daily(5) };
  const thinned = await create(ERIK, 'Stretching', series);
  const shortened = await create(ERIK, 'Vocabulary', series);
  const tab = await connected(ERIK);
  await tab.openMeetings();
  await tab.lists('Fitting');
  expect(await tab.meeting('Fitting').textContent()).toMatch(/10:00/);
  await expectCount(tab, 'Stretching', 5);
  await expectCount(tab, 'Vocabulary', 5);

  await create(ERIK, 'Surprise');
  await controls.changeMeeting(moved.key, { start: on(3, '15:30'), end: on(3, '16:00') });
  await controls.cancelMeeting(cancelled.key);
  await controls.deleteOccurrence(thinned.key, date(3));
  await controls.changeMeeting(shortened.key, { recurrence: daily(2) });
  await letTimePass();

  await tab.lists('Surprise');
  expect(await tab.meeting('Fitting').textContent()).toMatch(/3:30/);
  expect(await tab.meeting('Rehearsal').count()).toBe(0);
  expect(await tab.meeting('Stretching').count()).toBe(4);
  expect(await tab.meeting('Vocabulary').count()).toBe(2);
});

test('disconnecting removes everything, also when Microsoft no longer honours the permission', async () => {
  await create(DORA, 'Board meeting');
  const tab = await connected(DORA);
  await (await tab.configure()).getByRole('switch', { name: 'Sync private appointments' }).check();
  await tab.save();
  await tab.openMeetings();
  await tab.lists('Board meeting');
  await revoke(tab, DORA);
  expect(await titles(DORA)).toContain('Board meeting');

  await tab.button('Disconnect').click();
  const question = tab.frame.getByRole('alertdialog', { name: 'Disconnect this connection?' });
  await question.getByRole('button', { name: 'Disconnect' }).click();
  await tab.sees('No calendar connected yet');
  await tab.openMeetings();
  await tab.sees('Connect your calendar');
  expect(await titles(DORA)).toEqual([]);

  await tab.pressConnect();
  await tab.connected();
  expect((await connection(DORA)).settings.syncPrivate).toBe(false);
});

test('reconnecting keeps the choices and what was read', async () => {
  const { id: calendarId } = await stage.world.sandbox.controls.createCalendar(FRANK, 'Harbour');
  await create(FRANK, 'Boat trip', { calendarId });
  const tab = await connected(FRANK);
  const dialog = await tab.configure();
  await dialog.getByRole('switch', { name: 'Sync only online meetings' }).check();
  await dialog.getByRole('checkbox', { name: 'Harbour' }).check();
  await tab.save();
  const before = await connection(FRANK);

  await revoke(tab, FRANK);
  await tab.window(() => tab.button('Reconnect').click());
  await tab.frame.getByText('Needs attention').first().waitFor({ state: 'detached', timeout: PATIENCE });
  const after = await connection(FRANK);
  expect(after).toMatchObject({ id: before.id, settings: before.settings, trouble: null });
  expect(after.calendars.map(({ name }) => name)).toEqual(before.calendars.map(({ name }) => name));
});

test('in all of this Microsoft’s calendars were read and never written', async () => {
  readOnly(await stage.world.sandbox.controls.requests());
});
