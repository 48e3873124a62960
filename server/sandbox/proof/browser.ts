import { chromium } from 'playwright-core';

/**
 * Chromium as people have it: with its pop-up blocker, which Playwright would switch off. `npm test` says where it is.
 * `names`: hosts that are found on this machine, each at the port of an address; then no other is found.
 */
export const launchBrowser = (names: Readonly<Record<string, string>> = {}) => {
  const rules = Object.entries(names).map(([name, url]) => `MAP ${name}:443 127.0.0.1:${new URL(url).port}`);
  const mapped =
    rules.length > 0 ? [`--host-resolver-rules=${[...rules, 'MAP * ~NOTFOUND'].join(', ')}`] : [];
  return chromium.launch({
    executablePath: process.env.BROWSER_PATH ?? '/usr/bin/chromium',
    ignoreDefaultArgs: ['--disable-popup-blocking'],
    args: ['--no-sandbox', ...mapped],
  });
};
