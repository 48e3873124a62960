import { z } from 'zod';

type Meta = { meaning: string; default?: string };

const required = <S extends z.ZodType>(schema: S, meaning: string) => schema.meta({ meaning } satisfies Meta);
const optional = <S extends z.ZodType>(schema: S, meaning: string) =>
  schema.optional().meta({ meaning, default: '' } satisfies Meta);
const preset = <S extends z.ZodType<unknown, string>>(schema: S, value: string, meaning: string) =>
  schema
    .prefault(value as z.input<S> & z.core.util.NoUndefined<z.input<S>>)
    .meta({ meaning, default: value } satisfies Meta);

const text = z.string();
const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port')
  .transform(Number);
const days = z
  .string()
  .regex(/^[1-9]\d{0,4}$/, 'must be a number of days')
  .transform(Number);
const guid = z.guid('must be an id (GUID)');
const words = text.transform((value) => value.split(/[\s,]+/).filter((word) => word !== ''));
const guids = words.pipe(z.array(guid).min(1, 'must name at least one'));
const origins = words.pipe(z.array(z.string().regex(/^https:\/\/[\w*.:-]+$/, 'must be https origins')));
const address = z
  .url({ protocol: /^https$/, error: 'must be an https address' })
  .transform((value) => value.replace(/\/+$/, ''));

const hostRules = words.pipe(
  z.array(
    z
      .string()
      .regex(
        /^(\*\.)?[\w-]+(\.[\w-]+)*(:\d{1,5})?$/,
        'must be hosts: `mail.contoso.example`, `*.contoso.example`, with `:port` where it is not 443',
      ),
  ),
);
const ranges = words.pipe(
  z.array(z.union([z.cidrv4(), z.cidrv6()], { error: 'must be ranges: `10.0.0.0/8`, `192.168.1.7/32`' })),
);
const pins = words.pipe(
  z.array(
    z
      .string()
      .regex(
        /^[\w.-]+=[0-9a-fA-F]{64}$/,
        'must be host=SHA-256 of the certificate in hexadecimal, comma separated',
      ),
  ),
);
const yesOrNo = z.enum(['yes', 'no'], { error: 'must be yes or no' }).transform((value) => value === 'yes');

const addresses = words.pipe(
  z.array(z.url({ protocol: /^https$/, error: 'must be https addresses' })).min(1, 'must name at least one'),
);

