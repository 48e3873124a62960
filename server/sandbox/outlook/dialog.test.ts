/// <reference types="office-js" />
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Frame } from 'playwright-core';
import { type ProofOutlook, startOutlook, type Visit, visit } from '../proof/outlook.ts';

/** What the page of the proof pane offers to code that runs inside it. */
declare const events: unknown[];
declare let act: () => Promise<unknown>;
declare let outcome: Promise<unknown>;
declare const ask: (owner: unknown, method: string, ...args: unknown[]) => Promise<never>;

let outlook: ProofOutlook;
let sandbox: ProofOutlook['sandbox'];
let context: Visit['context'];
let page: Visit['page'];
let open: Visit['open'];

beforeAll(async () => {
  outlook = await startOutlook();
  sandbox = outlook.sandbox;
});
afterAll(() => outlook.close());
beforeEach(async () => {
  ({ context, page, open } = await visit(outlook));
});
afterEach(async () => {
  expect((await sandbox.call('GET', '/controls/api/unknowns')).body).toEqual([]);
  await context.close();
});

/** Makes a real click in the pane open a dialog, since only that may open a window; how that ended. */
const showDialog = async (frame: Frame, options: object, url = `${outlook.proof.url}/dialog`) => {
  await frame.evaluate(
    ([address, wanted]) => {
      act = async () => {
        const dialog: Office.Dialog = await ask(Office.context.ui, 'displayDialogAsync', address, wanted);
        dialog.addEventHandler(Office.EventType.DialogMessageReceived, (event) => events.push(event));
        dialog.addEventHandler(Office.EventType.DialogEventReceived, (event) => events.push(event));
        return 'shown';
      };
    },
    [url, options] as const,
  );
  await frame.getByRole('button', { name: 'Act' }).click();
};
const ended = (frame: Frame) => frame.evaluate(() => outcome.then(String, (error: Error) => error.message));
const heard = async (frame: Frame, count: number) => {
  await frame.waitForFunction((length) => events.length === length, count);
  return frame.evaluate(() => events);
};

describe('a dialog in a window', () => {
  test('tells the pane that somebody signed in', async () => {
    const frame = await open();
    const [window] = await Promise.all([
      context.waitForEvent('page'),
      showDialog(frame, { promptBeforeOpen: false }),
    ]);
    await window.waitForFunction(() => document.title === 'Ready');
    expect(await ended(frame)).toBe('shown');
    await window.getByRole('button', { name: 'Act' }).click();
    expect(await heard(frame, 1)).toMatchObject([{ message: 'signed in', origin: outlook.proof.url }]);
  });

  test('asks first unless it is told not to', async () => {
    const frame = await open();
    await showDialog(frame, {});
    const [window] = await Promise.all([
      context.waitForEvent('page'),
      frame.getByRole('button', { name: 'Allow' }).click(),
    ]);
    await window.waitForFunction(() => document.title === 'Ready');
    expect(await ended(frame)).toBe('shown');
  });

  test('that the person closes ends with 12006', async () => {
    const frame = await open();
    const [window] = await Promise.all([
      context.waitForEvent('page'),
      showDialog(frame, { promptBeforeOpen: false }),
    ]);
    await window.waitForFunction(() => document.title === 'Ready');
    await window.close();
    expect(await heard(frame, 1)).toMatchObject([{ error: 12006 }]);
  });

  test('is not opened for a domain that is not the add-in’s', async () => {
    const frame = await open();
    await showDialog(frame, { promptBeforeOpen: false }, 'https://elsewhere.example/dialog');
    expect(await ended(frame)).toMatch(/^12004 /);
  });
});

describe('a dialog in a frame of Outlook', () => {
  const inFrame = { displayInIframe: true };

  test('speaks with the pane through Outlook', async () => {
    const frame = await open();
    await showDialog(frame, inFrame);
    const dialog = page.frameLocator('#dialog iframe');
    await dialog.getByRole('button', { name: 'Act' }).click();
    expect(await ended(frame)).toBe('shown');
    expect(await heard(frame, 1)).toMatchObject([{ message: 'signed in', origin: outlook.proof.url }]);
  });

  test('that the person closes ends with 12006', async () => {
    const frame = await open();
    await showDialog(frame, inFrame);
    await page.frameLocator('#dialog iframe').getByRole('button', { name: 'Act' }).waitFor();
    expect(await ended(frame)).toBe('shown');
    await page.getByRole('button', { name: 'Close dialog' }).click();
    expect(await heard(frame, 1)).toMatchObject([{ error: 12006 }]);
  });

  test('can be refused', async () => {
    const frame = await open({ dialogs: 'refused' });
    await showDialog(frame, inFrame);
    expect(await ended(frame)).toMatch(/^5001 /);
  });
});
