import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axe, picture } from '../browser.ts';

/** How much wider than its frame our page is (CSS pixels); people would have to scroll sideways. */
const overflow = (page: Page, ours: string) =>
  page
    .frames()
    .find((frame) => frame.url().startsWith(ours))
    ?.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Keeps a picture of a screen, and holds that everybody can use it and that it fits. */
export const looksRight = async (page: Page, screen: string, ours: string): Promise<void> => {
  await picture(page, screen);
  const seen = { screen, violations: await axe(page, ours), overflow: await overflow(page, ours) };
  expect(seen).toEqual({ screen, violations: [], overflow: 0 });
};
