import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { itemId } from '../state/exchange-ids.ts';
import { launchBrowser } from './browser.ts';
import { createCertificate } from './certificate.ts';
import { startPaneApp } from './pane-app.ts';
import { type ProofSandbox, startSandbox } from './sandbox.ts';

export type ProofOutlook = {
  sandbox: ProofSandbox;
  proof: Awaited<ReturnType<typeof startPaneApp>>;
  browser: Browser;
  close(): Promise<void>;
};

/** A Monday morning, in the middle of everybody's meetings. */
const NOW = Date.parse('2026-11-23T08:10:00Z');

/** A sandbox whose Outlook frames the proof pane, and a browser to open it in. */
export const startOutlook = async (): Promise<ProofOutlook> => {
  const tls = await createCertificate();
  const proof = await startPaneApp(tls);
  const sandbox = await startSandbox({ addinUrl: proof.url, tls, now: () => NOW });
  proof.loadFrom([`${sandbox.url}/ajax/3.5/MicrosoftAjax.js`, `${sandbox.url}/lib/1/hosted/office.js`]);
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

export type Visit = {
  context: BrowserContext;
  page: Page;
  /** Opens the pretend Outlook with its pane, and waits until Office.js is ready. */
  open(query?: Record<string, string>): Promise<Frame>;
  /** The pane that is open now, likewise. */
  pane(): Promise<Frame>;
};

/** One person's browser. */
export const visit = async ({ browser, sandbox }: ProofOutlook): Promise<Visit> => {
  await sandbox.call('DELETE', '/controls/api/unknowns');
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  const pane = async () => {
    const element = await page.locator('#pane iframe').elementHandle();
    const frame = await element?.contentFrame();
    if (!frame) throw new Error('The pane has no frame.');
    await frame.waitForURL(/\/outlook/);
    await frame.evaluate('ready');
    return frame;
  };
  const open = async (query: Record<string, string> = {}) => {
    await page.goto(`${sandbox.url}/outlook?${new URLSearchParams({ pane: 'open', ...query })}`);
    return pane();
  };
  return { context, page, open, pane };
};

/** A meeting of somebody's by its title; of a series one occurrence when its original date is given. */
export const meetingOf = (
  { directory, state: { mailboxes } }: ProofSandbox,
  address: string,
  subject: string,
  date: string | null = null,
) => {
  const oid = directory.person(address)?.oid ?? '';
  const [item] = mailboxes.find({ oid, subject });
  if (!item) throw new Error(`${address} has no meeting ${subject}.`);
  const { key } = item;
  const rest = itemId({ mailbox: oid, key, date }, 'mutable');
  return {
    key,
    name: date === null ? String(key) : `${key}@${date}`,
    ewsId: rest.replaceAll('-', '/').replaceAll('_', '+'),
  };
};
