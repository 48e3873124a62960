import { expect, test } from '@jest/globals';
import { axe, picture } from '../browser.ts';
import { onStage } from './stage.ts';
import { Tab } from './tab.ts';

const stage = onStage();

/** Sally at her own address, in a browser that nobody has signed in with. */
const open = async (path = '/') => {
  const page = await (await stage.browser.context()).newPage();
  await page.goto(`${stage.world.server.url}${path}`);
  return { page, app: new Tab(page, page) };
};

const welcome = 'Welcome to Sally';

test('outside of Teams a person signs in at Microsoft, connects, sees their meetings and signs out', async () => {
  const { page, app } = await open();
  await page.getByRole('heading', { name: welcome }).waitFor();
  await picture(page, 'browser-welcome');
  expect(await axe(page, stage.world.server.url)).toEqual([]);
  await app.button('Sign in with Microsoft').click();
  await page.getByRole('button', { name: /Alice Archer/ }).click();
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.waitForURL(`${stage.world.server.url}/**`);
  await app.sees('Connect your calendar');

  const window = await app.connectInWindow();
  await window.getByRole('button', { name: 'Accept' }).click();
  await app.connected();
  expect(window.isClosed()).toBe(true);
  expect((await app.meetings()).length).toBeGreaterThan(3);
  await picture(page, 'browser-meetings');
  expect(await axe(page, stage.world.server.url)).toEqual([]);

  await page.reload();
  expect((await app.meetings()).length).toBeGreaterThan(3);
  await app.button('Sign out').click();
  await page.getByRole('heading', { name: welcome }).waitFor();
});

test('whoever cancels at Microsoft is told so, and may sign in after all', async () => {
  const { page, app } = await open();
  await app.button('Sign in with Microsoft').click();
  await page.getByRole('button', { name: /Bob Baker/ }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await app.sees('You closed the sign-in before it was finished.');
  await app.button('Sign in with Microsoft').click();
  await page.getByRole('button', { name: 'Accept' }).click();
  await app.sees('Connect your calendar');
});

test('the page that was asked for is the one that opens after signing in', async () => {
  const { page, app } = await open('/#/settings/integrations');
  await app.button('Sign in with Microsoft').click();
  await page.getByRole('button', { name: /Carol Chen/ }).click();
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.getByRole('heading', { level: 1, name: 'Integrations' }).waitFor();
  await app.sees('Signed in as Carol Chen');
});

test('the tab’s address says outside of Teams where to go instead', async () => {
  const { page, app } = await open('/tab');
  await app.sees('This page belongs inside Microsoft Teams.');
  expect(await axe(page, stage.world.server.url)).toEqual([]);
  await page.getByRole('link', { name: 'Open Sally in the browser' }).click();
  await page.getByRole('heading', { name: welcome }).waitFor();
});
