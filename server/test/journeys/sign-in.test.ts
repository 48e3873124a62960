import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { onStage } from './stage.ts';
import { Tab } from './tab.ts';

const accept = async (window: Page): Promise<void> => {
  await window.getByRole('button', { name: 'Accept' }).click();
};

describe.each(['article', 'minimal'] as const)('with the %s permissions', (scopes) => {
  const stage = onStage({ scopes });
  const open = async (person: string) => new Tab(await stage.browser.teams(person));

  test('a person who may consent does so in Microsoft’s window and sees their meetings', async () => {
    const tab = await open('alice@contoso.example');
    const window = await tab.connectInWindow();
    await accept(window);
    await tab.connected();
    expect((await tab.meetings()).length).toBeGreaterThan(3);
    expect(window.isClosed()).toBe(true);
  });

  test('whoever cancels in Microsoft’s window is told so, and may try again or ask an administrator', async () => {
    const tab = await open('carol@contoso.example');
    const window = await tab.connectInWindow();
    await window.getByRole('button', { name: 'Cancel' }).click();
    await tab.sees('The sign-in was cancelled');
    await tab.button('Ask your admin').waitFor();
    await accept(await tab.window(() => tab.button('Try again').click()));
    await tab.connected();
  });

  test('whoever closes Microsoft’s window is offered another try and the administrator', async () => {
    const tab = await open('bob@contoso.example');
    await (await tab.connectInWindow()).close();
    await tab.sees('Was the window closed?');
    await tab.button('Ask your admin').click();
    await tab.sees('Link for your administrator');
  });

  test('where Entra isolates its window the connection completes all the same', async () => {
    await stage.world.sandbox.controls.switch({ isolateSignIn: true });
    try {
      const tab = await open('erik@contoso.example');
      await accept(await tab.connectInWindow());
      await tab.connected();
    } finally {
      await stage.world.sandbox.controls.switch({ isolateSignIn: false });
    }
  });

  test('a second factor that is demanded is given in Microsoft’s window', async () => {
    await stage.world.sandbox.controls.signIn('dora@contoso.example', { mfa: 'demanded' });
    const tab = await open('dora@contoso.example');
    const window = await tab.connectInWindow();
    await window.getByRole('button', { name: 'Approve sign in' }).click();
    await accept(window);
    await tab.connected();
  });

  test('where an administrator has to approve, the tab goes on by itself once that happened in another browser', async () => {
    const tab = await open('frank@fabrikam.example');
    const window = await tab.connectInWindow();
    await window.getByRole('button', { name: /Return to the application/ }).click();
    await tab.button('Ask your admin').click();
    const link = await tab.frame.getByRole('dialog').getByLabel('Link for your administrator').inputValue();

    const admin = await (await stage.browser.context()).newPage();
    await admin.goto(link);
    await admin
      .getByRole('link', { name: /Approve for/ })
      .or(admin.getByRole('button', { name: /Approve for/ }))
      .click();
    await admin.getByRole('button', { name: /Gina Gomez/ }).click();
    await accept(admin);
    await admin.getByRole('heading', { name: 'Sally is approved' }).waitFor();

    await tab.connected();
    expect((await tab.meetings()).length).toBeGreaterThan(0);
  });

  test('in a tenant that has approved nobody sees a window', async () => {
    const tab = await open('gina@fabrikam.example');
    await tab.pressConnect();
    await tab.connected();
    expect(tab.teams.context().pages()).toHaveLength(1);
  });
});
