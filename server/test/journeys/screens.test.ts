import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { approve as germanApprove } from '../../../addin/src/i18n/de/approve.ts';
import { popup as germanPopup } from '../../../addin/src/i18n/de/popup.ts';
import { messages as german } from '../../../addin/src/i18n/de.ts';
import { settingsMessages as germanSettings } from '../../../addin/src/i18n/de-settings.ts';
import { approve as englishApprove } from '../../../addin/src/i18n/en/approve.ts';
import { popup as englishPopup } from '../../../addin/src/i18n/en/popup.ts';
import { messages as english } from '../../../addin/src/i18n/en.ts';
import { settingsMessages as englishSettings } from '../../../addin/src/i18n/en-settings.ts';
import { axe, picture, type Visit } from '../browser.ts';
import { onStage } from './stage.ts';
import { Tab } from './tab.ts';

const ALICE = 'alice@contoso.example';
const FRANK = 'frank@fabrikam.example';

const LOOKS = [
  {
    look: 'light, English, wide',
    visit: { theme: 'default', locale: 'en-us', width: 1280 },
    text: { ...english, ...englishSettings, approve: englishApprove, popup: englishPopup },
  },
  {
    look: 'dark, German, narrow',
    visit: { theme: 'dark', locale: 'de-de', width: 320 },
    text: { ...german, ...germanSettings, approve: germanApprove, popup: germanPopup },
  },
] as const;

/** `looks.test.ts` walks from connecting to the meetings; here are the screens beside that way. */
describe.each(LOOKS)('$look', ({ look, visit, text }) => {
  const stage = onStage();

  /** Keeps a picture, and holds the screen against what is asked of every screen. */
  const lookAt = async (page: Page, screen: string): Promise<void> => {
    await picture(page, `${screen} (${look})`);
    expect({ screen, violations: await axe(page, stage.world.server.url) }).toEqual({
      screen,
      violations: [],
    });
  };
  const inTeams = async (person: string) => {
    const page = await stage.browser.teams(person, visit as Visit);
    const tab = new Tab(page);
    const step = async (words: string, screen: string) => {
      await tab.sees(words);
      await lookAt(page, screen);
    };
    const press = (name: string) => tab.frame.getByRole('button', { name, exact: true }).first().click();
    const go = (name: string) => tab.frame.getByRole('link', { name, exact: true }).first().click();
    return { page, tab, step, press, go };
  };
  const alone = async (path: string): Promise<Page> => {
    const page = await (await stage.browser.context(visit as Visit)).newPage();
    await page.goto(path.startsWith('https:') ? path : `${stage.world.server.url}${path}`);
    return page;
  };

  test('nothing is connected yet', async () => {
    const { step, go } = await inTeams(ALICE);
    await step(text.meetings.notConnected.title, 'meetings without a calendar');
    await go(text.shell.integrations);
    await step(text.integrations.empty.title, 'integrations without a calendar');
  });

  test('Microsoft’s window is open, is closed, and an administrator is asked', async () => {
    const { tab, step, press, go } = await inTeams(FRANK);
    await go(text.shell.integrations);
    await press(text.integrations.add);
    const window = await tab.window(() => press(text.connect.connect));
    await step(text.connect.waiting.title, 'waiting for the window');
    await window.close();
    await step(text.connect.closed.title, 'the window was closed');
    await press(text.connect.closed.ask);
    await step(text.connect.approval.link, 'link for the administrator');
    await press(text.shell.close);
    await step(text.connect.approval.withdraw, 'a request that waits');
    await go(text.shell.meetings);
    await step(text.meetings.waitingForApproval.title, 'meetings while a request waits');
  });

  test('what an administrator sees: the request, its end, and a link that is not valid', async () => {
    const { link } = await stage.world.api(FRANK).call('requestApproval', { body: { kind: 'microsoft365' } });
    const page = await alone(link);
    await page.getByRole('heading', { name: text.approve.asked.title }).waitFor();
    await lookAt(page, 'approve');
    await page.locator('a.button').click();
    await page.getByRole('button', { name: /Gina Gomez/ }).click();
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('heading', { name: text.approve.approved.title }).waitFor();
    await lookAt(page, 'approved');
    const invalid = await alone(`${link}x`);
    await invalid.getByRole('heading', { name: text.approve.refused.expired.title }).waitFor();
    await lookAt(invalid, 'approve with an invalid link');
  });

  test('how Microsoft’s window ends: signed in with a code to carry over, or with a link used before', async () => {
    const verifier = randomBytes(32).toString('base64url');
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const { startUrl } = await stage.world.api(ALICE).call('startConsent', {
      body: { kind: 'microsoft365', challenge },
    });
    const page = await alone(startUrl);
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.getByText(text.popup.parked.code).waitFor();
    await lookAt(page, 'signed in');
    const again = await alone(startUrl);
    await again.getByRole('heading', { name: text.popup.refused.expired.title }).waitFor();
    await lookAt(again, 'signing in with a used link');
  });

  test('a search that finds nothing, and the question before disconnecting', async () => {
    await stage.world.sandbox.controls.approve('contoso.example');
    const { page, tab, step, press, go } = await inTeams(ALICE);
    await go(text.shell.integrations);
    await press(text.integrations.add);
    await press(text.connect.connect);
    await tab.connected();
    await go(text.shell.meetings);
    await tab.frame.getByRole('searchbox', { name: text.meetings.search }).fill('xyz');
    await step(text.meetings.nothingFound.title, 'no meeting found');
    await go(text.shell.integrations);
    await press(text.integrations.disconnect);
    await step(text.integrations.confirm.title, 'question before disconnecting');
    await page.keyboard.press('Escape');
  });

  test('one’s own data: a file was made, and the question before everything is deleted', async () => {
    const { tab, step, press, go } = await inTeams(ALICE);
    await go(text.shell.integrations);
    await press(text.yourData.exports.exportMyData);
    await step(text.yourData.blocked, 'file of one’s own data');
    await press(text.yourData.delete.action);
    await step(text.yourData.delete.title, 'question before everything is deleted');
    await tab.frame
      .getByRole('alertdialog')
      .getByRole('button', { name: text.yourData.delete.action })
      .click();
    await step(text.integrations.empty.title, 'everything is deleted');
  });
});
