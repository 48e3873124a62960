import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { PROJECT } from '../launcher/build.ts';
import { HONEST_NAMES } from './certificates.ts';
import { findBrowser } from './find-browser.ts';
import type { World } from './world.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const QUIET = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
];

/** teams-js asks for it as it is loaded and copes without. */
const TOLERATED = 'res.cdn.office.net/teams-js/validDomains';

/** How long one step of a person may take (ms). */
const STEP = 30_000;

const PARTITIONING = 'ThirdPartyStoragePartitioning';

/** Playwright switches off two obstacles that people meet: the pop-up blocker and storage partitioning. Here they are on. */
const honestArguments = async (executablePath: string, world: World) => {
  const probe = await chromium.launchServer({ executablePath, args: QUIET });
  const features = probe.process().spawnargs.filter((argument) => argument.startsWith('--disable-features='));
  await probe.close();
  const honest = features.map((argument) =>
    argument.replace(new RegExp(`(=|,)${PARTITIONING}(,|$)`), (_, before: string, after: string) =>
      before === '=' ? '=' : after && ',',
    ),
  );
  const hosts = { ...HONEST_NAMES, product: undefined };
  const rules = [
    ...Object.values(hosts).flatMap((name) =>
      name ? [`MAP ${name}:443 127.0.0.1:${world.sandbox.port}`] : [],
    ),
    `MAP ${HONEST_NAMES.product}:443 127.0.0.1:${world.server.port}`,
    'MAP * ~NOTFOUND',
    'EXCLUDE localhost',
  ];
  return {
    ignoreDefaultArgs: ['--disable-popup-blocking', ...features],
    args: [...honest, `--host-resolver-rules=${rules.join(', ')}`],
  };
};

export type Visit = {
  readonly locale?: 'en-us' | 'de-de';
  readonly theme?: 'default' | 'dark' | 'contrast';
  readonly width?: number;
  readonly timeZone?: string;
};

export type TestBrowser = AsyncDisposable & {
  /** A fresh profile: another person's browser. */
  context(options?: Visit): Promise<BrowserContext>;
  /** Teams with the tab, signed in as this person (by address). */
  teams(person: string, options?: Visit): Promise<Page>;
  /** Outlook with the pane open, as this person (by address) has it; `query` as the sandbox's page understands it. */
  outlook(person: string, options?: Visit, query?: Readonly<Record<string, string>>): Promise<Page>;
  /** What no page may do: errors on a console, uncaught exceptions. */
  complaints(): readonly string[];
  /** Origins to which pages have sent an Authorization header. */
  authorized(): ReadonlySet<string>;
};

const watch = (context: BrowserContext, complaints: string[], authorized: Set<string>): void => {
  context.on('request', (request) => {
    if ('authorization' in request.headers()) authorized.add(new URL(request.url()).origin);
  });
  context.on('console', (message) => {
    if (message.type() !== 'error' || message.location().url.includes(TOLERATED)) return;
    complaints.push(`${message.location().url}: ${message.text()}`);
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
};

/** A real browser in the layout of the world. */
export const openBrowser = async (world: World): Promise<TestBrowser> => {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chromium, Chrome or Edge here; "npm test" brings one.');
  const honest = world.layout === 'honest' ? await honestArguments(executablePath, world) : { args: [] };
  const browser: Browser = await chromium.launch({
    executablePath,
    ...honest,
    args: ['--no-sandbox', ...QUIET, ...honest.args],
  });
  const complaints: string[] = [];
  const authorized = new Set<string>();
  const context = async ({
    locale = 'en-us',
    theme = 'default',
    width = 1280,
    timeZone = 'Europe/Berlin',
  }: Visit = {}) => {
    const opened = await browser.newContext({
      ignoreHTTPSErrors: true,
      locale: locale === 'de-de' ? 'de-DE' : 'en-US',
      timezoneId: timeZone,
      colorScheme: theme === 'default' ? 'light' : 'dark',
      forcedColors: theme === 'contrast' ? 'active' : 'none',
      reducedMotion: 'reduce',
      viewport: { width, height: 800 },
    });
    // Below Jest's own limit, so that a step that fails says which one it was.
    opened.setDefaultTimeout(STEP);
    watch(opened, complaints, authorized);
    return opened;
  };
  const hostPage = async (
    host: 'teams' | 'outlook',
    user: string,
    options: Visit,
    more: Readonly<Record<string, string>> = {},
  ) => {
    const page = await (await context(options)).newPage();
    const origin = world.layout === 'honest' ? `https://${HONEST_NAMES[host]}` : world.sandbox.url;
    const query = new URLSearchParams({
      user,
      theme: options.theme ?? 'default',
      locale: options.locale ?? 'en-us',
      ...(options.width === 320 && { chrome: 'off' }),
      ...more,
    });
    await page.goto(`${origin}/${host}?${query}`);
    return page;
  };
  return {
    context,
    teams: (person, options = {}) => hostPage('teams', person, options),
    outlook: (person, options = {}, query = {}) =>
      hostPage('outlook', person, options, { pane: 'open', ...query }),
    complaints: () => complaints,
    authorized: () => authorized,
    [Symbol.asyncDispose]: () => browser.close(),
  };
};

/** The frame in which Teams shows the tab. */
export const tabOf = (page: Page) => page.frameLocator('iframe');

/** The frame in which Outlook shows the pane. */
export const paneOf = (page: Page) => page.frameLocator('#pane iframe');

/** Keeps a picture of the page, for people to look at, in `.screenshots/`. */
export const picture = async (page: Page, name: string): Promise<void> => {
  const folder = join(PROJECT, '.screenshots');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
};

type Violation = { id: string; help: string; nodes: { target: unknown; failureSummary?: string }[] };

/** Until the next frame of a busy machine, what is about to change its colour still shows the old one. */
const STAND_STILL = `(() => {
  const still = new CSSStyleSheet();
  still.replaceSync('*, ::before, ::after { transition: none !important }');
  document.adoptedStyleSheets.push(still);
})()`;

/** What axe finds in every frame of the page that belongs to us, once nothing there is in transition; a line each. */
export const axe = async (page: Page, ours: string): Promise<string[]> => {
  const frames = page.frames().filter((frame) => frame.url().startsWith(ours));
  const found: string[] = [];
  for (const frame of frames) {
    await frame.evaluate(STAND_STILL);
    await frame.evaluate(await axeSource());
    const violations = (await frame.evaluate('axe.run().then((result) => result.violations)')) as Violation[];
    for (const { id, help, nodes } of violations)
      found.push(
        ...nodes.map(
          (node) => `${id}: ${help} at ${JSON.stringify(node.target)} ${node.failureSummary ?? ''}`,
        ),
      );
  }
  if (frames.length === 0) throw new Error(`No frame of ${ours} is open.`);
  return found;
};

let source: Promise<string> | undefined;
const axeSource = (): Promise<string> => {
  source ??= readFile(AXE, 'utf8');
  return source;
};
