import { expect, test } from '@jest/globals';
import { ConfigError, readConfig } from './config.ts';
import { settings } from './settings.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const CLIENT = '11111111-2222-4333-8444-555555555555';
const complete = {
  PUBLIC_URL: 'https://sally.example/',
  DATA_DIR: '/data',
  ENTRA_CLIENT_ID: CLIENT,
  ENTRA_CLIENT_SECRET: 'a-client-secret',
  GRANT_KEYS: `2026:${KEY}`,
  HASH_KEY: KEY,
};

const problemsOf = (env: Record<string, string>): string => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'none';
};

test('the smallest environment gives Microsoft’s own addresses and careful defaults', () => {
  const config = readConfig(complete);
  expect(config).toMatchObject({
    listen: { host: '127.0.0.1', port: 3000, tls: null },
    publicUrl: 'https://sally.example',
    database: { dataDir: '/data' },
    authority: 'https://login.microsoftonline.com',
    graph: 'https://graph.microsoft.com',
    apiScope: `api://sally.example/${CLIENT}/access_as_user`,
    allowedTenants: null,
    scopes: 'article',
    role: 'all',
    clockUrl: null,
    issuer: null,
  });
  expect(config.allowedClients.has(CLIENT)).toBe(true);
  expect(config.allowedClients.has('1fec8e78-bce4-4aaf-ab1b-5451cc387264')).toBe(true);
});

test('an empty environment is refused with every required variable named at once', () => {
  const message = problemsOf({});
  for (const name of [
    'PUBLIC_URL',
    'ENTRA_CLIENT_ID',
    'ENTRA_CLIENT_SECRET',
    'GRANT_KEYS',
    'HASH_KEY',
    'DATA_DIR',
  ])
    expect(message).toContain(name);
});

test.each([
  ['PORT', 'http'],
  ['PUBLIC_URL', 'http://sally.example'],
  ['DATABASE_URL', 'mysql://localhost'],
  ['AUTHORITY_URL', 'login.microsoftonline.com'],
  ['ENTRA_CLIENT_ID', 'sally'],
  ['ALLOWED_TENANTS', 'contoso.com'],
  ['SCOPES', 'everything'],
  ['GRANT_KEYS', '2026:c2hvcnQ='],
  ['GRANT_KEYS', `2026:${KEY},2026:${KEY}`],
  ['HASH_KEY', 'not base64!'],
  ['AUDIT_DAYS', '0'],
  ['FRAME_ANCESTORS', "https://x.example; script-src 'unsafe-inline'"],
  ['MESSAGE_ORIGINS', 'javascript:alert(1)'],
  ['ROLE', 'king'],
  ['OIDC_ISSUER', 'http://sso.contoso.example'],
  ['OIDC_ISSUER', 'https://sso.contoso.example/?realm=contoso'],
  ['OIDC_SCOPES', 'access_as_user'],
])('%s = %s is refused by name', (name, value) => {
  const message = problemsOf({ ...complete, [name]: value });
  expect(message).toContain(`${name}: `);
  expect(message).not.toContain(value);
});

test('a bad secret and a missing one are named together, and no value is printed', () => {
  const { ENTRA_CLIENT_ID: _, ...rest } = complete;
  const message = problemsOf({ ...rest, HASH_KEY: 'my-secret-hash-key', ENTRA_CERTIFICATE_FILE: 'x.pem' });
  expect(message).toContain('ENTRA_CLIENT_ID: is required');
  expect(message).toContain('HASH_KEY: must be');
  expect(message).toContain('exactly one is required');
  expect(message).not.toContain('my-secret-hash-key');
  expect(message).not.toContain('a-client-secret');
});

test('https needs both files, and an empty variable counts as absent', () => {
  expect(problemsOf({ ...complete, TLS_CERT_FILE: 'c.pem' })).toContain('give both or none');
  expect(readConfig({ ...complete, DATABASE_URL: '', ROLE: '' }).database).toEqual({ dataDir: '/data' });
});

test('Postgres, tenants and key rings are read', () => {
  const config = readConfig({
    ...complete,
    DATABASE_URL: 'postgres://localhost/sally',
    ALLOWED_TENANTS: `${CLIENT} aaaaaaaa-2222-4333-8444-555555555555`,
    GRANT_KEYS: `2027:${KEY},2026:${KEY}`,
  });
  expect(config.database).toEqual({ url: 'postgres://localhost/sally' });
  expect(config.allowedTenants?.size).toBe(2);
  expect(config.grantKeys.map(({ id }) => id)).toEqual(['2027', '2026']);
});

test('every variable says what it means, and required ones have no default', () => {
  expect(settings.find(({ name }) => name === 'PORT')).toEqual({
    name: 'PORT',
    meaning: 'Port to listen on.',
    default: '3000',
  });
  expect(settings.filter((setting) => setting.default === null).map(({ name }) => name)).toEqual([
    'PUBLIC_URL',
    'ENTRA_CLIENT_ID',
    'GRANT_KEYS',
    'HASH_KEY',
  ]);
});

const besides = {
  OIDC_ISSUER: 'https://sso.contoso.example/realms/contoso/',
  OIDC_CLIENT_ID: 'sally-pages',
  OIDC_AUDIENCE: 'https://sally.example',
};

test('an issuer besides Entra is kept letter by letter, and asked for what our API is called there', () => {
  expect(readConfig({ ...complete, ...besides }).issuer).toEqual({
    issuer: 'https://sso.contoso.example/realms/contoso/',
    name: 'sso.contoso.example',
    clientId: 'sally-pages',
    audience: 'https://sally.example',
    scopes: ['openid', 'profile', 'access_as_user'],
    apiScopes: ['access_as_user'],
  });
  const adfs = {
    OIDC_SCOPES: 'openid allatclaims https://sally.example/user_impersonation',
    OIDC_NAME: 'Contoso',
  };
  expect(readConfig({ ...complete, ...besides, ...adfs }).issuer).toMatchObject({
    name: 'Contoso',
    scopes: ['openid', 'allatclaims', 'https://sally.example/user_impersonation'],
    apiScopes: ['user_impersonation'],
  });
});

test.each<[Record<string, string>, string]>([
  [{ OIDC_CLIENT_ID: '' }, 'OIDC_CLIENT_ID: is required with OIDC_ISSUER'],
  [{ OIDC_AUDIENCE: '' }, 'OIDC_AUDIENCE: is required with OIDC_ISSUER'],
  [{ OIDC_ISSUER: '' }, 'OIDC_ISSUER: is required with OIDC_CLIENT_ID and OIDC_AUDIENCE'],
  [{ OIDC_AUDIENCE: 'sally-pages' }, 'OIDC_AUDIENCE: must be another name than OIDC_CLIENT_ID'],
  [{ OIDC_SCOPES: 'openid email' }, 'OIDC_SCOPES: must contain a scope of Sally'],
])('an issuer with %j is refused', (change, sentence) => {
  expect(problemsOf({ ...complete, ...besides, ...change })).toContain(sentence);
});
