import { expect } from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
import { tabOf } from '../browser.ts';

/** The tab as a person uses it; every step waits for what it needs. */
export class Tab {
  readonly teams: Page;
  readonly frame: FrameLocator;

  constructor(teams: Page) {
    this.teams = teams;
    this.frame = tabOf(teams);
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
    await this.frame.getByRole('button', { name: 'Connect', exact: true }).click();
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

  /** The heading of a connected calendar's card. */
  async connected(): Promise<void> {
    await this.frame
      .getByRole('heading', { name: /Microsoft 365 \/ Exchange Online/ })
      .waitFor({ timeout: 20_000 });
  }

  /** Waits for meetings on the first screen and tells their titles. */
  async meetings(): Promise<string[]> {
    await this.openMeetings();
    const titles = this.frame.getByRole('list').getByRole('heading', { level: 3 });
    await titles.first().waitFor({ timeout: 20_000 });
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
