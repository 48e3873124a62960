import { expect, test } from '@jest/globals';
import { axe, picture } from '../browser.ts';
import { create } from './outlook.ts';
import { onStage } from './stage.ts';
import { Tab } from './tab.ts';

const ALICE = 'alice@contoso.example';
const stage = onStage(
  {},
  { prepare: async ({ sandbox }) => void (await sandbox.controls.approve('contoso.example')) },
);

const body = (...links: string[]) => ({
  contentType: 'html',
  content: `<p>Join: ${links.map((link) => `<a href="${link}">here</a>`).join(' or ')}</p>`,
});
const WRAPPED =
  'https://nam12.safelinks.protection.outlook.com/?url=https%3A%2F%2Fzoom.us%2Fj%2F98765432101%3Fpwd%3Dc2Vj&amp;data=05%7C02';

test('a person takes another link of a meeting, and still has it after the calendar was read anew', async () => {
  await create(stage.world, ALICE, 'Two links', {
    body: body(WRAPPED, 'https://meet.google.com/abc-defg-hij'),
  });
  await create(stage.world, ALICE, 'Nobody can read', {
    body: body('https://protect-eu.mimecast.com/s/AbCdEfGhIjKlMnOp'),
  });
  const page = await stage.browser.teams(ALICE, { width: 320 });
  const tab = new Tab(page);
  await tab.pressConnect();
  await tab.connected();
  await tab.openMeetings();
  await tab.lists('Two links');
  await tab.lists('Nobody can read');
  await tab
    .meeting('Nobody can read')
    .getByText(/Mimecast hides the link/)
    .waitFor();
  await tab.meeting('Two links').getByText(/Zoom/).waitFor();

  await tab
    .meeting('Two links')
    .getByRole('button', { name: /^2 links/ })
    .click();
  const dialog = tab.frame.getByRole('dialog');
  await dialog.getByText('zoom.us/j/98765432101').waitFor();
  await picture(page, 'links-320');
  expect(await axe(page, stage.world.server.url)).toEqual([]);
  await dialog.getByRole('radio', { name: /Google Meet/ }).click();
  await dialog.getByRole('button', { name: 'Use this link' }).click();
  await dialog.waitFor({ state: 'detached' });
  const join = tab.meeting('Two links').getByRole('link', { name: 'Join Two links' });
  const leadsTo = (host: string) => tab.frame.locator(`a[href^="https://${host}/"]`).and(join).waitFor();
  await leadsTo('meet.google.com');
  await picture(page, 'links-chosen-320');

  await tab.openIntegrations();
  await tab.button('Sync now').click();
  await tab.sees(/Everything is up to date|Up to date/);
  await tab.openMeetings();
  await leadsTo('meet.google.com');
});
