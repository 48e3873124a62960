import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axe, picture } from '../browser.ts';

/** How much wider than its frame our page is (CSS pixels); people would have to scroll sideways. */
const overflow = (page: Page, ours: string) =>
  page
    .frames()
    .find((frame) => frame.url().startsWith(ours))
    ?.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/**
 * The fields of an open dialog that reach beyond what the dialog keeps free at its right, by name. The dialog's own padding
 * hides that from `scrollWidth`.
 */
const stickingOut = (page: Page, ours: string) =>
  page
    .frames()
    .find((frame) => frame.url().startsWith(ours))
    ?.evaluate(() => {
      const out: string[] = [];
      for (const field of document.querySelectorAll('dialog[open] :is(input, select, textarea, button)')) {
        const place = field.closest('dialog > *');
        if (!place || field.getClientRects().length === 0) continue;
        const { left } = place.getBoundingClientRect();
        const end =
          left +
          place.clientLeft +
          place.clientWidth -
          Number.parseFloat(getComputedStyle(place).paddingRight);
        if (field.getBoundingClientRect().right > end + 0.5)
          out.push(field.getAttribute('name') ?? field.getAttribute('aria-label') ?? field.textContent);
      }
      return out;
    });

/** Keeps a picture of a screen, and holds that everybody can use it and that it fits. */
export const looksRight = async (page: Page, screen: string, ours: string): Promise<void> => {
  await picture(page, screen);
  const seen = {
    screen,
    violations: await axe(page, ours),
    overflow: await overflow(page, ours),
    stickingOut: await stickingOut(page, ours),
  };
  expect(seen).toEqual({ screen, violations: [], overflow: 0, stickingOut: [] });
};
