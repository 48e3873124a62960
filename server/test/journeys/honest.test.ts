import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openBrowser, paneOf, picture, type TestBrowser } from '../browser.ts';
import { createWorld, type World } from '../world.ts';
import { nothingOdd, Tab } from './tab.ts';
import { readOnly } from './wire.ts';

let world: World;
let browser: TestBrowser;

beforeAll(async () => {
  world = await createWorld({ layout: 'honest' });
  browser = await openBrowser(world);
});
afterAll(async () => {
  await browser?.[Symbol.asyncDispose]();
  await world?.close();
});

const KEY = 'written-outside-of-teams';
const LISTEN = `globalThis.heard = [];
  globalThis.channel = new BroadcastChannel('proof');
  channel.onmessage = ({ data }) => heard.push(data);
  undefined`;

test('the browser stands in the way as people’s own does: no window without a click, no storage shared across sites', async () => {
  const context = await browser.context();
  await context.addInitScript((address) => {
    if (location.pathname === '/approve') Object.assign(globalThis, { unasked: window.open(address) });
  }, `${world.server.url}/consent`);
  const outside = await context.newPage();
  await outside.goto(`${world.server.url}/approve`);
  expect(await outside.evaluate('unasked')).toBeNull();

  await outside.evaluate((key) => localStorage.setItem(key, 'yes'), KEY);
  const teams = await context.newPage();
  await teams.goto(`https://teams.microsoft.com/teams?user=alice@contoso.example`);
  const tab = await teams.waitForSelector('iframe').then((element) => element.contentFrame());
  await tab?.waitForURL(`${world.server.url}/tab**`);
  expect(await tab?.evaluate((key) => localStorage.getItem(key), KEY)).toBeNull();

  const neighbour = await context.newPage();
  await neighbour.goto(`${world.server.url}/approve`);
  for (const page of [neighbour, tab]) await page?.evaluate(LISTEN);
  await outside.evaluate("new BroadcastChannel('proof').postMessage('hello')");
  await neighbour.waitForFunction('heard.length > 0');
  expect(await tab?.evaluate('heard')).toEqual([]);
});

test('under Microsoft’s own names, with production’s settings, a person connects and sees their meetings', async () => {
  const tab = new Tab(await browser.teams('alice@contoso.example'));
  const window = await tab.connectInWindow();
  expect(new URL(window.url()).host).toBe('login.microsoftonline.com');
  await window.getByRole('button', { name: 'Accept' }).click();
  await tab.connected();
  expect((await tab.meetings()).length).toBeGreaterThan(3);
  await picture(tab.teams, 'honest-meetings');
  await nothingOdd(browser.complaints(), world.sandbox.controls.unknowns());
});

test('it is the same where Entra isolates its window, which then can tell the tab nothing', async () => {
  await world.sandbox.controls.switch({ isolateSignIn: true });
  const tab = new Tab(await browser.teams('bob@contoso.example'));
  const window = await tab.connectInWindow();
  await window.getByRole('button', { name: 'Accept' }).click();
  await tab.connected();
  expect((await tab.meetings()).length).toBeGreaterThan(0);
  await nothingOdd(browser.complaints(), world.sandbox.controls.unknowns());
});

test('in Outlook on the web, another site than the pane’s, a person signs in and connects through windows', async () => {
  await world.sandbox.controls.switch({ isolateSignIn: false });
  const page = await browser.outlook('carol@contoso.example');
  const pane = new Tab(page, paneOf(page));
  const signIn = await pane.window(() => pane.button('Sign in with Microsoft').click());
  await signIn.waitForURL('https://login.microsoftonline.com/**');
  await signIn.getByRole('button', { name: 'Accept' }).click();
  const window = await pane.connectInWindow();
  await window.getByRole('button', { name: 'Accept' }).click();
  await pane.connected();
  expect((await pane.meetings()).length).toBeGreaterThan(0);
  await picture(page, 'honest-pane');
  await nothingOdd(browser.complaints(), world.sandbox.controls.unknowns());
});

test('Microsoft was only read from, and no token was sent to anybody else', async () => {
  const seen = await world.sandbox.controls.requests();
  readOnly(seen);
  const trusted = seen.filter(({ authorization }) => authorization).map(({ host }) => host);
  expect(new Set(trusted)).toEqual(new Set(['graph.microsoft.com']));
  expect([...browser.authorized()]).toEqual([world.server.url]);
});
