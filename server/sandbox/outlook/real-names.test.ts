/// <reference types="office-js" />
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../proof/browser.ts';
import { createCertificate } from '../proof/certificate.ts';
import { meetingOf } from '../proof/outlook.ts';
import { startPaneApp } from '../proof/pane-app.ts';
import { type ProofSandbox, startSandbox } from '../proof/sandbox.ts';

declare const events: unknown[];
declare const ready: Promise<unknown>;
declare let act: () => Promise<unknown>;

let sandbox: ProofSandbox;
let proof: Awaited<ReturnType<typeof startPaneApp>>;
let browser: Browser;

beforeAll(async () => {
  const tls = await createCertificate();
  proof = await startPaneApp(tls);
  sandbox = await startSandbox({ addinUrl: 'https://addin.contoso.example', tls });
  browser = await launchBrowser({
    'outlook.office.com': sandbox.url,
    'appsforoffice.microsoft.com': sandbox.url,
    'ajax.aspnetcdn.com': sandbox.url,
    'addin.contoso.example': proof.url,
  });
});
afterAll(async () => {
  await browser.close();
  await sandbox.close();
  await proof.close();
});

test('under Microsoft’s own names Office.js comes from its CDN: item and sign-in window work across sites', async () => {
  const page = await browser.newPage({ ignoreHTTPSErrors: true });
  const { name, ewsId } = meetingOf(sandbox, 'alice@contoso.example', 'Interview: platform engineer');
  await page.goto(`https://outlook.office.com/outlook?user=alice@contoso.example&pane=open&item=${name}`);
  const element = await page.locator('#pane iframe').elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('no frame');
  await frame.waitForURL('https://addin.contoso.example/outlook');
  const seen = await frame.evaluate(async () => {
    await ready;
    act = () =>
      new Promise((resolve) => {
        const options = { promptBeforeOpen: false };
        Office.context.ui.displayDialogAsync(`${location.origin}/dialog`, options, ({ value }) => {
          value.addEventHandler(Office.EventType.DialogMessageReceived, (event) => events.push(event));
          resolve('shown');
        });
      });
    return (Office.context.mailbox.item as Office.AppointmentRead).itemId;
  });
  expect(seen).toBe(ewsId);
  const [window] = await Promise.all([
    page.context().waitForEvent('page'),
    frame.getByRole('button', { name: 'Act' }).click(),
  ]);
  await window.waitForFunction(() => document.title === 'Ready');
  await window.getByRole('button', { name: 'Act' }).click();
  await frame.waitForFunction(() => events.length === 1);
  expect(await frame.evaluate(() => events)).toMatchObject([
    { message: 'signed in', origin: 'https://addin.contoso.example' },
  ]);
  expect((await sandbox.call('GET', '/controls/api/unknowns')).body).toEqual([]);
});
