import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import axeCore, { type AxeResults } from 'axe-core';
import { meetingOf, type ProofOutlook, startOutlook, type Visit, visit } from '../proof/outlook.ts';

declare const axe: { run(): Promise<AxeResults> };

let outlook: ProofOutlook;
let context: Visit['context'];
let page: Visit['page'];
let open: Visit['open'];

beforeAll(async () => {
  outlook = await startOutlook();
});
afterAll(() => outlook.close());
beforeEach(async () => {
  ({ context, page, open } = await visit(outlook));
});
afterEach(() => context.close());

const show = (query: string) => page.goto(`${outlook.sandbox.url}/outlook${query}`);

describe('the calendar', () => {
  test('shows own and shared calendars with their occurrences, two weeks at a time', async () => {
    await show('?user=alice@contoso.example');
    const days = page.locator('#days');
    await days.getByRole('heading', { name: 'Monday, 23 November' }).waitFor();
    expect(await days.getByRole('button', { name: 'Daily standup' }).count()).toBeGreaterThan(5);
    const calendars = new Set(await days.locator('small').allTextContents());
    expect(calendars.size).toBeGreaterThan(2);
    await page.getByRole('link', { name: 'Later' }).click();
    await days.getByRole('heading', { name: 'Monday, 7 December' }).waitFor();
  });

  test('opens invitations for reading and own appointments for writing', async () => {
    await show('?user=alice@contoso.example');
    await page.getByRole('button', { name: 'Interview: platform engineer' }).click();
    await page.getByText('2026-11-25 17:00 – 2026-11-25 17:45').waitFor();
    await page.getByRole('button', { name: 'Daily standup' }).first().click();
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('[name="subject"]')?.value === 'Daily standup',
    );
    expect(await page.getByLabel('Start', { exact: true }).inputValue()).toBe('2026-11-23T09:15');
  });

  test('is another one for somebody else', async () => {
    await show('');
    await page.getByLabel('Signed in as').selectOption('Paula Personal');
    await page.waitForURL(/user=paula/);
    await page.getByText('Paula Personal, Personal accounts').waitFor();
  });

  test('stays where it is when another Outlook is chosen', async () => {
    await open({ user: 'alice@contoso.example', item: 'new' });
    await page.getByLabel('Kind of Outlook').selectOption('Exchange on-premise');
    await page.waitForURL(/client=on-premise/);
    await page.getByRole('heading', { name: 'Appointment of yours' }).waitFor();
    await page.locator('#pane iframe').waitFor();
  });
});

describe('can be used by everybody', () => {
  test.each(['default', 'dark', 'contrast'])('in the theme %s', async (theme) => {
    const { name } = meetingOf(outlook.sandbox, 'alice@contoso.example', 'Interview: platform engineer');
    for (const item of [name, 'new']) {
      await open({ user: 'alice@contoso.example', theme, item, client: 'native' });
      // Not as a script tag: the page's own policy forbids that.
      await page.evaluate(axeCore.source);
      const { violations } = await page.evaluate(() => axe.run());
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
        [],
      );
    }
  });
});
