import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { app, authentication, pages } from '@microsoft/teams-js';
import { type ProofTeams, startTeams, type Visit, visit } from '../proof/teams.ts';

/** What the page of the proof app offers to code that runs inside it. */
declare const sdk: { app: typeof app; authentication: typeof authentication; pages: typeof pages };
declare const events: unknown[];

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
    const frame = await open('?patience=2000');
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

describe('links', () => {
  test('a link to a meeting is opened by Teams itself, another one by the browser', async () => {
    const frame = await open();
    await frame.evaluate(() => sdk.app.openLink('https://teams.microsoft.com/l/meetup-join/1'));
    await page.getByText('https://teams.microsoft.com/l/meetup-join/1').waitFor();
    const opened = context.waitForEvent('page');
    await frame.evaluate((url) => sdk.app.openLink(url), `${teams.proof.url}/popup`);
    expect((await opened).url()).toBe(`${teams.proof.url}/popup`);
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
