import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axe, paneOf, picture, type Visit } from '../browser.ts';
import { Keyboard } from './keyboard.ts';
import { onStage } from './stage.ts';
import { Tab } from './tab.ts';

const MICROSOFT = /Sign in with Microsoft|Mit Microsoft anmelden/;
const CONTOSO = /Sign in with Contoso|Mit Contoso anmelden/;
const OLAF = /Olaf Onprem/;

describe('where people may sign in with an issuer besides Microsoft', () => {
  const stage = onStage(
    { issuer: true },
    // What a browser logs by itself: an ended sign-in is refused, and one that a test puts out of reach.
    { expected: /status of (400|503)/ },
  );

  const accessible = async (page: Page) => expect(await axe(page, stage.world.server.url)).toEqual([]);

  /** Sally at her own address, in a browser that nobody has signed in with. */
  const browse = async (path = '/', visit: Visit = {}) => {
    const page = await (await stage.browser.context(visit)).newPage();
    await page.goto(`${stage.world.server.url}${path}`);
    return { page, app: new Tab(page, page) };
  };

  const pane = async (person: string, visit: Visit = {}) => {
    const page = await stage.browser.outlook(person, visit, { pinned: 'on' });
    return { page, pane: new Tab(page, paneOf(page)) };
  };

  const pick = (window: Page, name: RegExp) => window.getByRole('button', { name }).click();

  test('in a browser a person without a Microsoft account signs in there, and stays signed in until they sign out', async () => {
    const { page, app } = await browse('/#/settings/integrations');
    await app.button(MICROSOFT).waitFor();
    await app.sees('If you have no Microsoft account, sign in with Contoso.');
    await picture(page, 'issuer-browser');
    await accessible(page);
    await app.button(CONTOSO).click();
    await page.waitForURL(/\/oidc\/contoso\//);
    await pick(page, OLAF);
    await page.getByRole('heading', { level: 1, name: 'Integrations' }).waitFor();
    await app.sees('Signed in as Olaf Onprem');
    await accessible(page);

    await page.reload();
    await app.sees('Signed in as Olaf Onprem');
    await app.button('Sign out').click();
    await page.getByRole('button', { name: 'Logout' }).click();
    await app.button(CONTOSO).click();
    await page.getByRole('button', { name: OLAF }).waitFor();
  });

  test('what needs no account at Microsoft is offered first, and a Microsoft account can be connected all the same', async () => {
    const { page, app } = await browse();
    await app.button(CONTOSO).click();
    await pick(page, OLAF);
    await app.openIntegrations();
    await app
      .button(/Add calendar/)
      .first()
      .click();
    const offers = app.frame.getByRole('dialog').getByRole('region');
    await offers
      .first()
      .getByRole('heading', { name: /Exchange On-Premise/i })
      .first()
      .waitFor();
    const personal = app.offer(/Personal Microsoft Account/);
    const window = await app.window(() =>
      personal
        .getByRole('button', { name: /Connect/ })
        .first()
        .click(),
    );
    await pick(window, /Paula Personal/);
    await window.getByRole('button', { name: 'Accept' }).click();
    await app.frame.getByRole('article').filter({ hasText: 'paula@outlook.example' }).waitFor();
  });

  test('a Microsoft account is still the way for whoever has one', async () => {
    const { page, app } = await browse();
    await app.button(MICROSOFT).click();
    await pick(page, /Bob Baker/);
    await page.getByRole('button', { name: 'Accept' }).click();
    await app.sees('Signed in as Bob Baker');
  });

  test('tokens are renewed without a word, and a sign-in that has ended asks for another', async () => {
    const { page, app } = await browse();
    await app.button(CONTOSO).click();
    await pick(page, OLAF);
    await app.sees('Signed in as Olaf Onprem');
    const kept = () => page.evaluate("sessionStorage.getItem('sally-issuer-tokens')") as Promise<string>;
    const tokensIn = (text: string) =>
      (JSON.parse(text) as { tokens: { accessToken: string; refreshToken: string } }).tokens;
    const first = await kept();
    await page.evaluate((text) => {
      const entry = JSON.parse(text);
      entry.tokens.goodUntil = 0;
      sessionStorage.setItem('sally-issuer-tokens', JSON.stringify(entry));
    }, first);
    await page.reload();
    await app.sees('Signed in as Olaf Onprem');
    const second = tokensIn(await kept());
    expect(second.refreshToken).not.toBe(tokensIn(first).refreshToken);
    expect(second.accessToken).not.toBe(tokensIn(first).accessToken);

    await page.evaluate((text) => sessionStorage.setItem('sally-issuer-tokens', text), first);
    await page.evaluate(() => {
      const entry = JSON.parse(sessionStorage.getItem('sally-issuer-tokens') ?? '');
      entry.tokens.goodUntil = 0;
      sessionStorage.setItem('sally-issuer-tokens', JSON.stringify(entry));
    });
    await page.reload();
    await app.button(CONTOSO).first().click();
    await page.waitForURL(/\/oidc\/contoso\//);
  });

  test('in Outlook’s pane the choice is there too, and the sign-in opens in Outlook’s window', async () => {
    const { page, pane: app } = await pane('olaf@contoso.example');
    await app.button(CONTOSO).waitFor();
    await picture(page, 'issuer-pane');
    await accessible(page);
    const window = await app.window(() => app.button(CONTOSO).click());
    await window.waitForURL(/\/oidc\/contoso\//);
    await pick(window, OLAF);
    await app.frame.getByRole('navigation').waitFor();
    await app.openIntegrations();
    // A narrow pane has no room for it.
    await app.frame.getByText('Signed in as Olaf Onprem').waitFor({ state: 'attached' });
    await app.frame.getByRole('heading', { level: 1, name: 'Integrations' }).waitFor();
    await accessible(page);
    expect(window.isClosed()).toBe(true);
  });

  test('whoever closes that window may choose again', async () => {
    const { pane: app } = await pane('erik@contoso.example');
    const window = await app.window(() => app.button(CONTOSO).click());
    await window.getByRole('button', { name: /Erik Ehlers/ }).waitFor();
    await window.close();
    await app.sees('You closed the sign-in before it was finished.');
    await app.button(MICROSOFT).waitFor();
    const again = await app.window(() => app.button(CONTOSO).click());
    await pick(again, /Erik Ehlers/);
    await app.frame.getByRole('navigation').waitFor();
  });

  test('in Teams the account that Teams knows signs in; who is refused there may sign in with the issuer', async () => {
    const alice = new Tab(await stage.browser.teams('alice@contoso.example'));
    await alice.sees('Connect your calendar');

    const page = await stage.browser.teams('carol@contoso.example');
    // What Teams says where the application is switched off in a tenant.
    await page.route('**/teams/api/token', (route) =>
      route.fulfill({ json: { failure: 'resourceDisabled' } }),
    );
    await page.reload();
    const app = new Tab(page);
    await app.button(CONTOSO).waitFor();
    await picture(page, 'issuer-teams');
    await accessible(page);
    const window = await app.window(() => app.button(CONTOSO).click());
    await window.waitForURL(/\/oidc\/contoso\//);
    await pick(window, OLAF);
    await app.frame.getByRole('navigation').waitFor();
    await app.openIntegrations();
    await app.sees('Signed in as Olaf Onprem');
  });

  test.each([
    { theme: 'dark', locale: 'de-de' },
    { theme: 'contrast', locale: 'en-us' },
  ] as const)(
    'the choice fits into 320 px, is accessible and needs no mouse: $theme, $locale',
    async (visit) => {
      const { page, app } = await browse('/', { ...visit, width: 320 });
      await app.button(CONTOSO).waitFor();
      await picture(page, `issuer-choice-${visit.locale}-${visit.theme}`);
      await accessible(page);
      expect(
        await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ),
      ).toBe(0);
      const keyboard = new Keyboard(page);
      await keyboard.to(CONTOSO);
      await keyboard.press('Enter');
      await page.waitForURL(/\/oidc\/contoso\//);
    },
    60_000,
  );

  test('a sign-in that does not answer is told apart from a net that is gone', async () => {
    const context = await stage.browser.context();
    const page = await context.newPage();
    await page.route(/well-known/, (route) => route.fulfill({ status: 503 }));
    await page.goto(stage.world.server.url);
    const app = new Tab(page, page);
    await app.button(CONTOSO).click();
    await app.sees('The sign-in does not answer.');
    await app.button(MICROSOFT).waitFor();
  });

  test('our own server is the only one that is shown an access token, and it is never an ID token', () => {
    expect([...stage.browser.authorized()]).toEqual([stage.world.server.url]);
    expect(stage.world.log().filter((line) => line.includes('token refused'))).toEqual([]);
  });
});

describe('where there is no other issuer', () => {
  const stage = onStage();

  test('the page says plainly that a Microsoft account is needed, in a browser and in the pane', async () => {
    const page = await (await stage.browser.context()).newPage();
    await page.goto(stage.world.server.url);
    const app = new Tab(page, page);
    await app.sees('You need a Microsoft account here.');
    await app.button(MICROSOFT).waitFor();
    expect(await app.button(CONTOSO).count()).toBe(0);
    const outlook = await stage.browser.outlook('olaf@contoso.example', { locale: 'de-de' });
    await new Tab(outlook, paneOf(outlook)).sees('Sie brauchen hier ein Microsoft-Konto.');
  });
});
