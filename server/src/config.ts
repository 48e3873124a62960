import type { z } from 'zod';
import type { ScopeSetName } from './identity/scopes.ts';
import { Environment } from './settings.ts';

/** Microsoft's own clients that ask for tokens for our API. https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-register-aad */
const HOST_CLIENTS = [
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
  '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
  '4765445b-32c6-49b0-83e6-1d93765276ca',
  '0ec893e0-5785-4de6-99da-4ed124e5296c',
  'd3590ed6-52b3-4102-aeff-aad2292ab01c',
  'bc59ab01-8403-45c6-8796-ac3ef710b3e3',
  '27922004-5251-4030-b22d-91ecd9a37ea4',
];

export type Key = { readonly id: string; readonly key: Uint8Array };

export type IssuerConfig = {
  readonly issuer: string;
  readonly name: string;
  readonly clientId: string;
  readonly audience: string;
  /** All that are asked for, and those of them that make a token one for our API, as it names them. */
  readonly scopes: readonly string[];
  readonly apiScopes: readonly string[];
};

/** What the environment says, checked and complete. Addresses have no trailing slash. */
export type Config = {
  readonly listen: {
    readonly host: string;
    readonly port: number;
    readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
  };
  readonly publicUrl: string;
  readonly database: { readonly url: string } | { readonly dataDir: string };
  readonly authority: string;
  readonly graph: string;
  readonly clientId: string;
  readonly credential: { readonly secret: string } | { readonly certificateFile: string };
  readonly apiScope: string;
  readonly allowedClients: ReadonlySet<string>;
  /** Null admits every tenant. */
  readonly allowedTenants: ReadonlySet<string> | null;
  /** The issuer besides Entra, if there is one. */
  readonly issuer: IssuerConfig | null;
  readonly scopes: ScopeSetName;
  readonly grantKeys: readonly [Key, ...Key[]];
  readonly hashKey: Uint8Array;
  readonly exchange: {
    /** As in the settings: exact or `*.suffix`, with a port where it is not 443. */
    readonly hosts: readonly string[];
    readonly cidrs: readonly string[];
    readonly allowPublic: boolean;
    readonly caFile: string | null;
    /** `host=SHA-256`. */
    readonly pins: readonly string[];
  };
  /** How long audit entries are kept. */
  readonly auditDays: number;
  readonly messageOrigins: readonly string[];
  readonly frameAncestors: readonly string[];
  readonly officeScripts: readonly string[];
  readonly clockUrl: string | null;
  readonly role: 'all' | 'web' | 'worker';
  readonly logLevel: Environment['LOG_LEVEL'];
  readonly addinDir: string;
};

/** Names everything that is missing or bad at once, and no value, since values may be secrets. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(`The environment is not complete:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** https://openid.net/specs/openid-connect-core-1_0.html#ScopeClaims; AD FS has `allatclaims` for ID tokens. */
const OIDC_OWN = new Set(['openid', 'profile', 'email', 'address', 'phone', 'offline_access', 'allatclaims']);

/** AD FS is asked for `https://api/access_as_user` and writes `access_as_user` into the token. */
const apiScopesOf = (scopes: readonly string[]): string[] =>
  scopes.filter((scope) => !OIDC_OWN.has(scope)).map((scope) => scope.slice(scope.lastIndexOf('/') + 1));

type Variables = Readonly<Record<string, string | undefined>>;

/** What one variable alone can't tell. */
const together = (env: Variables): string[] => {
  const has = (name: keyof Environment) => env[name] !== undefined;
  return [
    ...(has('TLS_CERT_FILE') === has('TLS_KEY_FILE')
      ? []
      : ['TLS_CERT_FILE, TLS_KEY_FILE: give both or none']),
    ...(has('DATABASE_URL') || has('DATA_DIR') ? [] : ['DATABASE_URL, DATA_DIR: one is required']),
    ...(has('ENTRA_CLIENT_SECRET') === has('ENTRA_CERTIFICATE_FILE')
      ? ['ENTRA_CLIENT_SECRET, ENTRA_CERTIFICATE_FILE: exactly one is required']
      : []),
    ...issuerProblems(env),
  ];
};

