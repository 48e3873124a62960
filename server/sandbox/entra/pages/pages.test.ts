import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../../proof/browser.ts';
import { type ProofApplication, startApplication } from '../proof/application.ts';
import { authorizeQuery, CLIENT, type ProofEntra, startEntra } from '../proof/world.ts';

let entra: ProofEntra;
let application: ProofApplication;
let chromium: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  application = await startApplication();
  entra = await startEntra(application.url);
  chromium = await launchBrowser();
});
afterAll(async () => {
  await chromium.close();
  await entra.close();
  await application.close();
});

const open = async (colorScheme: 'light' | 'dark') => {
  context = await chromium.newContext({ ignoreHTTPSErrors: true, colorScheme });
  page = await context.newPage();
};

beforeEach(() => {
  entra.reset();
  application.received.length = 0;
});
afterEach(() => context.close());

const authorize = (changed: Record<string, string | null> = {}) => {
  const query = authorizeQuery({ redirect_uri: `${application.url}/auth/callback`, ...changed });
  return `${entra.url}/common/oauth2/v2.0/authorize?${query}`;
};

const button = (name: string | RegExp) => page.getByRole('button', { name });

const backAtTheApplication = async () => {
  await page.waitForURL(`${application.url}/auth/**`);
  const last = application.received.at(-1);
  if (!last) throw new Error('nothing arrived');
  return last;
};

describe('in a real browser', () => {
  beforeEach(() => open('light'));

  test('a person picks an account, agrees, and the answer arrives by a form of its own', async () => {
    await page.goto(authorize({ response_mode: 'form_post' }));
    await button('Alice Archer').click();
    await button('Accept').click();
    const { method, parameters } = await backAtTheApplication();
    expect(method).toBe('POST');
    expect([...parameters.keys()]).toEqual(['code', 'session_state', 'state']);
  });

  test('the answer also arrives by a redirect after a button, which the page’s own policy must allow', async () => {
    await page.goto(authorize({ login_hint: 'alice@contoso.example' }));
    await button('Cancel').click();
    const { method, parameters } = await backAtTheApplication();
    expect(method).toBe('GET');
    expect(parameters.get('error')).toBe('access_denied');
  });

  test('the second visit is silent', async () => {
    await page.goto(authorize({ login_hint: 'alice@contoso.example' }));
    await button('Accept').click();
    await backAtTheApplication();
    await page.goto(authorize());
    expect((await backAtTheApplication()).parameters.get('code')).not.toBeNull();
  });

  test('a page of another port cannot agree in the person’s place', async () => {
    await page.goto(authorize({ login_hint: 'alice@contoso.example' }));
    await page.goto(`${application.url}/`);
    const [response] = await Promise.all([
      page.waitForResponse((answer) => answer.request().method() === 'POST'),
      page.evaluate(
        ([action, oid]) => {
          const form = document.createElement('form');
          form.method = 'post';
          form.action = action ?? '';
          for (const [name, value] of [
            ['step', 'consent'],
            ['decision', 'accept'],
            ['account', oid ?? ''],
          ] as const)
            form.append(Object.assign(document.createElement('input'), { name, value }));
          document.body.append(form);
          form.submit();
        },
        [authorize(), entra.person('alice@contoso.example').oid],
      ),
    ]);
    expect(response.status()).toBe(403);
  });
});

describe.each(['light', 'dark'] as const)('for everybody, in %s', (scheme) => {
  beforeEach(() => open(scheme));

  const violations = async () => {
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(),
    );
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  };

  const adminConsent = () =>
    `${entra.url}/fabrikam.example/v2.0/adminconsent?${new URLSearchParams({
      client_id: CLIENT,
      redirect_uri: `${application.url}/auth/approved`,
      scope: 'https://graph.microsoft.com/.default',
      login_hint: 'gina@fabrikam.example',
    })}`;

  test.each([
    ['the account picker', 'Pick an account', () => authorize()],
    ['the consent screen', 'Permissions requested', () => authorize({ login_hint: 'dora@contoso.example' })],
    [
      'the personal one',
      'Let this app access your info?',
      () => authorize({ login_hint: 'paula@outlook.example' }),
    ],
    [
      'the way to an administrator',
      'Need admin approval',
      () => authorize({ login_hint: 'frank@fabrikam.example' }),
    ],
    ["the administrator's screen", 'Permissions requested', adminConsent],
    ['an error', /having trouble/, () => authorize({ redirect_uri: 'https://elsewhere.example/' })],
  ])('%s has a heading and no fault that a machine finds', async (_, heading, address) => {
    await page.goto(address());
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    expect(await violations()).toEqual([]);
    if (process.env.SCREENSHOTS)
      await page.screenshot({ path: `${process.env.SCREENSHOTS}/${scheme}-${_}.png` });
  });

  test('the second factor too', async () => {
    entra.directory.setSignIn(entra.person('alice@contoso.example').oid, { mfa: 'demanded' });
    await page.goto(authorize({ login_hint: 'alice@contoso.example' }));
    await button('Approve sign in').waitFor();
    expect(await violations()).toEqual([]);
  });
});
