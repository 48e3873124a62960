import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { tabOf } from '../browser.ts';
import { PATIENCE } from '../until.ts';

/** What a screen reader would call the element that has the focus, in the page itself or in the tab; empty for none. */
const NAME = `(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return '';
  const ids = (element.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean);
  const named = ids.map((id) => document.getElementById(id)?.textContent).join(' ');
  return (element.getAttribute('aria-label') || named || element.labels?.[0]?.textContent || element.textContent).trim();
})()`;

/** Somebody who uses nothing but the keyboard. */
export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async focus(): Promise<string> {
    const element = this.#page.locator('iframe');
    const inFrame =
      (await element.count()) > 0 ? await (await element.elementHandle())?.contentFrame() : null;
    return (await (inFrame ?? this.#page).evaluate(NAME)) as string;
  }

  press(key: string): Promise<void> {
    return this.#page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.#page.keyboard.type(text);
  }

  /** Moves on with Tab until this has the focus, and makes sure that one can see that. */
  async to(name: string | RegExp): Promise<void> {
    const passed: string[] = [];
    for (let i = 0; i < 60; i += 1) {
      await this.press('Tab');
      const reached = await this.focus();
      if (typeof name === 'string' ? reached === name : name.test(reached))
        return await this.#showsFocus(reached);
      passed.push(reached);
    }
    throw new Error(`Tab never reached ${name}; it came to: ${passed.join(' | ')}`);
  }

  async hasFocus(name: string): Promise<void> {
    await expect(this.#settled(name)).resolves.toBe(name);
  }

  /** The focus as soon as it is what it should be, else what it is after a while. */
  async #settled(name: string): Promise<string> {
    const deadline = Date.now() + PATIENCE;
    for (;;) {
      const focus = await this.focus();
      if (focus === name || Date.now() > deadline) return focus;
    }
  }

  async #showsFocus(name: string): Promise<void> {
    const deadline = Date.now() + PATIENCE;
    while (!(await this.#looksDifferentWithout(name)))
      if (Date.now() > deadline) throw new Error(`One cannot see that ${name} has the focus.`);
  }

  /**
   * Whether the same place looks different while the focus is elsewhere; the focus comes back. A frame is painted a
   * little later, and the page may move while it is looked at: then no difference says nothing yet.
   */
  async #looksDifferentWithout(name: string): Promise<boolean> {
    const frame = (await this.#page.locator('iframe').count()) > 0 ? tabOf(this.#page) : this.#page;
    const box = await frame.locator(':focus').boundingBox();
    if (!box) throw new Error(`${name} has the focus and cannot be seen.`);
    const clip = { x: box.x - 6, y: box.y - 6, width: box.width + 12, height: box.height + 12 };
    const look = () => this.#page.screenshot({ clip, animations: 'disabled' });
    const focused = await look();
    await this.press('Shift+Tab');
    const deadline = Date.now() + 2_000;
    let differs = false;
    do differs = !focused.equals(await look());
    while (!differs && Date.now() < deadline);
    await this.press('Tab');
    expect(await this.focus()).toBe(name);
    return differs;
  }
}
