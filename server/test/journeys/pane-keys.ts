import type { Page } from 'playwright-core';
import { until } from '../until.ts';
import { Keyboard } from './keyboard.ts';

type Watched = Window & { told?: number[] };

/** What Office.js tells Outlook of the keyboard, by the numbers of its `OSF.AgaveHostAction`. */
export const TAB_EXIT = 13;
export const TAB_EXIT_BACKWARDS = 14;
export const ESC_EXIT = 15;

/** Somebody who uses nothing but the keyboard in the pane, and notices when it leaves for Outlook. */
export class PaneKeys {
  readonly #page: Page;
  readonly #keyboard: Keyboard;

  constructor(page: Page) {
    this.#page = page;
    this.#keyboard = new Keyboard(page);
  }

  /** Begins to note what Office.js tells Outlook. */
  async listen(): Promise<void> {
    await this.#page.evaluate(() => {
      const told: number[] = [];
      (window as Watched).told = told;
      addEventListener('message', ({ data }) => {
        if (typeof data !== 'string' || !data.includes('ContextActivationManager_notifyHost')) return;
        told.push(Number(JSON.parse(data)._data?.[1]));
      });
    });
  }

  /** With Tab from Outlook's button before the pane to the first stop in it. */
  async enter(): Promise<void> {
    await this.#page.locator('#close-pane').focus();
    await this.press('Tab');
    await until(async () => (await this.outside()) === null);
    await this.hasFocus('Skip to content');
  }

  /** Waits until Outlook has been told this. */
  async tells(what: number): Promise<void> {
    await until(() =>
      this.#page.evaluate((wanted) => (window as Watched).told?.includes(wanted) ?? false, what),
    );
  }

  press(key: string): Promise<void> {
    return this.#keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.#keyboard.type(text);
  }

  /** What has the focus in Outlook itself, by its id or its tag; null while it is in the pane. */
  async outside(): Promise<string | null> {
    return await this.#page.evaluate(() => {
      const { tagName = '', id = '' } = document.activeElement ?? {};
      return tagName === 'IFRAME' ? null : id || tagName;
    });
  }

  hasFocus(name: string): Promise<void> {
    return this.#keyboard.hasFocus(name);
  }

  /** One key that moves the focus within the pane: the name of what has it then. */
  async step(key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<string> {
    await this.press(key);
    const outside = await this.outside();
    if (outside !== null) throw new Error(`${key} led into Outlook, to ${outside}`);
    return await this.#keyboard.focus();
  }

  /** Goes on until this has the focus. Never by a way through Outlook. */
  async to(name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<string[]> {
    const passed: string[] = [];
    while (passed.length < 60) {
      const reached = await this.step(key);
      if (typeof name === 'string' ? reached === name : name.test(reached)) return passed;
      passed.push(reached);
    }
    throw new Error(`${key} never reached ${name}; it came to: ${passed.join(' | ')}`);
  }
}
