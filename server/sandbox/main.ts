import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { createSandbox } from './sandbox.ts';

const Port = z.coerce.number().int().min(0).max(65_535);
/** An address is compared and extended as text, so it has no slash at its end. */
const Origin = z.url().transform((url) => new URL(url).origin);

const Environment = z.object({
  SANDBOX_PORT: Port.default(4000),
  /** Of the pretend Exchange; 0: any free one. */
  SANDBOX_EXCHANGE_PORT: Port.default(4443),
  SANDBOX_HOST: z.string().default('127.0.0.1'),
  TLS_CERT_FILE: z.string(),
  TLS_KEY_FILE: z.string(),
  SANDBOX_DATA: z.string().optional(),
  SANDBOX_AUTHORITY_URL: Origin.optional(),
  SANDBOX_GRAPH_URL: Origin.optional(),
  ADDIN_URL: Origin.default('https://localhost:3000'),
  /** Graph lets `.Shared` scopes track and subscribe to one's own calendars, which nobody could verify. */
  SANDBOX_SHARED_SCOPES: z.enum(['enough', 'not-enough']).default('not-enough'),
  ENTRA_CLIENT_ID: z.string(),
  ENTRA_CLIENT_SECRET: z.string(),
  APP_ID_URI: z.string().optional(),
});

/** A variable that is set to nothing counts as not set. */
const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
const parsed = Environment.safeParse(given);
if (!parsed.success) {
  process.stderr.write(`The sandbox can't start:\n${z.prettifyError(parsed.error)}\n`);
  process.exit(1);
}
const env = parsed.data;

const enough = env.SANDBOX_SHARED_SCOPES === 'enough';
const sandbox = await createSandbox({
  port: env.SANDBOX_PORT,
  exchangePort: env.SANDBOX_EXCHANGE_PORT,
  host: env.SANDBOX_HOST,
  tls: { cert: readFileSync(env.TLS_CERT_FILE, 'utf8'), key: readFileSync(env.TLS_KEY_FILE, 'utf8') },
  application: {
    clientId: env.ENTRA_CLIENT_ID,
    secret: env.ENTRA_CLIENT_SECRET,
    appIdUri: env.APP_ID_URI ?? `api://${new URL(env.ADDIN_URL).host}/${env.ENTRA_CLIENT_ID}`,
  },
  addinUrl: env.ADDIN_URL,
  switches: { deltaWithSharedScopes: enough, subscriptionsWithSharedScopes: enough },
  ...(env.SANDBOX_AUTHORITY_URL !== undefined && { authorityUrl: env.SANDBOX_AUTHORITY_URL }),
  ...(env.SANDBOX_GRAPH_URL !== undefined && { graphUrl: env.SANDBOX_GRAPH_URL }),
  ...(env.SANDBOX_DATA !== undefined && { dataFolder: env.SANDBOX_DATA }),
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.close());
process.stdout.write(
  `Sandbox of Microsoft 365: ${sandbox.url}\nIts Exchange server: ${sandbox.exchange.url}\n`,
);
