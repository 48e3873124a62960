import { expect, test } from '@jest/globals';
import { Keyboard } from './keyboard.ts';
import { onStage } from './stage.ts';
import { Tab } from './tab.ts';

const stage = onStage();

test.each(['default', 'dark', 'contrast'] as const)(
  'with the keyboard alone a person connects, configures and finds a meeting (theme %s)',
  async (theme) => {
    const person = { default: 'alice', dark: 'bob', contrast: 'erik' }[theme];
    const page = await stage.browser.teams(`${person}@contoso.example`, { theme });
    const tab = new Tab(page);
    const keyboard = new Keyboard(page);
    await tab.sees('Connect your calendar');
    await keyboard.to('Skip to content');
    await keyboard.press('Enter');
    await keyboard.to('Go to integrations');
    await keyboard.press('Enter');
    await keyboard.hasFocus('Integrations');

    await keyboard.to('Add calendar');
    await keyboard.press('Enter');
    await keyboard.hasFocus('Calendar Integrations');
    await keyboard.press('Escape');
    await keyboard.hasFocus('Add calendar');
    await keyboard.press('Space');
    await keyboard.hasFocus('Calendar Integrations');
    await keyboard.to('Connect');
    const window = await tab.window(() => keyboard.press('Enter'));
    const inWindow = new Keyboard(window);
    await window.getByRole('button', { name: 'Accept' }).waitFor();
    await inWindow.to('Accept');
    await inWindow.press('Enter');
    await tab.connected();
    await keyboard.hasFocus('Add calendar');

    await keyboard.to('Configure calendars');
    await keyboard.press('Enter');
    await tab.frame.getByRole('dialog').getByRole('switch').first().waitFor();
    await keyboard.hasFocus('Configure calendars');
    await keyboard.to('Sync private appointments');
    await keyboard.press('Space');
    await keyboard.to(/^(Calendar|Kalender)/);
    await keyboard.to('Save');
    await keyboard.press('Enter');
    await tab.frame.getByRole('dialog').waitFor({ state: 'detached' });
    await keyboard.hasFocus('Configure calendars');
    const { connections } = await stage.world.api(`${person}@contoso.example`).call('listConnections');
    expect(connections[0]?.settings.syncPrivate).toBe(true);

    await keyboard.to('Disconnect');
    await keyboard.press('Enter');
    await keyboard.hasFocus('Disconnect this connection?');
    await keyboard.press('Escape');
    await keyboard.hasFocus('Disconnect');

    await keyboard.to('Meetings');
    await keyboard.press('Enter');
    await keyboard.hasFocus('Meetings');
    await tab.frame.getByRole('searchbox').waitFor();
    await keyboard.to('Search meetings');
    await keyboard.type('no such meeting');
    await tab.sees('No meeting found');
    await keyboard.to('Show all meetings');
    await keyboard.press('Enter');
    await tab.frame.getByRole('heading', { level: 3 }).first().waitFor();
    await keyboard.to(/^Join /);
  },
);

test('whoever disconnects with the keyboard goes on where a calendar is added', async () => {
  const { url, password } = await stage.world.sandbox.controls.exchange();
  const login = { url, username: 'dora', password, version: 'automatic', mailbox: null } as const;
  const body = { ...login, channelBinding: true };
  await stage.world.api('dora@contoso.example').call('connectExchange', { body });
  const page = await stage.browser.teams('dora@contoso.example');
  const tab = new Tab(page);
  const keyboard = new Keyboard(page);
  await tab.openIntegrations();
  await tab.button('Disconnect').focus();
  await keyboard.press('Enter');
  await keyboard.hasFocus('Disconnect this connection?');
  await keyboard.to('Disconnect');
  await keyboard.press('Enter');
  await tab.sees('No calendar connected yet');
  await keyboard.hasFocus('Add calendar');
});
