import { expect, test } from '@jest/globals';
import { paneOf, picture, type Visit } from '../browser.ts';
import { until } from '../until.ts';
import { ESC_EXIT, PaneKeys, TAB_EXIT, TAB_EXIT_BACKWARDS } from './pane-keys.ts';
import { onStage } from './stage.ts';
import { Tab } from './tab.ts';

const stage = onStage();

/** Outlook that signs in without a window, with the keyboard at the first stop of the pane. */
const open = async (person: string, visit: Visit = {}) => {
  const page = await stage.browser.outlook(`${person}@contoso.example`, visit, {
    client: 'native',
    pinned: 'on',
  });
  const pane = new Tab(page, paneOf(page));
  await pane.sees('Connect your calendar');
  const keys = new PaneKeys(page);
  await keys.listen();
  await keys.enter();
  return { page, pane, keys };
};

test('Tab stays in the pane after a page was opened, and leads on into Outlook at its end', async () => {
  const { pane, keys } = await open('alice');
  await keys.to('Integrations');
  await keys.press('Enter');
  await keys.hasFocus('Integrations');
  await pane.button('Add calendar').waitFor();
  expect(await keys.step()).toBe('Add calendar');
  await keys.to('Meetings', 'Shift+Tab');
  await keys.press('Enter');
  await keys.hasFocus('Meetings');
  await pane.button('Go to integrations').waitFor();
  expect(await keys.step()).toBe('Go to integrations');
  await keys.press('Tab');
  await keys.tells(TAB_EXIT);
  await until(async () => (await keys.outside()) === 'toggle-pane');

  await keys.enter();
  await keys.press('Shift+Tab');
  await keys.tells(TAB_EXIT_BACKWARDS);
  await until(async () => (await keys.outside()) === 'close-pane');
});

test('in a dialog Tab goes round; Esc closes it, and is Outlook’s again without one', async () => {
  const { page, pane, keys } = await open('bob');
  await keys.to('Integrations');
  await keys.press('Enter');
  await pane.button('Add calendar').waitFor();
  await keys.to('Add calendar');
  await keys.press('Enter');
  await keys.hasFocus('Calendar Integrations');
  const dialog = pane.frame.getByRole('dialog');
  await dialog.getByRole('region').first().waitFor();

  expect(await keys.step()).toBe('Close');
  const round = await keys.to('Close');
  expect(round).toEqual(expect.arrayContaining(['Connect', 'What Sally does with your login']));
  expect(await keys.to('Close', 'Shift+Tab')).toEqual(round.toReversed());

  await keys.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await keys.hasFocus('Add calendar');
  expect(await keys.outside()).toBeNull();
  await picture(page, 'pane-keyboard-closed');
  await keys.press('Escape');
  await keys.tells(ESC_EXIT);
  await until(async () => (await keys.outside()) === 'close-pane');
});

test.each([
  ['carol', {}],
  ['dora', { theme: 'dark' }],
] as const)(
  'what is folded away opens with the keyboard, and a form that failed is gone on with: %s',
  async (person, visit) => {
    const { page, pane, keys } = await open(person, visit);
    await keys.to('Integrations');
    await keys.press('Enter');
    await pane.button('Add calendar').waitFor();
    await keys.to('Add calendar');
    await keys.press('Enter');
    const offer = pane.offer(/On-Premise/);
    await offer.waitFor();
    await keys.to('What Sally does with your login');
    await keys.press('Enter');
    await offer.getByRole('listitem').first().waitFor();
    await keys.to('Connect', 'Shift+Tab');
    await keys.press('Enter');
    await keys.hasFocus('Outlook Calendar (Exchange On-Premise)');
    await keys.to(/^Username/);
    await keys.type(person);
    await keys.to(/^Password/);
    await keys.type('secret');
    await keys.to(/^Exchange Server URL/);
    await keys.type('https://10.20.30.40');
    await keys.to('More options');
    await keys.press('Enter');
    expect(await keys.step()).toMatch(/^Mailbox address/);
    await picture(page, `pane-keyboard-more-${person}`);
    await keys.to('Connect');
    await keys.press('Enter');
    await keys.hasFocus('That did not work');
    await picture(page, `pane-keyboard-failed-${person}`);
    await keys.to(/^Username/);
    await keys.press('Escape');
    await pane.frame.getByRole('dialog').waitFor({ state: 'detached' });
    await keys.hasFocus('Add calendar');
  },
);
