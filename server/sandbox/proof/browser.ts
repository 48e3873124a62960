import { chromium } from 'playwright-core';

/** Chromium as people have it: with its pop-up blocker, which Playwright would switch off. `npm test` says where it is. */
export const launchBrowser = (args: string[] = []) =>
  chromium.launch({
    executablePath: process.env.BROWSER_PATH ?? '/usr/bin/chromium',
    ignoreDefaultArgs: ['--disable-popup-blocking'],
    args: ['--no-sandbox', ...args],
  });
