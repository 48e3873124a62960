import { expect, test } from '@jest/globals';
import { paneOf, type Visit } from '../browser.ts';
import { PATIENCE } from '../until.ts';
import { looksRight } from './looks-right.ts';
import { create } from './outlook.ts';
import { onStage } from './stage.ts';
import { Tab } from './tab.ts';

const stage = onStage(
  { scopes: 'minimal' },
  { prepare: async ({ sandbox }) => void (await sandbox.controls.approve('contoso.example')) },
);

const body = (...links: string[]) => ({
  contentType: 'html',
  content: `<p>Join: ${links.map((link) => `<a href="${link}">here</a>`).join(' or ')}</p>`,
});

const visits = [
  ['alice', { theme: 'default', locale: 'en-us' }, 'Mimecast hides the link'],
  ['dora', { theme: 'dark', locale: 'de-de' }, 'Mimecast verbirgt den Link'],
] as const satisfies (readonly [string, Visit, string])[];

test.each(visits)(
  'an appointment with several links lets %s choose, one whose link is hidden says so, and one left out is let in: %o',
  async (name, visit, hidden) => {
    const { world, browser } = stage;
    const person = `${name}@contoso.example`;
    await create(world, person, 'Two ways in', {
      body: body('https://zoom.us/j/98765432101', 'https://meet.google.com/abc-defg-hij'),
    });
    await create(world, person, 'Nobody can read', {
      body: body('https://protect-eu.mimecast.com/s/AbCdEfGhIjKlMnOp'),
    });
    await create(world, person, 'Therapy', { sensitivity: 'private' });
    await world.api(person).call('connect', { body: { kind: 'microsoft365' } });
    const page = await browser.outlook(person, visit, { client: 'native', pinned: 'on' });
    const pane = new Tab(page, paneOf(page));
    const looks = (screen: string) => looksRight(page, `pane-${screen}-${visit.theme}`, world.server.url);
    const open = async (subject: string, title: string | RegExp = subject) => {
      await page.locator('#days').getByRole('button', { name: subject }).first().click();
      await pane.frame.getByRole('heading', { level: 2, name: title }).waitFor({ timeout: PATIENCE });
    };
    await pane.frame.getByRole('link', { name: /^(Appointment|Termin)$/ }).click();

    await open('Nobody can read');
    await pane.sees(hidden);
    await looks('hidden-link');

    await open('Two ways in');
    await pane.sees('Zoom');
    await looks('links');
    await pane.button(/^2 Links, Two ways in$/i).click();
    const dialog = pane.frame.getByRole('dialog');
    await dialog.getByRole('radio', { name: /Google Meet/ }).click();
    await looks('link-dialog');
    await dialog.getByRole('button').nth(1).click();
    await dialog.waitFor({ state: 'detached' });
    await pane.frame.getByRole('definition').getByText('Google Meet').waitFor({ timeout: PATIENCE });
    const join = pane.frame.locator('a[href^="https://meet.google.com/"]');
    expect(await join.count()).toBe(1);

    await open('Therapy', /^(Private appointments are left out|Private Termine werden ausgelassen)$/);
    await pane.button(/^(Configure calendars|Kalender konfigurieren)$/).click();
    await dialog.getByRole('switch').first().click();
    await looks('let-in');
    await dialog.getByRole('button', { name: /^(Save|Speichern)$/ }).click();
    await dialog.waitFor({ state: 'detached' });
    await pane.frame.getByRole('heading', { level: 2, name: 'Therapy' }).waitFor({ timeout: PATIENCE });
  },
);
