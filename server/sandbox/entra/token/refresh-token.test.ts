import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { expectShape, testAgainst } from '../proof/examples.ts';
import { codeFor, signIn } from '../proof/grants.ts';
import { ADDIN, CLIENT, type ProofEntra, startEntra } from '../proof/world.ts';

let entra: ProofEntra;
beforeAll(async () => {
  entra = await startEntra();
});
afterAll(() => entra.close());
beforeEach(() => entra.reset());

const alice = 'alice@contoso.example';
const DAY = 24 * 3_600_000;

const refresh = (token: string, changed: Record<string, string | undefined> = {}, headers = {}) =>
  entra.token(
    'contoso.example',
    {
      grant_type: 'refresh_token',
      refresh_token: token,
      scope: 'openid offline_access Calendars.Read',
      ...changed,
    },
    headers,
  );
const numberOf = ({ body }: { body: Record<string, unknown> }) => (body.error_codes as number[])[0];

describe("a server's refresh token", () => {
  test('gives a new one at each use, while the old one goes on working', async () => {
    const { refresh_token: first } = await signIn(entra, alice);
    const { body: second } = await refresh(first);
    const { body: third } = await refresh(first);
    expect(new Set([first, second.refresh_token, third.refresh_token]).size).toBe(3);
    expect((await refresh(String(second.refresh_token))).status).toBe(200);
  });

  testAgainst('token-refresh.json', "is answered in Microsoft's shape", async ({ response }) => {
    const { refresh_token } = await signIn(entra, alice);
    expectShape((await refresh(refresh_token)).body, response?.body ?? {});
  });

  test('ends after ninety days without use', async () => {
    const { refresh_token: first } = await signIn(entra, alice);
    entra.move(89 * DAY);
    const { body } = await refresh(first);
    entra.move(2 * DAY);
    expect(numberOf(await refresh(first))).toBe(700082);
    expect((await refresh(String(body.refresh_token))).status).toBe(200);
  });

  test('ends with its session, in the words of the service', async () => {
    const { refresh_token } = await signIn(entra, alice);
    entra.move(1000);
    entra.directory.revokeSessions(entra.person(alice).oid, entra.clock.now());
    const { body } = await refresh(refresh_token);
    expect(body).toMatchObject({ error: 'invalid_grant', error_codes: [50173], suberror: 'bad_token' });
    expect(body.error_description).toMatch(/The grant was issued on '\d{4}-\d\d-\d\dT[\d:]{8}\.\d{7}Z'/);
  });

  test('ends with the consent', async () => {
    const { refresh_token } = await signIn(entra, alice);
    entra.directory.revokeConsent(CLIENT, entra.person(alice).tenantId);
    expect((await refresh(refresh_token)).body).toMatchObject({
      error: 'invalid_grant',
      error_codes: [65001],
      suberror: 'consent_required',
    });
  });

  test('brings all that was consented to, whatever was asked for', async () => {
    const { refresh_token } = await signIn(entra, alice);
    const { body } = await refresh(refresh_token, { scope: 'User.Read' });
    expect(String(decodeJwt(String(body.access_token)).scp).split(' ')).toContain('Calendars.Read');
    expect(body).not.toHaveProperty('refresh_token');
  });

  test('stops at a second factor, with a challenge for the person', async () => {
    const { refresh_token } = await signIn(entra, alice);
    entra.directory.setSignIn(entra.person(alice).oid, { mfa: 'demanded' });
    const { body } = await refresh(refresh_token);
    expect(body).toMatchObject({ error: 'invalid_grant', error_codes: [50076], suberror: 'basic_action' });
    expect(JSON.parse(String(body.claims))).toHaveProperty('access_token.capolids.essential', true);
  });

  test.each([
    [50105, 'interaction_required'],
    [53003, 'interaction_required'],
    [70043, 'invalid_grant'],
    [90033, 'temporarily_unavailable'],
    [123456, 'invalid_grant'],
  ])('is refused with %i where the controls say so', async (number, error) => {
    const { refresh_token } = await signIn(entra, alice);
    entra.directory.setSignIn(entra.person(alice).oid, { refuseWith: number });
    expect((await refresh(refresh_token)).body).toMatchObject({ error, error_codes: [number] });
  });

  test('is worth nothing to anybody else', async () => {
    const { refresh_token } = await signIn(entra, alice);
    expect(numberOf(await refresh('invented'))).toBe(9002313);
    expect(numberOf(await refresh(refresh_token, { client_secret: undefined }))).toBe(7000218);
    expect(numberOf(await refresh(refresh_token, {}, { origin: ADDIN }))).toBe(9002326);
    const { body } = await entra.token('fabrikam.example', { grant_type: 'refresh_token', refresh_token });
    expect(body).toMatchObject({ error: 'invalid_grant', error_codes: [50020] });
  });
});

describe("a page's refresh token", () => {
  const verifier = 'a-verifier-that-is-long-enough-to-be-one-0123456789';
  const page = { client_secret: undefined, scope: 'openid offline_access Calendars.Read' };

  const signInOnPage = async () => {
    const code = await codeFor(entra, alice, {
      redirect_uri: `${ADDIN}/`,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
    const form = {
      grant_type: 'authorization_code',
      code,
      redirect_uri: `${ADDIN}/`,
      code_verifier: verifier,
    };
    const { body } = await entra.token('common', { ...form, client_secret: undefined }, { origin: ADDIN });
    return String(body.refresh_token);
  };

  test('ends a day after the sign-in, its successors too', async () => {
    const first = await signInOnPage();
    entra.move(DAY - 3_600_000);
    const { status, body } = await refresh(first, page, { origin: ADDIN });
    expect(status).toBe(200);
    entra.move(2 * 3_600_000);
    const late = await refresh(String(body.refresh_token), page, { origin: ADDIN });
    expect(late.body).toMatchObject({ error: 'invalid_grant', error_codes: [700084] });
    expect(numberOf(await refresh(first))).toBe(700084);
  });

  test('is not for servers', async () => {
    const token = await signInOnPage();
    expect(numberOf(await refresh(token))).toBe(9002327);
    expect(numberOf(await refresh(token, {}, { origin: ADDIN }))).toBe(700025);
  });
});
