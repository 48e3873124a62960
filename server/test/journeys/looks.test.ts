import { afterEach, test } from '@jest/globals';
import type { FrameLocator } from 'playwright-core';
import { tabOf, type Visit } from '../browser.ts';
import { PATIENCE } from '../until.ts';
import { looksRight } from './looks-right.ts';
import { onStage } from './stage.ts';

const WORDS = {
  'en-us': {
    meetings: 'Meetings',
    integrations: 'Integrations',
    add: /Add calendar/,
    connect: 'Connect',
    panel: 'Calendar Integrations',
    configure: 'Configure calendars',
    cancel: 'Cancel',
  },
  'de-de': {
    meetings: 'Besprechungen',
    integrations: 'Integrationen',
    add: /Kalender hinzufügen/,
    connect: 'Verbinden',
    panel: 'Kalender-Integrationen',
    configure: 'Kalender konfigurieren',
    cancel: 'Abbrechen',
  },
} as const;
const LANGUAGES = ['en-us', 'de-de'] as const;
const THEMES = ['default', 'dark', 'contrast'] as const;

const stage = onStage(
  {},
  {
    // So that everybody connects without a window: how that looks is told elsewhere.
    prepare: async ({ sandbox }) => void (await sandbox.controls.approve('contoso.example')),
  },
);
afterEach(async () => {
  // The next look begins as a newcomer again.
  const api = stage.world.api(ALICE);
  for (const { id } of (await api.call('listConnections')).connections)
    await api.call('disconnect', { params: { connectionId: id } });
});

type Look = Required<Pick<Visit, 'theme' | 'locale' | 'width'>>;

const ALICE = 'alice@contoso.example';

/** The screens of the tab in the order in which a newcomer meets them; `each` sees every one of them at rest. */
const walk = async (
  frame: FrameLocator,
  words: (typeof WORDS)['en-us' | 'de-de'],
  each: (screen: string) => Promise<void>,
): Promise<void> => {
  const page = (name: string) => frame.getByRole('link', { name, exact: true }).first().click();
  const card = frame.getByRole('heading', { name: /Microsoft 365 \/ Exchange Online/ });
  await page(words.integrations);
  await frame.getByRole('button', { name: words.add }).first().click();
  const panel = frame.getByRole('dialog', { name: words.panel });
  await panel.getByRole('button', { name: words.connect, exact: true }).first().waitFor();
  await each('panel');
  await panel.getByRole('button', { name: words.connect, exact: true }).first().click();
  await panel.waitFor({ state: 'detached' });
  await card.waitFor();
  await each('first-sync');
  await frame.getByRole('button', { name: words.configure }).click();
  await frame.getByRole('dialog', { name: words.configure }).getByRole('checkbox').first().waitFor();
  await each('calendars');
  await frame.getByRole('dialog').getByRole('button', { name: words.cancel }).click();
  await frame.getByRole('dialog').waitFor({ state: 'detached' });
  await page(words.meetings);
  await frame.getByRole('list').getByRole('heading', { level: 3 }).first().waitFor({ timeout: PATIENCE });
  await frame.getByRole('searchbox').waitFor();
  await each('meetings');
  await page(words.integrations);
  await frame.getByRole('progressbar').waitFor({ state: 'detached' });
  await card.waitFor();
  await each('card');
};

const looks: Look[] = [
  ...LANGUAGES.flatMap((locale) => THEMES.map((theme) => ({ locale, theme, width: 1280 }))),
  ...LANGUAGES.map((locale) => ({ locale, theme: 'default' as const, width: 320 })),
];

test.each(looks)('every screen is accessible and fits: $locale, theme $theme, $width wide', async (look) => {
  const page = await stage.browser.teams(ALICE, look);
  const { locale, theme, width } = look;
  await walk(tabOf(page), WORDS[locale], async (screen) => {
    await looksRight(page, `${screen}-${locale}-${theme}-${width}`, stage.world.server.url);
  });
});
