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
  readonly scopes: ScopeSetName;
  readonly grantKeys: readonly [Key, ...Key[]];
  readonly hashKey: Uint8Array;
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
  ];
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
    scopes: e.SCOPES,
    grantKeys: [current, ...others],
    hashKey: e.HASH_KEY,
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
