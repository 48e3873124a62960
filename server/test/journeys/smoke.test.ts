import { expect, test } from '@jest/globals';
import { openBrowser } from '../browser.ts';
import { createWorld } from '../world.ts';
import { nothingOdd, Tab } from './tab.ts';

test('on the embedded database a newcomer connects in Teams and sees the meetings of this week', async () => {
  await using world = await createWorld({ database: 'pglite' });
  await using browser = await openBrowser(world);
  const tab = new Tab(await browser.teams('alice@contoso.example'));
  const window = await tab.connectInWindow();
  await window.getByRole('button', { name: 'Accept' }).click();
  await tab.connected();
  expect((await tab.meetings()).length).toBeGreaterThan(3);
  await nothingOdd(browser.complaints(), world.sandbox.controls.unknowns());
});
