/** @jest-environment jsdom */
import '../../test/browser-gaps.ts';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { ConsentOutcome } from '../../../server/contract/page-outcome.ts';
import { id } from '../../test/examples.ts';
import { receiveCode } from '../host/receive-code.ts';

const settings = {
  clientId: 'c',
  authority: 'https://localhost:4000',
  apiScope: 's',
  messageOrigins: [],
  officeScripts: [],
};

/** The page as the server sends it; its script runs anew each time. */
async function openPage(outcome: ConsentOutcome | null): Promise<HTMLElement> {
  const embed = (name: string, value: unknown) =>
    `<script type="application/json" id="${name}">${JSON.stringify(value)}</script>`;
  document.head.innerHTML = embed('settings', settings) + embed('outcome', outcome);
  document.body.innerHTML = '<main id="root"></main>';
  jest.resetModules();
  await import('./consent.ts');
  return document.getElementById('root') as HTMLElement;
}

const parked: ConsentOutcome = { result: 'parked', code: 'ONE-TIME', consentId: id(7) };

beforeEach(() => {
  jest.useFakeTimers();
  window.close = jest.fn();
});
afterEach(() => {
  jest.useRealTimers();
});

test('who has signed in is told that the window can be closed', async () => {
  const page = await openPage(parked);
  expect(page.querySelector('h1')?.textContent).toBe('You are signed in');
  expect(page.textContent).toContain('You can close this window.');
});

test('a code that nobody picks up is shown after a moment', async () => {
  const page = await openPage(parked);
  expect(page.textContent).not.toContain('ONE-TIME');
  await jest.advanceTimersByTimeAsync(2_000);
  expect(page.querySelector('output')?.textContent).toBe('ONE-TIME');
});

test('a tab that waits picks the code up, and the window closes', async () => {
  const waiting = receiveCode(id(7), new AbortController().signal);
  await openPage(parked);
  await expect(waiting).resolves.toBe('ONE-TIME');
  while (jest.mocked(window.close).mock.calls.length === 0) {
    await new Promise((resolve) =>
      jest.requireActual<typeof globalThis>('node:timers').setImmediate(resolve),
    );
  }
  await jest.advanceTimersByTimeAsync(2_000);
  expect(document.querySelector('output')).toBeNull();
});

test('a refusal says whose turn it is, with Microsoft’s number', async () => {
  const page = await openPage({ result: 'refused', reason: 'blocked', code: 'AADSTS53003' });
  expect(page.querySelector('h1')?.textContent).toBe('Your organization does not allow this sign-in');
  expect(page.textContent).toContain('AADSTS53003');
});

test('a page without an outcome is an old link', async () => {
  const page = await openPage(null);
  expect(page.querySelector('h1')?.textContent).toBe('This link is no longer valid');
});