const issuerProblems = (env: Variables): string[] => {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_AUDIENCE, OIDC_SCOPES } = env;
  if (OIDC_ISSUER === undefined)
    return OIDC_CLIENT_ID === undefined && OIDC_AUDIENCE === undefined
      ? []
      : ['OIDC_ISSUER: is required with OIDC_CLIENT_ID and OIDC_AUDIENCE'];
  return [
    ...(OIDC_CLIENT_ID === undefined ? ['OIDC_CLIENT_ID: is required with OIDC_ISSUER'] : []),
    ...(OIDC_AUDIENCE === undefined ? ['OIDC_AUDIENCE: is required with OIDC_ISSUER'] : []),
    ...(OIDC_AUDIENCE !== undefined && OIDC_AUDIENCE === OIDC_CLIENT_ID
      ? ['OIDC_AUDIENCE: must be another name than OIDC_CLIENT_ID, which is the audience of ID tokens']
      : []),
    ...(OIDC_SCOPES !== undefined && apiScopesOf(OIDC_SCOPES.split(/\s+/).filter(Boolean)).length === 0
      ? ["OIDC_SCOPES: must contain a scope of Sally's API"]
      : []),
  ];
};

const issuerOf = (env: Environment): IssuerConfig | null => {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_AUDIENCE: audience, OIDC_SCOPES: scopes } = env;
  if (issuer === undefined || clientId === undefined || audience === undefined) return null;
  const name = env.OIDC_NAME ?? new URL(issuer).host;
  return { issuer, name, clientId, audience, scopes, apiScopes: apiScopesOf(scopes) };
};

const sentence = ({ path: [name], message }: z.core.$ZodIssue, env: Variables): string =>
  `${String(name)}: ${env[String(name)] === undefined ? 'is required' : message}`;

/**
 * Reads the configuration. An empty variable counts as absent.
 * @throws ConfigError
 */
export const readConfig = (variables: Variables): Config => {
  const env = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(env);
  const problems = [
    ...new Set(parsed.error?.issues.map((issue) => sentence(issue, env)) ?? []),
    ...together(env),
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);

  const e = parsed.data;
  const [current, ...others] = e.GRANT_KEYS;
  if (!current) throw new ConfigError(['GRANT_KEYS: is required']);
  const appIdUri = e.APP_ID_URI ?? `api://${new URL(e.PUBLIC_URL).host}/${e.ENTRA_CLIENT_ID}`;
  return {
    listen: {
      host: e.HOST,
      port: e.PORT,
      tls: e.TLS_CERT_FILE && e.TLS_KEY_FILE ? { certFile: e.TLS_CERT_FILE, keyFile: e.TLS_KEY_FILE } : null,
    },
    publicUrl: e.PUBLIC_URL,
    database: e.DATABASE_URL ? { url: e.DATABASE_URL } : { dataDir: e.DATA_DIR ?? '' },
    authority: e.AUTHORITY_URL,
    graph: e.GRAPH_URL,
    clientId: e.ENTRA_CLIENT_ID,
    credential: e.ENTRA_CLIENT_SECRET
      ? { secret: e.ENTRA_CLIENT_SECRET }
      : { certificateFile: e.ENTRA_CERTIFICATE_FILE ?? '' },
    apiScope: `${appIdUri}/access_as_user`,
    allowedClients: new Set(e.ALLOWED_CLIENTS ?? [e.ENTRA_CLIENT_ID, ...HOST_CLIENTS]),
    allowedTenants: e.ALLOWED_TENANTS === '*' ? null : new Set(e.ALLOWED_TENANTS),
    issuer: issuerOf(e),
    scopes: e.SCOPES,
    grantKeys: [current, ...others],
    hashKey: e.HASH_KEY,
    exchange: {
      hosts: e.EWS_ALLOWED_HOSTS,
      cidrs: e.EWS_ALLOWED_CIDRS,
      allowPublic: e.EWS_ALLOW_PUBLIC,
      caFile: e.EWS_CA_FILE ?? null,
      pins: e.EWS_PINS,
    },
    auditDays: e.AUDIT_DAYS,
    messageOrigins: e.MESSAGE_ORIGINS,
    frameAncestors: e.FRAME_ANCESTORS,
    officeScripts: e.OFFICE_JS_URL,
    clockUrl: e.CLOCK_URL ?? null,
    role: e.ROLE,
    logLevel: e.LOG_LEVEL,
    addinDir: e.ADDIN_DIR,
  };
};
