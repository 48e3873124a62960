import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { startProofApp } from './app.ts';
import { launchBrowser } from './browser.ts';
import { createCertificate } from './certificate.ts';
import { type ProofSandbox, startSandbox } from './sandbox.ts';

declare const started: Promise<void>;

export type ProofTeams = {
  sandbox: ProofSandbox;
  proof: Awaited<ReturnType<typeof startProofApp>>;
  browser: Browser;
  close(): Promise<void>;
};

/** A sandbox whose Teams frames the proof app, and a browser to open it in. */
export const startTeams = async (): Promise<ProofTeams> => {
  const tls = await createCertificate();
  const proof = await startProofApp(tls);
  const sandbox = await startSandbox({ addinUrl: proof.url, tls });
  proof.trust(sandbox.url);
  const browser = await launchBrowser();
  return {
    sandbox,
    proof,
    browser,
    close: async () => {
      await browser.close();
      await sandbox.close();
      await proof.close();
    },
  };
};

export type Visit = { context: BrowserContext; page: Page; open(query?: string): Promise<Frame> };

/** One person's browser. `open` opens the pretend Teams and waits until teams-js has been answered. */
export const visit = async ({ browser, sandbox }: ProofTeams): Promise<Visit> => {
  await sandbox.call('DELETE', '/controls/api/unknowns');
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  const open = async (query = '') => {
    await page.goto(`${sandbox.url}/teams${query}`);
    const frame = page.frame({ name: 'embedded-page-container' });
    if (!frame) throw new Error('The page has no frame.');
    await frame.waitForFunction(() => typeof started !== 'undefined');
    await frame.evaluate(() => started);
    return frame;
  };
  return { context, page, open };
};
