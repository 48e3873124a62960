import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { app, authentication } from '@microsoft/teams-js';
import type { Browser } from 'playwright-core';
import { startProofApp } from '../proof/app.ts';
import { launchBrowser } from '../proof/browser.ts';
import { createCertificate } from '../proof/certificate.ts';
import { type ProofSandbox, startSandbox } from '../proof/sandbox.ts';

declare const sdk: { app: typeof app; authentication: typeof authentication };
declare const started: Promise<void>;
declare let act: () => Promise<unknown>;
declare let outcome: Promise<unknown>;

let sandbox: ProofSandbox;
let proof: Awaited<ReturnType<typeof startProofApp>>;
let browser: Browser;

beforeAll(async () => {
  const tls = await createCertificate();
  proof = await startProofApp(tls);
  sandbox = await startSandbox({ addinUrl: 'https://addin.contoso.example', tls });
  browser = await launchBrowser({
    'teams.microsoft.com': sandbox.url,
    'addin.contoso.example': proof.url,
  });
});
afterAll(async () => {
  await browser.close();
  await sandbox.close();
  await proof.close();
});

test('under Teams’ own name an app needs no extra origins: context, token and sign-in work across sites', async () => {
  const page = await browser.newPage({ ignoreHTTPSErrors: true });
  await page.goto('https://teams.microsoft.com/teams?user=frank@fabrikam.example');
  const frame = page.frame({ url: 'https://addin.contoso.example/tab' });
  if (!frame) throw new Error('no frame');
  await frame.waitForFunction(() => typeof started !== 'undefined');
  const seen = await frame.evaluate(async () => {
    await started;
    act = () => sdk.authentication.authenticate({ url: '/popup?report=success' });
    const { user } = await sdk.app.getContext();
    const token = await sdk.authentication.getAuthToken();
    await sdk.app.notifySuccess();
    return { name: user?.userPrincipalName, token };
  });
  expect(seen).toEqual({ name: 'frank@fabrikam.example', token: expect.stringMatching(/^ey/) });
  await frame.getByRole('button', { name: 'Act' }).click();
  expect(await frame.evaluate(() => outcome)).toBe('code-1');
});
