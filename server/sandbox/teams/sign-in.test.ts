import type { createNestablePublicClientApplication } from '@azure/msal-browser';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { app, authentication, nestedAppAuth } from '@microsoft/teams-js';
import { decodeJwt } from 'jose';
import type { Frame } from 'playwright-core';
import { clientId } from '../proof/sandbox.ts';
import { type ProofTeams, startTeams, type Visit, visit } from '../proof/teams.ts';

/** What the page of the proof app offers to code that runs inside it. */
declare const sdk: {
  app: typeof app;
  authentication: typeof authentication;
  nestedAppAuth: typeof nestedAppAuth;
};
declare const msal: { createNestablePublicClientApplication: typeof createNestablePublicClientApplication };
declare let act: () => Promise<unknown>;
declare let outcome: Promise<unknown>;

let teams: ProofTeams;
let sandbox: ProofTeams['sandbox'];
let context: Visit['context'];
let page: Visit['page'];
let open: Visit['open'];

beforeAll(async () => {
  teams = await startTeams();
  sandbox = teams.sandbox;
});
afterAll(() => teams.close());
beforeEach(async () => {
  ({ context, page, open } = await visit(teams));
});
afterEach(() => context.close());

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
    const ended = teams.proof.signInByItself();
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
        `api://${new URL(teams.proof.url).host}/${clientId}/access_as_user`,
        `${sandbox.url}/common`,
      ] as const,
    );
    expect(given).toMatchObject({ name: 'Alice Archer', refused: 'InteractionRequiredAuthError' });
    expect(decodeJwt(given.accessToken)).toMatchObject({ scp: 'access_as_user', azp: clientId });
    expect((await sandbox.call('GET', '/controls/api/unknowns')).body).toEqual([]);
  });
});
