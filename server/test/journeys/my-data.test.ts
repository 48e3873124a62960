import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { convertIcsCalendar } from 'ts-ics';
import { MyData } from '../../contract/my-data.ts';
import { everyRow } from '../every-row.ts';
import { until } from '../until.ts';
import { Keyboard } from './keyboard.ts';
import { onStage } from './stage.ts';
import { Tab } from './tab.ts';

const ALICE = 'alice@contoso.example';

const stage = onStage(
  {},
  { prepare: async ({ sandbox }) => void (await sandbox.controls.approve('contoso.example')) },
);

const connection = async () => (await stage.world.api(ALICE).call('listConnections')).connections[0];

/** What a press of a button puts into the downloads. */
const download = async (page: Page, press: () => Promise<void>) => {
  const [file] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
};

test('a person takes everything along from the tab, has it all deleted, and nothing is left of them', async () => {
  const page = await stage.browser.teams(ALICE);
  const tab = new Tab(page);
  await tab.pressConnect();
  await tab.connected();
  await until(async () => (await connection())?.calendars[0]?.progress?.phase === 'ready');

  const json = await download(page, () => tab.button('Export everything (JSON)').click());
  expect(json.name).toBe('sally-my-data.json');
  const data = MyData.parse(JSON.parse(json.text));
  expect(data.connections.map(({ account }) => account.address)).toEqual([ALICE]);
  const titles = data.meetings.map(({ title }) => title);
  expect(titles).toContain('Daily standup');
  await tab.sees('sally-my-data.json goes to your downloads.');

  const calendar = await download(page, () => tab.button('Export meetings (iCalendar)').click());
  expect(calendar.name).toBe('sally-my-meetings.ics');
  const events = convertIcsCalendar(undefined, calendar.text).events ?? [];
  expect(events.map(({ summary }) => summary).toSorted()).toEqual(titles.toSorted());

  await tab.button('Copy the content').click();
  await tab.button('Copied').waitFor();

  // Whatever is deleted is deleted with the keyboard alone, too.
  const keyboard = new Keyboard(page);
  await keyboard.to('Delete everything');
  await keyboard.press('Enter');
  await keyboard.hasFocus('Delete everything about you?');
  await tab.sees(`your connection (${ALICE})`);
  await keyboard.press('Escape');
  await keyboard.hasFocus('Delete everything');
  await keyboard.press('Enter');
  await keyboard.to('Delete everything');
  await keyboard.press('Enter');
  await tab.sees(`Everything is deleted: 1 connection, ${data.meetings.length} meetings.`);
  await keyboard.hasFocus('Delete everything');
  await tab.sees('No calendar connected yet');

  await page.close();
  const { people } = await stage.world.sandbox.controls.state();
  await stage.world.server.stop();
  const alice = people.find(({ address }) => address === ALICE);
  const ids = data.connections.flatMap(({ id, calendars }) => [id, ...calendars.map((each) => each.id)]);
  const { audit, ...others } = await everyRow(stage.world.database);
  for (const trace of [ALICE, 'Alice Archer', alice?.oid ?? ''])
    expect(JSON.stringify([audit, others, await everyRow(stage.world.database, 'pgboss')])).not.toContain(
      trace,
    );
  for (const trace of ids) expect(JSON.stringify(others)).not.toContain(trace);
  expect(audit?.length).toBe(4);
});
