import type { createNestablePublicClientApplication } from '@azure/msal-browser';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { app, authentication, nestedAppAuth, pages } from '@microsoft/teams-js';
import { decodeJwt } from 'jose';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { startProofApp } from '../proof/app.ts';
import { launchBrowser } from '../proof/browser.ts';
import { createCertificate } from '../proof/certificate.ts';
import { clientId, type ProofSandbox, startSandbox } from '../proof/sandbox.ts';

/** What the page of the proof app offers to code that runs inside it. */
declare const sdk: {
  app: typeof app;
  authentication: typeof authentication;
  nestedAppAuth: typeof nestedAppAuth;
  pages: typeof pages;
};
declare const msal: { createNestablePublicClientApplication: typeof createNestablePublicClientApplication };
declare const started: Promise<void>;
declare let act: () => Promise<unknown>;
declare let outcome: Promise<unknown>;
declare const events: unknown[];

let sandbox: ProofSandbox;
let proof: Awaited<ReturnType<typeof startProofApp>>;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  const tls = await createCertificate();
  proof = await startProofApp(tls);
  sandbox = await startSandbox({ addinUrl: proof.url, tls });
  proof.trust(sandbox.url);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await sandbox.close();
  await proof.close();
});

beforeEach(async () => {
  context = await browser.newContext({ ignoreHTTPSErrors: true });
  page = await context.newPage();
  await sandbox.call('DELETE', '/controls/api/unknowns');
});

afterEach(() => context.close());

/** Opens the pretend Teams and waits until teams-js has been answered. */
const open = async (query = ''): Promise<Frame> => {
  await page.goto(`${sandbox.url}/teams${query}`);
  const frame = page.frame({ name: 'embedded-page-container' });
  if (!frame) throw new Error('no frame');
  await frame.waitForFunction(() => typeof started !== 'undefined');
  await frame.evaluate(() => started);
  return frame;
};

/** Makes a real click in the tab, since only that may open a window. */
const clickToSignIn = async (frame: Frame, path: string) => {
  await frame.evaluate(() => sdk.app.notifySuccess());
  await frame.evaluate((url) => {
    act = () => sdk.authentication.authenticate({ url, width: 480, height: 420 });
  }, path);
  const [popup] = await Promise.all([
    context.waitForEvent('page'),
    frame.getByRole('button', { name: 'Act' }).click(),
  ]);
  return popup;
};

const reasonOf = (frame: Frame) =>
  frame.evaluate(() => outcome.then(String, (error: unknown) => `Error: ${(error as Error).message}`));

const unknowns = async () => (await sandbox.call('GET', '/controls/api/unknowns')).body;

describe('at the start', () => {
  test('teams-js initialises and gets the context of who is signed in', async () => {
    const frame = await open('?user=erik@contoso.example&theme=dark&locale=de-de');
    expect(await frame.evaluate(() => sdk.app.getContext())).toMatchObject({
      app: { locale: 'de-de', theme: 'dark', host: { name: 'TeamsModern', clientType: 'web' } },
      page: { id: 'home', frameContext: 'content' },
      user: { userPrincipalName: 'erik@contoso.example', displayName: 'Erik Ehlers' },
    });
    expect(await unknowns()).toEqual([]);
  });

  test('a guest has no user in the context and gets no token', async () => {
    const frame = await open('?user=nobody');
    const seen = await frame.evaluate(async () => ({
      user: (await sdk.app.getContext()).user?.id,
      token: await sdk.authentication.getAuthToken().catch((error: Error) => error.message),
    }));
    expect(seen).toEqual({ user: '', token: 'User is not signed in' });
  });

  test('the side panel of a meeting says which meeting', async () => {
    const frame = await open('?context=sidePanel&width=320');
    const { page: place, meeting } = await frame.evaluate(() => sdk.app.getContext());
    expect(place.frameContext).toBe('sidePanel');
    expect(meeting?.id).toBeTruthy();
    expect(await page.locator('iframe').evaluate((element) => element.clientWidth)).toBe(320);
  });

  test('the loading indicator goes when the app has loaded, and success is confirmed', async () => {
    const frame = await open();
    const indicator = page.getByText('Loading Sally');
    expect(await indicator.isVisible()).toBe(true);
    await frame.evaluate(() => sdk.app.notifyAppLoaded());
    await indicator.waitFor({ state: 'hidden' });
    expect(await frame.evaluate(() => sdk.app.notifySuccess())).toEqual({ hasFinishedSuccessfully: true });
  });

  test('an app that is not ready in time is replaced by an error page', async () => {
    const frame = await open('?patience=500');
    await frame.evaluate(() => sdk.app.notifyAppLoaded());
    await page.getByText('did not say in time').waitFor();
    await page.getByRole('button', { name: 'Reload' }).click();
    await page.getByText('Loading Sally').waitFor();
  });

  test('a failure that the app reports is shown, an expected one is left to the app', async () => {
    const frame = await open();
    await frame.evaluate(() =>
      sdk.app.notifyExpectedFailure({
        reason: 'PermissionError' as app.ExpectedFailureReason,
        message: 'no licence',
      }),
    );
    await page.getByText('Loading Sally').waitFor({ state: 'hidden' });
    await frame.evaluate(() =>
      sdk.app.notifyFailure({ reason: 'AuthFailed' as app.FailedReason, message: 'no token' }),
    );
    await page.getByRole('alert').getByText('no token').waitFor();
  });

  test('a function that the address mutes is never answered', async () => {
    const frame = await open('?mute=getContext');
    const answered = await frame.evaluate(() =>
      Promise.race([
        sdk.app.getContext().then(() => 'answered'),
        sdk.authentication.getAuthToken().then(() => 'silent'),
      ]),
    );
    expect(answered).toBe('silent');
  });
});

