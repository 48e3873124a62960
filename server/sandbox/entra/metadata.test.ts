import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PERSONAL_TENANT } from '../state/personal-accounts.ts';
import { CONTOSO } from '../state/seed-directory.ts';
import { type ProofEntra, startEntra } from './proof/world.ts';

let entra: ProofEntra;
beforeAll(async () => {
  entra = await startEntra();
});
afterAll(() => entra.close());

const issuerAt = async (path: string) => (await entra.call(path)).body.issuer;

test('an alias leaves a place for the tenant in its issuer, a tenant names itself by its id', async () => {
  expect(await issuerAt('/common/v2.0/.well-known/openid-configuration')).toBe(
    `${entra.url}/{tenantid}/v2.0`,
  );
  expect(await issuerAt('/organizations/v2.0/.well-known/openid-configuration')).toBe(
    `${entra.url}/{tenantid}/v2.0`,
  );
  expect(await issuerAt('/consumers/v2.0/.well-known/openid-configuration')).toBe(
    `${entra.url}/${PERSONAL_TENANT}/v2.0`,
  );
  const { body } = await entra.call('/contoso.example/v2.0/.well-known/openid-configuration');
  expect(body).toMatchObject({
    issuer: `${entra.url}/${CONTOSO}/v2.0`,
    token_endpoint: `${entra.url}/${CONTOSO}/oauth2/v2.0/token`,
    jwks_uri: `${entra.url}/${CONTOSO}/discovery/v2.0/keys`,
  });
});

test('a tenant that does not exist is refused in the words of the service', async () => {
  const { status, body } = await entra.call('/nowhere.example/v2.0/.well-known/openid-configuration');
  expect(status).toBe(400);
  expect(body).toMatchObject({ error: 'invalid_tenant', error_codes: [90002] });
});

test('every key says for whom it signs, and none gives its private half away', async () => {
  const { body } = await entra.call('/common/discovery/v2.0/keys');
  const keys = body.keys as Record<string, unknown>[];
  expect(keys.map(({ issuer }) => issuer)).toEqual([
    `${entra.url}/{tenantid}/v2.0`,
    `${entra.url}/{tenantid}/v2.0`,
    `${entra.url}/${PERSONAL_TENANT}/v2.0`,
  ]);
  for (const key of keys)
    expect(Object.keys(key).sort()).toEqual(['e', 'issuer', 'kid', 'kty', 'n', 'use', 'x5t']);
});

test('MSAL learns that this authority is one cloud of its own', async () => {
  const { body, headers } = await entra.call('/common/discovery/instance?api-version=1.1');
  expect(body.tenant_discovery_endpoint).toBe(`${entra.url}/common/v2.0/.well-known/openid-configuration`);
  expect(headers.get('access-control-allow-origin')).toBe('*');
});

test('a request in the form of an Entra address that is not served is recorded, another one is left alone', async () => {
  expect((await entra.call('/common/oauth2/v2.0/devicecode', { method: 'POST' })).status).toBe(404);
  expect((await entra.call('/controls')).status).toBe(404);
  expect(entra.recorded).toEqual(['POST /common/oauth2/v2.0/devicecode']);
});
