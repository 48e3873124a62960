import { expect } from '@jest/globals';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { tabOf } from '../browser.ts';
import { PATIENCE } from '../until.ts';

/** The app as a person uses it, in a tab of Teams unless said otherwise; every step waits for what it needs. */
export class Tab {
  readonly teams: Page;
  readonly frame: FrameLocator | Page;

  constructor(teams: Page, frame: FrameLocator | Page = tabOf(teams)) {
    this.teams = teams;
    this.frame = frame;
  }

  button(name: string | RegExp) {
    return this.frame.getByRole('button', { name });
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.frame.getByText(text).first().waitFor();
  }

  async openIntegrations(): Promise<void> {
    await this.frame.getByRole('link', { name: /^(Integrations|Integrationen)$/ }).click();
  }

  async openMeetings(): Promise<void> {
    await this.frame.getByRole('link', { name: 'Meetings' }).first().click();
  }

  /** Opens the panel "Calendar Integrations" and presses Connect. */
  async pressConnect(): Promise<void> {
    await this.openIntegrations();
    await this.button(/Add calendar/)
      .first()
      .click();
    await this.offer(/Microsoft 365/)
      .getByRole('button', { name: 'Connect', exact: true })
      .click();
  }

  /** What the open panel says of one kind of calendar. */
  offer(kind: RegExp): Locator {
    return this.frame.getByRole('dialog').getByRole('region', { name: kind });
  }

  /** Does something that opens Microsoft's window, and lends the window. */
  async window(open: () => Promise<void>): Promise<Page> {
    const popup = this.teams.waitForEvent('popup');
    await open();
    return await popup;
  }

  connectInWindow(): Promise<Page> {
    return this.window(() => this.pressConnect());
  }

  /** The card of a connected calendar is there, and the panel gone. */
  async connected(): Promise<void> {
    await this.frame
      .getByRole('heading', { level: 2, name: /Microsoft 365 \/ Exchange Online/ })
      .waitFor({ timeout: PATIENCE });
    await this.frame.getByRole('dialog').waitFor({ state: 'detached' });
  }

  /** The row of a meeting in the list. */
  meeting(title: string): Locator {
    const heading = this.frame.getByRole('heading', { level: 3, name: title });
    return this.frame.getByRole('listitem').filter({ has: heading });
  }

  /** The list refreshes itself every 15 s. */
  async lists(title: string): Promise<void> {
    await this.meeting(title).first().waitFor({ timeout: PATIENCE });
  }

  async listsNoMore(title: string): Promise<void> {
    await this.meeting(title).first().waitFor({ state: 'detached', timeout: PATIENCE });
  }

  /** Opens "Configure calendars" from the card and waits until the calendars are there. */
  async configure(): Promise<Locator> {
    await this.openIntegrations();
    await this.button('Configure calendars').click();
    const dialog = this.frame.getByRole('dialog', { name: 'Configure calendars' });
    await dialog.getByRole('heading', { name: 'Synchronized calendars' }).waitFor();
    return dialog;
  }

  async save(): Promise<void> {
    const dialog = this.frame.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** Waits for meetings on the first screen and tells their titles. */
  async meetings(): Promise<string[]> {
    await this.openMeetings();
    const titles = this.frame.getByRole('list').getByRole('heading', { level: 3 });
    await titles.first().waitFor({ timeout: PATIENCE });
    return await titles.allInnerTexts();
  }
}

/** What holds at the end of every journey: nothing on a console, nothing the pretend Microsoft didn't understand. */
export const nothingOdd = async (
  complaints: readonly string[],
  unknowns: Promise<unknown[]>,
): Promise<void> => {
  expect(complaints).toEqual([]);
  expect(await unknowns).toEqual([]);
};
