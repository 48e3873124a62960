import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildAddin, PROJECT } from './build.ts';
import { certificatesIn } from './certificates.ts';
import { isTaken, startNode, stop, whenListening } from './processes.ts';
import { secretsIn } from './settings.ts';
import { trust } from './trust.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const fail = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
};

const NEEDED = 24;
if (Number(process.versions.node.split('.')[0]) < NEEDED)
  fail(
    `This needs Node ${NEEDED}; here is ${process.version}. Start it with "npm start", which brings its own.`,
  );
if (process.env.NODE_ENV === 'production')
  fail('"npm start" is for trying out and developing. In production use "npm run serve".');

const { values: options } = parseArgs({
  options: {
    reset: { type: 'boolean', default: false },
    trust: { type: 'boolean', default: false },
    data: { type: 'string', default: join(PROJECT, '.data') },
  },
});

const data = resolve(options.data);
const port = Number(process.env.PORT || 3000);
const sandboxPort = Number(process.env.SANDBOX_PORT || 4000);
const exchangePort = Number(process.env.SANDBOX_EXCHANGE_PORT || 4443);
const pretend = !process.env.ENTRA_CLIENT_ID;

for (const [name, number] of [
  ['PORT', port],
  ...(pretend
    ? [['SANDBOX_PORT', sandboxPort] as const, ['SANDBOX_EXCHANGE_PORT', exchangePort] as const]
    : []),
] as const)
  if (await isTaken(number))
    fail(`Port ${number} is in use. Choose another one: ${name}=${number + 100} npm start`);

if (options.reset) {
  await rm(join(data, 'database'), { recursive: true, force: true });
  await rm(join(data, 'sandbox'), { recursive: true, force: true });
  say('Deleted what the server and the sandbox had stored.');
}
await mkdir(data, { recursive: true, mode: 0o700 });
const certificates = await certificatesIn(join(data, 'certificates'));
if (options.trust) say(await trust(certificates.ca));
await buildAddin(say);

const here = `https://localhost:${port}`;
const sandbox = `https://localhost:${sandboxPort}`;
const secrets = await secretsIn(data);
const tls = { TLS_CERT_FILE: certificates.cert, TLS_KEY_FILE: certificates.key };
const microsoft = pretend
  ? {
      AUTHORITY_URL: sandbox,
      GRAPH_URL: sandbox,
      CLOCK_URL: `${sandbox}/controls/api/clock`,
      MESSAGE_ORIGINS: sandbox,
      FRAME_ANCESTORS: sandbox,
      EWS_ALLOWED_HOSTS: `localhost:${exchangePort}`,
      EWS_ALLOWED_CIDRS: '127.0.0.1/32',
      EWS_CA_FILE: join(data, 'sandbox/exchange-ca.pem'),
      OIDC_ISSUER: `${sandbox}/oidc/contoso`,
      OIDC_NAME: 'Contoso',
      OIDC_CLIENT_ID: 'sally-pages',
      OIDC_AUDIENCE: 'sally-api',
      OFFICE_JS_URL: `${sandbox}/ajax/3.5/MicrosoftAjax.js ${sandbox}/lib/1/hosted/office.js`,
    }
  : {};

const children: ReturnType<typeof startNode>[] = [];
let ending = false;
const end = async (code: number): Promise<never> => {
  ending = true;
  await Promise.all(children.map((child) => stop(child)));
  process.exit(code);
};
const start = async (name: string, entry: string, at: number, env: Record<string, string | undefined>) => {
  const child = startNode(entry, { ...process.env, ...env });
  children.push(child);
  child.once('exit', () => {
    if (ending) return;
    process.stderr.write(`${name} ended; its last lines above say why.\n`);
    void end(1);
  });
  await whenListening(child, at);
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(0));

if (pretend) {
  say(
    'No Entra settings (ENTRA_CLIENT_ID): this is a SANDBOX. Microsoft 365, its people and their meetings are made up.',
  );
  await start('The sandbox', 'server/sandbox/main.ts', sandboxPort, {
    ...secrets,
    ...tls,
    SANDBOX_PORT: String(sandboxPort),
    SANDBOX_EXCHANGE_PORT: String(exchangePort),
    SANDBOX_DATA: join(data, 'sandbox'),
    // So that whoever tries it out sees changes live with the permissions that are asked for by default.
    SANDBOX_SHARED_SCOPES: 'enough',
    ADDIN_URL: here,
    NODE_EXTRA_CA_CERTS: certificates.ca,
  });
}
await start('The server', 'server/src/main.ts', port, {
  ...secrets,
  ...tls,
  ...microsoft,
  DATA_DIR: data,
  PUBLIC_URL: here,
  LOG_LEVEL: 'warn',
  ...Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== '')),
  PORT: String(port),
  NODE_EXTRA_CA_CERTS: certificates.ca,
});
say(
  pretend
    ? `\nOpen ${sandbox}/teams and sign in as Alice Archer. Controls of the sandbox: ${sandbox}/controls`
    : `\nSally's calendar integrations: ${here}`,
);
if (!options.trust)
  say(
    `Your browser warns of the certificate: accept it for ${[...(pretend ? [sandbox] : []), here].join(' and ')}, or let "npm start -- --trust" end that.`,
  );
say('Ctrl+C ends both.\n');
