import type { createNestablePublicClientApplication, IPublicClientApplication } from '@azure/msal-browser';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import type { Frame } from 'playwright-core';
import { type ProofOutlook, startOutlook, type Visit, visit } from '../proof/outlook.ts';
import { clientId } from '../proof/sandbox.ts';

declare const msal: { createNestablePublicClientApplication: typeof createNestablePublicClientApplication };
declare let client: Promise<IPublicClientApplication>;

let outlook: ProofOutlook;
let sandbox: ProofOutlook['sandbox'];
let context: Visit['context'];
let open: Visit['open'];

beforeAll(async () => {
  outlook = await startOutlook();
  sandbox = outlook.sandbox;
});
afterAll(() => outlook.close());
beforeEach(async () => {
  ({ context, open } = await visit(outlook));
});
afterEach(async () => {
  expect((await sandbox.call('GET', '/controls/api/unknowns')).body).toEqual([]);
  await context.close();
});

const native = { user: 'alice@contoso.example', client: 'native' };
const scope = () => `api://${new URL(outlook.proof.url).host}/${clientId}/access_as_user`;

const makeClient = (frame: Frame) =>
  frame.evaluate((id) => {
    Object.assign(globalThis, {
      client: msal.createNestablePublicClientApplication({ auth: { clientId: id } }),
    });
  }, clientId);

/** What MSAL gets for our own API: a token, or the code of its error. */
const token = async (frame: Frame) => {
  await makeClient(frame);
  return frame.evaluate(async (wanted) => {
    const { acquireTokenSilent } = {
      acquireTokenSilent: (await client).acquireTokenSilent.bind(await client),
    };
    return acquireTokenSilent({ scopes: [wanted] }).then(
      ({ accessToken }) => accessToken,
      (error: { errorCode: string; name: string }) => `${error.name} ${error.errorCode}`,
    );
  }, scope());
};

test('MSAL gets a token for the add-in’s own API from a native Outlook', async () => {
  const frame = await open(native);
  expect(decodeJwt(await token(frame))).toMatchObject({
    scp: 'access_as_user',
    preferred_username: 'alice@contoso.example',
  });
});

test('so does a person with a personal account', async () => {
  const frame = await open({ ...native, user: 'paula@outlook.example' });
  expect(decodeJwt(await token(frame)).preferred_username).toBe('paula@outlook.example');
});

describe('a bridge that fails', () => {
  test.each([
    ['USER_INTERACTION_REQUIRED', 'InteractionRequiredAuthError user_interaction_required'],
    ['USER_CANCEL', 'ClientAuthError user_canceled'],
    ['NO_NETWORK', 'ClientAuthError no_network_connectivity'],
    ['ACCOUNT_UNAVAILABLE', 'ClientAuthError no_account_found'],
    ['TRANSIENT_ERROR', 'ServerError transient_error'],
    ['DISABLED', 'ClientAuthError nested_app_auth_bridge_disabled'],
  ])('with %s looks like %s', async (bridge, error) => {
    expect(await token(await open({ ...native, bridge }))).toBe(error);
  });

  test('by silence lets MSAL wait for ever', async () => {
    const frame = await open({ ...native, bridge: 'silent' });
    await makeClient(frame);
    const settled = await frame.evaluate(() =>
      Promise.race([
        client.then(() => 'client'),
        new Promise((resolve) => setTimeout(() => resolve('nothing'), 1_000)),
      ]),
    );
    expect(settled).toBe('nothing');
  });

  test('by saying that it is none leaves MSAL with a standard client', async () => {
    const frame = await open({ ...native, bridge: 'unavailable' });
    expect(await token(frame)).toBe('BrowserAuthError no_account_error');
  });
});
