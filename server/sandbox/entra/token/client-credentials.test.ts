import { createPrivateKey, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { SignJWT } from 'jose';

import { expectShape, testAgainst } from '../proof/examples.ts';
import { createRsaCertificate } from '../proof/rsa-certificate.ts';
import { CLIENT, type ProofEntra, SECRET, startEntra } from '../proof/world.ts';

let entra: ProofEntra;
beforeAll(async () => {
  entra = await startEntra();
});
afterAll(() => entra.close());
beforeEach(() => entra.reset());

const contoso = () => entra.directory.tenant('contoso.example')?.id ?? '';

const ask = (changed: Record<string, string | undefined> = {}, tenant = contoso(), headers = {}) =>
  entra.token(
    tenant,
    { grant_type: 'client_credentials', scope: 'https://graph.microsoft.com/.default', ...changed },
    headers,
  );
const numberOf = ({ body }: { body: Record<string, unknown> }) => (body.error_codes as number[])[0];

test('an application does not exist in a tenant before anybody consented', async () => {
  expect((await ask()).body).toMatchObject({ error: 'unauthorized_client', error_codes: [700016] });
});

test('it acts with the roles that an administrator consented to', async () => {
  entra.directory.approveTenant(CLIENT, contoso(), [], ['Calendars.Read', 'Place.Read.All']);
  const { body } = await ask();
  expect(await entra.tokens.authenticate(`Bearer ${body.access_token}`)).toEqual({
    kind: 'application',
    tenantId: contoso(),
    roles: new Set(['Calendars.Read', 'Place.Read.All']),
    clientId: CLIENT,
  });
  expect(body).not.toHaveProperty('refresh_token');
});

test('without roles it gets a token that opens nothing', async () => {
  entra.directory.approveTenant(CLIENT, contoso(), ['User.Read'], []);
  const { status, body } = await ask();
  expect(status).toBe(200);
  expect(await entra.tokens.authenticate(`Bearer ${body.access_token}`)).toMatchObject({ roles: new Set() });
});

testAgainst('token-client-credentials.json', "the answer has Microsoft's shape", async ({ response }) => {
  entra.directory.approveTenant(CLIENT, contoso(), [], ['Calendars.Read']);
  expectShape((await ask()).body, response?.body ?? {});
});

testAgainst('token-error-client-credentials.json', 'a foreign resource is refused', async ({ response }) => {
  const answer = await ask({ scope: 'https://foo.microsoft.com/.default' });
  expect(answer.status).toBe(response?.status);
  expectShape(answer.body, response?.body ?? {});
  expect(numberOf(answer)).toBe(70011);
});

test.each([
  ['a single scope', { scope: 'https://graph.microsoft.com/Calendars.Read' }, 1002012],
  ['no secret', { client_secret: undefined }, 7000218],
  ['a wrong secret', { client_secret: 'wrong' }, 7000215],
])('%s is refused', async (_, changed, number) => {
  expect(numberOf(await ask(changed))).toBe(number);
});

test.each(['common', 'organizations', 'consumers'])('%s is no tenant', async (alias) => {
  expect(numberOf(await ask({}, alias))).toBe(9001023);
});

test('the secret may come in the header', async () => {
  entra.directory.approveTenant(CLIENT, contoso(), [], ['Calendars.Read']);
  const basic = Buffer.from(`${CLIENT}:${encodeURIComponent(SECRET)}`).toString('base64');
  const answer = await ask({ client_id: undefined, client_secret: undefined }, contoso(), {
    authorization: `Basic ${basic}`,
  });
  expect(answer.status).toBe(200);
});

describe('in place of a secret', () => {
  const assertion = async (changed: { key?: string; audience?: string; lifetime?: number } = {}) => {
    const { cert, key } = await createRsaCertificate();
    entra.application().certificates.push(cert);
    const now = Math.floor(entra.clock.now() / 1000);
    return new SignJWT({ jti: randomUUID() })
      .setProtectedHeader({ alg: 'PS256', typ: 'JWT' })
      .setIssuer(CLIENT)
      .setSubject(CLIENT)
      .setAudience(changed.audience ?? `${entra.url}/${contoso()}/oauth2/v2.0/token`)
      .setIssuedAt(now)
      .setExpirationTime(now + (changed.lifetime ?? 300))
      .sign(createPrivateKey(changed.key ?? key));
  };
  const withAssertion = (client_assertion: string) =>
    ask({
      client_secret: undefined,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion,
    });

  beforeEach(() => entra.directory.approveTenant(CLIENT, contoso(), [], ['Calendars.Read']));

  test('a registered certificate proves the application', async () => {
    expect((await withAssertion(await assertion())).status).toBe(200);
  });

  test('another certificate, address or time does not', async () => {
    const { key } = await createRsaCertificate();
    for (const wrong of [{ key }, { audience: 'https://elsewhere.example/' }, { lifetime: -600 }]) {
      const answer = await withAssertion(await assertion(wrong));
      expect(answer.status).toBe(401);
      expect(answer.body).toMatchObject({ error: 'invalid_client', error_codes: [700027] });
    }
  });
});