describe('changes under the running app', () => {
  test('a theme that is chosen arrives as an event, and stays in the address', async () => {
    const frame = await open('?theme=default');
    await frame.evaluate(() => {
      sdk.app.registerOnThemeChangeHandler((theme) => events.push(theme));
      sdk.app.registerOnContextChangeHandler((changed) => events.push(changed.app.theme));
    });
    await page.getByLabel('Theme').selectOption('High contrast');
    await frame.waitForFunction(() => events.length === 2);
    expect(await frame.evaluate(() => events)).toEqual(['contrast', 'contrast']);
    expect(page.url()).toContain('theme=contrast');
    expect(await unknowns()).toEqual([]);
  });

  test('choosing somebody else opens the app anew as that person', async () => {
    await open();
    await page.getByLabel('Signed in as').selectOption('Bob Baker');
    await page.waitForURL(/user=bob/);
    await page.getByText('Bob Baker, Contoso').waitFor();
  });
});

describe('getAuthToken', () => {
  test('gives a token for the app’s own API, asked for by Teams on the web', async () => {
    const frame = await open('?user=alice@contoso.example');
    const token = await frame.evaluate(() => sdk.authentication.getAuthToken({ silent: true }));
    expect(decodeJwt(token)).toMatchObject({
      scp: 'access_as_user',
      azp: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
      preferred_username: 'alice@contoso.example',
      ver: '2.0',
    });
  });

  test('fails with the word that the address asks for', async () => {
    const frame = await open('?refuse=resourceRequiresConsent');
    const failure = frame.evaluate(() => sdk.authentication.getAuthToken());
    await expect(failure).rejects.toThrow('resourceRequiresConsent');
  });

  test('fails when the application is switched off, and when its address is not the frame’s', async () => {
    const [application] = sandbox.directory.data.applications;
    if (!application) throw new Error('not registered');
    const frame = await open();
    const failure = () =>
      frame.evaluate(() => sdk.authentication.getAuthToken().catch((error: Error) => error.message));
    application.enabled = false;
    expect(await failure()).toBe('resourceDisabled');
    application.appIdUri = 'api://elsewhere.example/id';
    expect(await failure()).toContain('iframe origin do not match');
    await sandbox.call('POST', '/controls/api/reset');
    expect(await failure()).toMatch(/^ey/);
  });

  test('tokens are given to the host page only', async () => {
    const body = { person: null, claims: null, silent: true, tenantId: null };
    const cross = { 'sec-fetch-site': 'same-site', origin: 'https://localhost:3000' };
    expect((await sandbox.call('POST', '/teams/api/token', body, cross)).status).toBe(403);
    expect((await sandbox.call('POST', '/teams/api/nested-app-auth', {}, cross)).status).toBe(403);
  });
});

