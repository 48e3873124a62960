import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axe, openBrowser, type TestBrowser } from '../browser.ts';
import { createWorld, type World } from '../world.ts';
import { nothingOdd } from './tab.ts';

let world: World;
let browser: TestBrowser;

beforeAll(async () => {
  world = await createWorld({});
  browser = await openBrowser(world);
}, 60_000);

afterAll(async () => {
  await browser?.[Symbol.asyncDispose]();
  await world?.close();
});

/** Signs in on a route of the app, and lets it act in this person's name. */
const signIn = async (route: string, person: RegExp): Promise<Page> => {
  const page = await (await browser.context()).newPage();
  await page.goto(`${world.server.url}/${route}`);
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
  await page.getByRole('button', { name: person }).click();
  await page.getByRole('button', { name: 'Accept' }).click();
  return page;
};

test('outside Teams a person signs in by redirect, connects in a window and sees their meetings', async () => {
  const page = await signIn('', /Alice/);
  await page.getByText('Signed in as Alice').waitFor();
  await page.getByRole('link', { name: 'Integrations' }).click();
  await page.getByRole('button', { name: 'Add calendar' }).click();
  const popup = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  const window = await popup;
  await window.getByRole('button', { name: 'Accept' }).click();
  await page.getByRole('heading', { name: /Microsoft 365 \/ Exchange Online/ }).waitFor({ timeout: 20_000 });
  await page.getByRole('link', { name: 'Meetings' }).click();
  await page.getByRole('heading', { level: 3 }).first().waitFor({ timeout: 20_000 });
  expect(await axe(page, world.server.url)).toEqual([]);
  await nothingOdd(browser.complaints(), world.sandbox.controls.unknowns());
}, 60_000);

test('the address that was asked for is kept over signing in, and signing out leads back to the welcome', async () => {
  const page = await signIn('#/settings/integrations', /Bob/);
  await page.getByRole('heading', { level: 1, name: 'Integrations' }).waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Welcome to Sally' }).waitFor();
  await nothingOdd(browser.complaints(), world.sandbox.controls.unknowns());
}, 60_000);

test('the Teams page outside Teams says where it belongs', async () => {
  const page = await (await browser.context()).newPage();
  await page.goto(`${world.server.url}/tab`);
  await page.getByRole('link', { name: 'Open Sally in the browser' }).click();
  await page.getByRole('heading', { name: 'Welcome to Sally' }).waitFor();
}, 60_000);
