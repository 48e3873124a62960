/** @jest-environment jsdom */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const page = readFileSync(`${import.meta.dirname}/outlook.ejs`, 'utf8');

/** Outlook 2016 and 2019 show panes in Internet Explorer's engine, which can't read our scripts and knows no `nomodule`. */
test('an Outlook that is too old for the pane says so, in a script that it can read', () => {
  const script = /<script nomodule>([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '';
  expect(script).not.toMatch(/=>|`|\b(const|let)\b/);
  document.body.innerHTML = '<div id="root"><div class="starting" role="status"></div></div>';
  new Function(script)();
  expect(document.body.textContent).toContain('This Outlook is too old for Sally.');
  expect(document.body.textContent).toContain('Dieses Outlook ist zu alt für Sally.');
});
