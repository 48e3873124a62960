import { test } from '@jest/globals';
import { tabOf, type Visit } from '../browser.ts';
import { PATIENCE } from '../until.ts';
import { looksRight } from './looks-right.ts';
import { onStage } from './stage.ts';

const WORDS = {
  'en-us': {
    integrations: 'Integrations',
    add: /Add calendar/,
    connect: /^Connect/,
    username: 'Username',
    password: /^Password/,
    url: 'Exchange Server URL',
    more: 'More options',
    check: 'Check connection',
    renew: 'Change login',
    again: 'Check again',
    progress: 'Show progress',
    report: 'See what was examined',
    configure: 'Configure calendars',
    missing: /^A calendar is missing/,
    erase: 'Delete everything',
    sync: 'Sync now',
    waiting: 'Waiting',
  },
  'de-de': {
    integrations: 'Integrationen',
    add: /Kalender hinzufügen/,
    connect: /^Verbinden/,
    username: 'Benutzername',
    password: /^Kennwort/,
    url: 'Exchange-Server-URL',
    more: 'Weitere Optionen',
    check: 'Verbindung prüfen',
    renew: 'Anmeldedaten ändern',
    again: 'Erneut prüfen',
    progress: 'Fortschritt anzeigen',
    report: 'Ansehen, was geprüft wurde',
    configure: 'Kalender konfigurieren',
    missing: /^Ein Kalender fehlt/,
    erase: 'Alles löschen',
    sync: 'Jetzt synchronisieren',
    waiting: 'Wartet',
  },
} as const;

const stage = onStage();

/** Each with a caller of its own, since how often one person may examine servers is limited. */
const looks = [
  { person: 'alice', locale: 'en-us', theme: 'default', width: 1280 },
  { person: 'bob', locale: 'de-de', theme: 'dark', width: 1280 },
  { person: 'erik', locale: 'en-us', theme: 'contrast', width: 1280 },
  { person: 'dora', locale: 'de-de', theme: 'default', width: 320 },
] as const satisfies (Required<Pick<Visit, 'theme' | 'locale' | 'width'>> & { person: string })[];

test.each(looks)(
  'every screen on the way to an Exchange server is accessible and fits: $locale, theme $theme, $width wide',
  async ({ person, ...look }) => {
    const { world, browser } = stage;
    const words = WORDS[look.locale];
    const page = await browser.teams(`${person}@contoso.example`, look);
    const frame = tabOf(page);
    const looks = (screen: string) =>
      looksRight(page, `exchange-${screen}-${look.locale}-${look.theme}-${look.width}`, world.server.url);
    const { url, password } = await world.sandbox.controls.exchange();

    await frame.getByRole('link', { name: words.integrations, exact: true }).first().click();
    await frame.getByRole('button', { name: words.add }).first().click();
    const dialog = frame.getByRole('dialog');
    await dialog
      .getByRole('region', { name: /On-Premise/ })
      .getByRole('button', { name: words.connect })
      .click();
    await dialog.getByText(words.more).click();
    await looks('form');
    await dialog.getByLabel(words.username).fill(person);
    await dialog.getByLabel(words.password).first().fill(password);
    await dialog.getByLabel(words.url).fill('https://10.20.30.40');
    const looked = Promise.withResolvers<void>();
    await page.route(/\/exchange$/, async (route) => {
      await looked.promise;
      await route.fallback();
    });
    await dialog.getByRole('button', { name: words.connect }).first().click();
    await dialog.getByRole('progressbar').waitFor();
    await page.keyboard.press('Escape');
    await frame.getByRole('button', { name: words.progress }).waitFor();
    await looks('examining-unwatched');
    looked.resolve();
    await frame.getByRole('button', { name: words.report }).waitFor();
    await looks('refused-unwatched');
    await frame.getByRole('button', { name: words.report }).click();
    await dialog.getByText('EWS_ALLOWED_HOSTS').first().waitFor();
    await looks('refused');

    await dialog.getByLabel(words.url).fill(url);
    await dialog.getByRole('button', { name: words.connect }).first().click();
    await dialog.waitFor({ state: 'detached', timeout: PATIENCE });
    await frame.getByRole('button', { name: words.check }).waitFor();
    await looks('card');
    await frame.getByRole('button', { name: words.check }).click();
    await dialog.getByRole('button', { name: words.again, disabled: false }).waitFor();
    await looks('examined');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await frame.getByRole('button', { name: words.renew }).click();
    await dialog.getByLabel(words.username).waitFor();
    await looks('login');
  },
);

test.each(looks)(
  'every screen of a connected Exchange server is accessible and fits: $locale, theme $theme, $width wide',
  async ({ person, ...look }) => {
    const { world, browser } = stage;
    const words = WORDS[look.locale];
    const address = `${person}@contoso.example`;
    const { url, password } = await world.sandbox.controls.exchange();
    const login = { url, username: person, password, version: 'automatic', mailbox: null } as const;
    await world.api(address).call('connectExchange', { body: { ...login, channelBinding: true } });
    const page = await browser.teams(address, look);
    const frame = tabOf(page);
    const dialog = frame.getByRole('dialog');
    const looks = (screen: string) =>
      looksRight(page, `exchange-${screen}-${look.locale}-${look.theme}-${look.width}`, world.server.url);

    await frame.getByRole('link', { name: words.integrations, exact: true }).first().click();
    await frame.getByRole('button', { name: words.configure }).click();
    await dialog.getByText(words.missing).scrollIntoViewIfNeeded();
    await looks('calendars');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await frame.getByRole('button', { name: words.erase }).click();
    const question = frame.getByRole('alertdialog');
    await question.getByRole('listitem').first().waitFor();
    await looks('delete');
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });

    await world.sandbox.controls.exchangeListener({ listening: false });
    try {
      await frame.getByRole('button', { name: words.sync }).click();
      await frame.getByText(words.waiting, { exact: true }).waitFor();
      await frame.getByRole('button', { name: words.sync }).scrollIntoViewIfNeeded();
      await looks('waiting');
    } finally {
      await world.sandbox.controls.exchangeListener({ listening: true });
    }
  },
);
