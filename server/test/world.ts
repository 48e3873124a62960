import { randomBytes, randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT } from '../launcher/build.ts';
import { type Api, apiOf } from './api-client.ts';
import { closeConnections, HONEST_NAMES, testCertificates } from './certificates.ts';
import { type Controls, controlsOf } from './controls.ts';
import { BEST_DATABASE, createTestDatabase, type DatabaseKind, type TestDatabase } from './database.ts';
import { freePorts } from './free-ports.ts';
import { tokenOf } from './front-door.ts';
import { type ProjectProcess, projectProcess } from './project-process.ts';

export type WorldOptions = {
  readonly database?: DatabaseKind;
  readonly scopes?: 'article' | 'minimal';
  /** `honest`: production's names and settings, mapped to this machine. */
  readonly layout?: 'localhost' | 'honest';
  /** People may sign in with the sandbox's other issuer too, "Contoso". */
  readonly issuer?: boolean;
  /** More of the server's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Fills the database before the server starts. */
  readonly seed?: (database: TestDatabase['options'], controls: Controls) => Promise<void>;
};

export type World = AsyncDisposable & {
  readonly layout: 'localhost' | 'honest';
  readonly sandbox: { readonly url: string; readonly port: number; readonly controls: Controls };
  readonly server: ProjectProcess & { readonly url: string };
  /** What the database is, for tests that look into it. */
  readonly database: { readonly url: string } | { readonly dataDir: string };
  readonly clientId: string;
  readonly clientSecret: string;
  /** Starts another server of the same settings but for these, on a port of its own. The world ends it. */
  addServer(env: Readonly<Record<string, string>>): Promise<ProjectProcess>;
  /** The API as this seeded person (by address) uses it. */
  api(person: string, server?: ProjectProcess): Api;
  /** What the server has logged so far, a JSON line each. */
  log(): readonly string[];
  close(): Promise<void>;
};

/** Lets the server reach the pretend Exchange, whose certificate is of an authority that nobody else knows. */
const reachExchange = async (controls: Controls, caFile: string): Promise<Record<string, string>> => {
  const { url, ca } = await controls.exchange();
  await writeFile(caFile, ca);
  return { EWS_ALLOWED_HOSTS: new URL(url).host, EWS_ALLOWED_CIDRS: '127.0.0.1/32', EWS_CA_FILE: caFile };
};

const key = () => randomBytes(32).toString('base64');

/**
 * A whole universe: a sandbox and a server as processes of their own, with an empty database.
 * `await using world = await createWorld()` takes it down again.
 */
export const createWorld = async (options: WorldOptions = {}): Promise<World> => {
  const { layout = 'localhost', scopes = 'article' } = options;
  const [certificates, database, [sandboxPort = 0, port = 0]] = await Promise.all([
    testCertificates(),
    createTestDatabase(options.database ?? BEST_DATABASE),
    freePorts(2),
  ]);
  const honest = layout === 'honest';
  const sandboxUrl = `https://localhost:${sandboxPort}`;
  const authority = honest ? `https://${HONEST_NAMES.authority}` : sandboxUrl;
  const graph = honest ? `https://${HONEST_NAMES.graph}` : sandboxUrl;
  const productUrl = honest ? `https://${HONEST_NAMES.product}` : `https://localhost:${port}`;
  const clientId = randomUUID();
  const tls = { TLS_CERT_FILE: certificates.cert, TLS_KEY_FILE: certificates.key };
  // The server reaches the sandbox and itself, the sandbox notifies the server.
  const reach = {
    NODE_EXTRA_CA_CERTS: certificates.ca,
    ...(honest && {
      TEST_MAPPED_HOSTS: JSON.stringify({
        [HONEST_NAMES.authority]: sandboxPort,
        [HONEST_NAMES.graph]: sandboxPort,
        [HONEST_NAMES.product]: port,
      }),
    }),
  };
  const application = {
    ENTRA_CLIENT_ID: clientId,
    ENTRA_CLIENT_SECRET: randomBytes(24).toString('base64url'),
  };

  const exchangeAuthority = join(tmpdir(), `sally-exchange-${randomUUID()}.pem`);
  const serverEnv: Record<string, string> = {
    ...application,
    ...tls,
    ...reach,
    ...database.env,
    PORT: String(port),
    PUBLIC_URL: productUrl,
    AUTHORITY_URL: authority,
    GRAPH_URL: graph,
    SCOPES: scopes,
    GRANT_KEYS: `test:${key()}`,
    HASH_KEY: key(),
    CLOCK_URL: `${sandboxUrl}/controls/api/clock`,
    ...(!honest && {
      MESSAGE_ORIGINS: sandboxUrl,
      FRAME_ANCESTORS: sandboxUrl,
      OFFICE_JS_URL: `${sandboxUrl}/ajax/3.5/MicrosoftAjax.js ${sandboxUrl}/lib/1/hosted/office.js`,
    }),
    ...(options.issuer && {
      OIDC_ISSUER: `${sandboxUrl}/oidc/contoso`,
      OIDC_NAME: 'Contoso',
      OIDC_CLIENT_ID: 'sally-pages',
      OIDC_AUDIENCE: 'sally-api',
    }),
    ...(process.env.ADDIN_DIR && { ADDIN_DIR: process.env.ADDIN_DIR }),
    ...options.env,
  };
  const mapping = honest ? ['--import', join(PROJECT, 'server/test/map-hosts.ts')] : [];
  const serverOn = (serverPort: number, env: Readonly<Record<string, string>> = {}) =>
    projectProcess({
      name: 'server',
      entry: 'server/src/main.ts',
      port: serverPort,
      env: { ...serverEnv, ...env, PORT: String(serverPort) },
      args: mapping,
    });
  const sandbox = projectProcess({
    name: 'sandbox',
    entry: 'server/sandbox/main.ts',
    port: sandboxPort,
    env: {
      ...application,
      ...tls,
      ...reach,
      SANDBOX_PORT: String(sandboxPort),
      SANDBOX_EXCHANGE_PORT: '0',
      ADDIN_URL: productUrl,
      ...(honest && { SANDBOX_AUTHORITY_URL: authority, SANDBOX_GRAPH_URL: graph }),
    },
    args: mapping,
  });
  await sandbox.start();
  Object.assign(serverEnv, await reachExchange(controlsOf(sandboxUrl), exchangeAuthority), options.env);
  await options.seed?.(database.options, controlsOf(sandboxUrl));
  const server = serverOn(port);
  const servers = [server];
  // The server asks the sandbox for the time as it starts.
  await server.start().catch(async (error: unknown) => {
    await sandbox.stop();
    throw error;
  });
  const close = async () => {
    await Promise.all([...servers, sandbox].map((one) => one.stop()));
    await database.drop();
    await rm(exchangeAuthority, { force: true });
    await closeConnections();
  };
  return {
    layout,
    sandbox: { url: sandboxUrl, port: sandboxPort, controls: controlsOf(sandboxUrl) },
    server: { ...server, url: productUrl },
    database: database.options,
    clientId,
    clientSecret: application.ENTRA_CLIENT_SECRET,
    addServer: async (env) => {
      const [another = 0] = await freePorts(1);
      const added = serverOn(another, env);
      servers.push(added);
      await added.start();
      return added;
    },
    api: (person, { port: serverPort } = server) =>
      apiOf(`https://localhost:${serverPort}`, () => tokenOf(sandboxUrl, person, { clientId, productUrl })),
    log: server.log,
    close,
    [Symbol.asyncDispose]: close,
  };
};
