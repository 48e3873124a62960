import { expect, test } from '@jest/globals';
import { axe, paneOf, picture } from '../browser.ts';
import { connected, fill, openForm } from './login-form.ts';
import { create } from './outlook.ts';
import { onStage } from './stage.ts';
import { Tab } from './tab.ts';

/** Nobody has a Microsoft account here: people sign in with their company's own issuer. */
const stage = onStage(
  { issuer: true },
  { prepare: async ({ sandbox }) => void (await sandbox.controls.setExchange({ version: 'se' })) },
);
const OLAF = 'olaf@contoso.example';

const server = () => stage.world.sandbox.controls.exchange();
const account = () => stage.world.sandbox.controls.exchangeAccount('olaf');
const accessible = async (page: Parameters<typeof axe>[0]) =>
  expect(await axe(page, stage.world.server.url)).toEqual([]);

test('a login connects a server of a private authority by NTLM: a wrong password is one attempt, a right one shows all green', async () => {
  const { url, password } = await server();
  await create(stage.world, OLAF, 'Review on site');
  const page = await stage.browser.teams('erik@contoso.example');
  const tab = new Tab(page);
  const dialog = await openForm(tab);
  await picture(page, 'exchange-form');
  await accessible(page);
  const before = (await account()).attempts;
  await fill(dialog, { username: 'CONTOSO\\olaf', password: 'wrong', url: new URL(url).host });
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await dialog.getByText('The server rejected the username or password').first().waitFor();
  await picture(page, 'exchange-rejected');
  await accessible(page);
  expect((await account()).attempts).toBe(before + 1);
  expect(await dialog.getByLabel('Username').inputValue()).toBe('CONTOSO\\olaf');

  await fill(dialog, { password });
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await connected(tab);
  await tab.sees(OLAF);
  await tab.button('Check connection').click();
  const report = tab.frame.getByRole('dialog').getByRole('list', { name: 'What was examined' });
  await report.getByText('The calendar can be read').waitFor();
  expect(await report.getByRole('listitem').count()).toBe(9);
  expect(await report.getByText('Passed:').count()).toBe(9);
  await picture(page, 'exchange-examined');
  await accessible(page);
  await tab.frame.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click();
  const attempts = (await stage.world.sandbox.controls.exchangeAttempts()).slice(-1);
  expect(attempts).toMatchObject([{ method: 'ntlm', outcome: 'accepted' }]);

  const configure = await tab.configure();
  await configure.getByRole('switch', { name: 'Sync private appointments' }).click();
  await tab.save();
  await tab.openMeetings();
  await tab.lists('Review on site');
});

test('a password that was changed stops everything with one attempt, and a new one in place goes on with all choices', async () => {
  const { password } = await server();
  const { controls } = stage.world.sandbox;
  const page = await stage.browser.teams('erik@contoso.example');
  const tab = new Tab(page);
  await tab.openIntegrations();
  await tab.button('Check connection').waitFor();
  await controls.changeExchangeAccount('olaf', { password: 'Changed-2!' });
  await controls.exchangeListener({ listening: false });
  await controls.exchangeListener({ listening: true });
  const before = (await account()).refused;
  await tab.button('Check connection').click();
  const dialog = tab.frame.getByRole('dialog');
  await dialog.getByText('The server rejected the username or password').first().waitFor();
  await dialog.getByRole('button', { name: 'Enter new password' }).click();
  await fill(dialog, { password: 'Changed-2!' });
  await picture(page, 'exchange-new-password');
  await accessible(page);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect((await account()).refused).toBe(before + 1);
  const configure = await tab.configure();
  expect(await configure.getByRole('switch', { name: 'Sync private appointments' }).isChecked()).toBe(true);
  await configure.getByRole('button', { name: 'Cancel' }).click();
  await create(stage.world, OLAF, 'After the change');
  await tab.button('Sync now').click();
  await tab.openMeetings();
  await tab.lists('After the change');
  await controls.changeExchangeAccount('olaf', { password });
});

test('while the server is down what was read stays, with its age, and goes on by itself when it is back', async () => {
  const { controls } = stage.world.sandbox;
  const page = await stage.browser.outlook('alice@contoso.example', {}, { pinned: 'on' });
  const pane = new Tab(page, paneOf(page));
  const { url, password } = await server();
  await create(stage.world, 'alice@contoso.example', 'Known before');
  await signedIn(pane);
  const dialog = await openForm(pane);
  await fill(dialog, { username: 'alice', password, url });
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await connected(pane);
  await pane.openMeetings();
  await pane.lists('Known before');

  await controls.exchangeListener({ listening: false });
  try {
    await create(stage.world, 'alice@contoso.example', 'Made while it was down');
    await pane.openIntegrations();
    await pane.button('Sync now').click();
    await pane.sees(/can’t be reached|not reachable|does not answer/i);
    await pane.frame.getByText('Waiting', { exact: true }).waitFor();
    await picture(page, 'exchange-down');
    await accessible(page);
    await pane.openMeetings();
    await pane.lists('Known before');
  } finally {
    await controls.exchangeListener({ listening: true });
  }
  await pane.lists('Made while it was down');
});

/** Olaf has no Microsoft account; he signs in with his company in a browser. */
test('somebody without a Microsoft account signs in with the company and connects the company’s server', async () => {
  const { url, password } = await server();
  await create(stage.world, OLAF, 'For the company alone');
  const page = await (await stage.browser.context()).newPage();
  await page.goto(stage.world.server.url);
  const app = new Tab(page, page);
  await app.button(/Sign in with Contoso/).click();
  await page.getByRole('button', { name: /Olaf Onprem/ }).click();
  const dialog = await openForm(app);
  await fill(dialog, { username: OLAF, password, url: `https://${new URL(url).host}/owa/` });
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await connected(app);
  await app.openMeetings();
  await app.lists('For the company alone');
});

/** In a pane the person signs in through a window. */
const signedIn = async (pane: Tab): Promise<void> => {
  const window = await pane.window(() => pane.button(/Sign in with Microsoft/).click());
  const accept = window.getByRole('button', { name: 'Accept' });
  await Promise.race([accept.click(), window.waitForEvent('close')]);
  await pane.frame.getByRole('navigation').waitFor();
};
