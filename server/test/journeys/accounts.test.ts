import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axe, picture } from '../browser.ts';
import { create } from './outlook.ts';
import { onStage } from './stage.ts';
import { Tab } from './tab.ts';

const stage = onStage(
  {},
  { prepare: async ({ sandbox }) => void (await sandbox.controls.approve('contoso.example')) },
);

const PERSONAL = /Personal Microsoft Account/;
const card = (tab: Tab, address: string) => tab.frame.getByRole('article').filter({ hasText: address });

/** Picks an account in Microsoft's window and accepts. */
const signIn = async (window: Page, name: RegExp): Promise<void> => {
  await window.getByRole('button', { name }).click();
  await window.getByRole('button', { name: 'Accept' }).click();
};

const openPanel = async (tab: Tab): Promise<void> => {
  await tab.openIntegrations();
  await tab
    .button(/Add calendar/)
    .first()
    .click();
  await tab.offer(PERSONAL).waitFor();
};

test('a work account and a personal one stand side by side in one list; the same one again is recognised', async () => {
  for (const person of ['alice@contoso.example', 'paula@outlook.example'])
    await create(stage.world, person, `For ${person}`);
  const teams = await stage.browser.teams('alice@contoso.example');
  const tab = new Tab(teams);
  await openPanel(tab);
  await tab.offer(PERSONAL).getByText('What Sally asks for, and why').click();
  await tab.offer(PERSONAL).getByRole('rowheader', { name: 'Calendars.ReadWrite', exact: true }).waitFor();
  await picture(teams, 'offers');
  expect(await axe(teams, stage.world.server.url)).toEqual([]);
  await tab
    .offer(/Microsoft 365/)
    .getByRole('button', { name: 'Connect', exact: true })
    .click();
  await tab.connected();

  await openPanel(tab);
  await signIn(
    await tab.window(() => tab.offer(PERSONAL).getByRole('button', { name: 'Connect', exact: true }).click()),
    /Paula Personal/,
  );
  await card(tab, 'paula@outlook.example').waitFor();

  await openPanel(tab);
  const window = await tab.window(() =>
    tab.offer(PERSONAL).getByRole('button', { name: 'Connect another account' }).click(),
  );
  await window.getByRole('button', { name: /Paula Personal/ }).click();
  await tab.frame
    .getByText(/paula@outlook.example was connected already/)
    .first()
    .waitFor();
  expect(await tab.frame.getByRole('article').count()).toBe(2);
  await picture(teams, 'accounts-side-by-side');
  expect(await axe(teams, stage.world.server.url)).toEqual([]);

  await tab.openMeetings();
  for (const person of ['alice@contoso.example', 'paula@outlook.example']) await tab.lists(`For ${person}`);
});

test('outside of Teams a person with a personal account connects it, and no administrator is spoken of', async () => {
  await create(stage.world, 'quinn@outlook.example', 'For quinn@outlook.example');
  const page = await (await stage.browser.context()).newPage();
  await page.goto(`${stage.world.server.url}/`);
  const app = new Tab(page, page);
  await app.button('Sign in with Microsoft').click();
  await signIn(page, /Quinn Private/);
  await page.waitForURL(`${stage.world.server.url}/**`);
  await openPanel(app);
  expect(
    await app
      .offer(PERSONAL)
      .getByText(/administrator/)
      .count(),
  ).toBe(0);
  const connect = app.offer(PERSONAL).getByRole('button', { name: 'Connect', exact: true });
  const window = await app.window(() => connect.click());
  await window.getByRole('button', { name: 'Accept' }).click();
  await card(app, 'quinn@outlook.example').waitFor();
  await app.openMeetings();
  await app.lists('For quinn@outlook.example');
});