/** Compared with what tokens say, so that not even a slash at its end is touched. */
const issuer = z
  .url({ protocol: /^https$/, error: 'must be an https address' })
  .max(255, 'must have at most 255 characters')
  .regex(/^[^?#\s]+$/, 'must have neither query nor fragment');
const scopes = text
  .transform((value) => value.split(/\s+/).filter((word) => word !== ''))
  .refine((names) => names.includes('openid'), 'must contain openid');

const BYTES_32 = /^[A-Za-z0-9+/]{43}=$/;
const key = z
  .string()
  .regex(BYTES_32, 'must be base64 of 32 bytes')
  .transform((value) => Buffer.from(value, 'base64'));
const ring = words
  .pipe(z.array(z.string().regex(/^[\w-]+:[A-Za-z0-9+/]{43}=$/, 'must be id:base64 of 32 bytes')).min(1))
  .transform((entries) =>
    entries.map((entry) => {
      const colon = entry.indexOf(':');
      return { id: entry.slice(0, colon), key: Buffer.from(entry.slice(colon + 1), 'base64') };
    }),
  )
  .refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length, 'must name each key once');

/** Every variable of the environment that the server reads. */
export const Environment = z.object({
  PORT: preset(port, '3000', 'Port to listen on.'),
  HOST: preset(text, '127.0.0.1', 'Address to listen on.'),
  PUBLIC_URL: required(address, 'Address under which people reach this server: `https://sally.example`.'),
  TLS_CERT_FILE: optional(text, 'Certificate (PEM); with `TLS_KEY_FILE` the server speaks https itself.'),
  TLS_KEY_FILE: optional(text, 'Private key of that certificate (PEM).'),
  DATABASE_URL: optional(
    z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres address' }),
    'Postgres; without it the embedded database in `DATA_DIR` is used.',
  ),
  DATA_DIR: optional(text, 'Folder of the embedded database; required without `DATABASE_URL`.'),
  AUTHORITY_URL: preset(address, 'https://login.microsoftonline.com', "Entra's address."),
  GRAPH_URL: preset(address, 'https://graph.microsoft.com', "Microsoft Graph's address."),
  ENTRA_CLIENT_ID: required(guid, "Sally's application (client) id."),
  ENTRA_CLIENT_SECRET: optional(text, "The application's secret; either this or a certificate is required."),
  ENTRA_CERTIFICATE_FILE: optional(text, "PEM file with the application's certificate and its private key."),
  APP_ID_URI: optional(text, 'Application ID URI; `api://{host of PUBLIC_URL}/{client id}` unless given.'),
  ALLOWED_CLIENTS: optional(
    guids,
    "Client ids whose tokens count; Sally's own and Microsoft's hosts unless given.",
  ),
  ALLOWED_TENANTS: preset(
    z.literal('*').or(guids),
    '*',
    'Tenant ids whose people may use this server and whose calendars may be connected, or `*`; 9188040d-6c67-4c5b-b112-36a304b66dad stands for personal accounts.',
  ),
  OIDC_ISSUER: optional(
    issuer,
    'Issuer besides Entra whose people may use this server (AD FS, Keycloak), exactly as its metadata has it.',
  ),
  OIDC_NAME: optional(text, "What people call it: *Sign in with Contoso*; the issuer's host unless given."),
  OIDC_CLIENT_ID: optional(
    text,
    'Client that our pages are there: public, with PKCE; required with `OIDC_ISSUER`.',
  ),
  OIDC_AUDIENCE: optional(
    text,
    "Sally's API there, as `aud` of access tokens names it; required with `OIDC_ISSUER`, and another name than the client's, which ID tokens carry.",
  ),
  OIDC_SCOPES: preset(
    scopes,
    'openid profile access_as_user',
    "Scopes that are asked for there; those that are not OpenID Connect's own have to be in the access token.",
  ),
  SCOPES: preset(
    z.enum(['article', 'minimal']),
    'article',
    'Permissions to ask for: `article`, or `minimal` (reading only).',
  ),
  GRANT_KEYS: required(
    ring,
    'Keys that seal grants and join links: `id:base64 of 32 bytes`, comma separated; the first seals, all open.',
  ),
  HASH_KEY: required(key, 'Key of the keyed hashes, base64 of 32 bytes; keep it for good.'),
  EWS_ALLOWED_HOSTS: preset(
    hostRules,
    '',
    'Exchange servers that people may connect: `mail.contoso.example`, `*.contoso.example`, with `:port` where it is not 443. They may have private addresses.',
  ),
  EWS_ALLOWED_CIDRS: preset(
    ranges,
    '',
    'Addresses that Exchange servers may have: `10.1.0.0/16`. Loopback and link-local ones count only one by one (`127.0.0.1/32`).',
  ),
  EWS_ALLOW_PUBLIC: preset(
    yesOrNo,
    'no',
    '`yes`: people may connect any Exchange server with a public address, as long as `EWS_ALLOWED_HOSTS` names none.',
  ),
  EWS_CA_FILE: optional(
    text,
    'PEM file with certificate authorities that Exchange servers are trusted by besides the well-known ones.',
  ),
  EWS_PINS: preset(
    pins,
    '',
    'Certificates that Exchange servers have, whoever issued them: `host=SHA-256 in hexadecimal`, two of one host while it changes.',
  ),
  AUDIT_DAYS: preset(days, '365', 'How long it is kept who did what, in days.'),
  MESSAGE_ORIGINS: preset(origins, '', 'Host origins that teams-js accepts besides those it knows.'),
  FRAME_ANCESTORS: preset(
    origins,
    '',
    "Origins that may frame the tab and the pane besides Microsoft's hosts: Outlook's own on an Exchange server.",
  ),
  OFFICE_JS_URL: preset(
    addresses,
    'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
    'Scripts that bring Office.js into the pane, in this order; the last one is Office.js itself.',
  ),
  CLOCK_URL: optional(z.url('must be an address'), 'Clock to follow instead of the system clock.'),
  ROLE: preset(z.enum(['all', 'web', 'worker']), 'all', 'What this process does: `web`, `worker` or `all`.'),
  LOG_LEVEL: preset(
    z.enum(['debug', 'info', 'warn', 'error', 'silent']),
    'info',
    'Least severe entries that are logged.',
  ),
  ADDIN_DIR: preset(text, 'dist/addin', 'Folder of the built add-in.'),
});
export type Environment = z.infer<typeof Environment>;

/** Name, meaning and default (null where there is none and the variable is required) of every variable. */
export const settings = Object.entries(Environment.shape).map(([name, schema]) => {
  const { meaning, default: value } = schema.meta() as Meta;
  return { name, meaning, default: value ?? null };
});