describe('authenticate', () => {
  test('brings the result of the window back, and the window closes itself', async () => {
    const frame = await open();
    const popup = await clickToSignIn(frame, '/popup?report=success');
    expect(await reasonOf(frame)).toBe('code-1');
    await popup.waitForEvent('close');
  });

  test('brings the failure of the window back', async () => {
    const frame = await open();
    await clickToSignIn(frame, '/popup?report=failure');
    expect(await reasonOf(frame)).toBe('Error: access_denied');
  });

  test('a window that the person closes is a cancellation', async () => {
    const frame = await open();
    const popup = await clickToSignIn(frame, '/popup');
    await popup.waitForFunction(() => document.title === 'Ready');
    await popup.close();
    expect(await reasonOf(frame)).toBe('Error: CancelledByUser');
  });

  test('a window that isolates itself looks closed, and can’t report', async () => {
    const frame = await open();
    const popup = await clickToSignIn(frame, '/isolated');
    expect(await reasonOf(frame)).toBe('Error: CancelledByUser');
    await popup.waitForFunction(() => document.title.includes('No Parent window found'));
  });

  test('without a click the browser blocks the window', async () => {
    const ended = proof.signInByItself();
    await page.goto(`${sandbox.url}/teams`);
    expect(await ended).toBe('FailedToOpenWindow');
  });
});

describe('nested app authentication', () => {
  const switchTo = (nestedAppAuth: boolean) =>
    sandbox.call('PUT', '/controls/api/switches', { nestedAppAuth });
  afterEach(() => switchTo(false));

  const canUse = (frame: Frame) =>
    frame.evaluate(() => sdk.nestedAppAuth.isNAAChannelRecommended() && 'nestedAppAuthBridge' in window);

  test('is not offered unless it is switched on', async () => {
    expect(await canUse(await open())).toBe(false);
  });

  test('gives MSAL a token for the app’s own API, and for no other', async () => {
    await switchTo(true);
    const frame = await open('?user=alice@contoso.example');
    expect(await canUse(frame)).toBe(true);
    const given = await frame.evaluate(
      async ([id, scope, authority]) => {
        const auth = { clientId: id, authority, knownAuthorities: [new URL(authority).host] };
        const client = await msal.createNestablePublicClientApplication({ auth });
        const { account, accessToken } = await client.acquireTokenSilent({ scopes: [scope] });
        const refused = await client
          .acquireTokenSilent({ scopes: ['Mail.Read'] })
          .catch((error: Error) => error.name);
        return { name: account.name, accessToken, refused };
      },
      [
        clientId,
        `api://${new URL(proof.url).host}/${clientId}/access_as_user`,
        `${sandbox.url}/common`,
      ] as const,
    );
    expect(given).toMatchObject({ name: 'Alice Archer', refused: 'InteractionRequiredAuthError' });
    expect(decodeJwt(given.accessToken)).toMatchObject({ scp: 'access_as_user', azp: clientId });
    expect(await unknowns()).toEqual([]);
  });
});

describe('links', () => {
  test('a link to a meeting is opened by Teams itself, another one by the browser', async () => {
    const frame = await open();
    await frame.evaluate(() => sdk.app.openLink('https://teams.microsoft.com/l/meetup-join/1'));
    await page.getByText('https://teams.microsoft.com/l/meetup-join/1').waitFor();
    const opened = context.waitForEvent('page');
    await frame.evaluate((url) => sdk.app.openLink(url), `${proof.url}/popup`);
    expect((await opened).url()).toBe(`${proof.url}/popup`);
    await expect(frame.evaluate(() => sdk.app.openLink('file:///etc/hosts'))).rejects.toThrow('not valid');
  });

  test('a deep link is offered for sharing', async () => {
    const frame = await open();
    await frame.evaluate(() => {
      sdk.pages.shareDeepLink({
        subPageId: 'm1',
        subPageLabel: 'Standup',
        subPageWebUrl: 'https://a.example/',
      });
    });
    await page.getByText('Share Standup:').waitFor();
  });
});

describe('what nobody understands', () => {
  test('is remembered and shown in red', async () => {
    const frame = await open();
    await frame.evaluate(() => {
      const message = { id: 99, func: 'files.open', args: ['x'] };
      window.parent.postMessage(message, '*');
    });
    await page.getByText('Unknown message from the app: files.open ["x"]').waitFor();
    expect(await unknowns()).toMatchObject([{ where: 'teams', what: 'app: files.open ["x"]' }]);
  });

  test('messages of other origins are not heard', async () => {
    const frame = await open();
    await page.evaluate(() => window.postMessage({ id: 1, func: 'files.open', args: ['deaf'] }, '*'));
    await frame.evaluate(() =>
      window.parent.postMessage({ id: 2, func: 'files.open', args: ['heard'] }, '*'),
    );
    await page.getByText('["heard"]').waitFor();
    expect(await unknowns()).toMatchObject([{ what: 'app: files.open ["heard"]' }]);
  });

  test('a query that nobody understands is refused', async () => {
    expect((await sandbox.call('GET', '/teams?tehme=dark')).status).toBe(400);
    expect((await sandbox.call('GET', '/teams?user=mallory@contoso.example')).status).toBe(404);
  });
});
