import { chromium } from 'playwright-core';

/** Chromium as people have it: with its pop-up blocker, which Playwright would switch off. */
export const launchBrowser = (args: string[] = []) =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    ignoreDefaultArgs: ['--disable-popup-blocking'],
    args: ['--no-sandbox', ...args],
  });
