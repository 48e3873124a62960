import type { ChildProcess } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { PROJECT } from '../launcher/build.ts';
import { startNode, stop, whenListening } from '../launcher/processes.ts';
import { type Api, apiOf } from './api-client.ts';
import { closeConnections, HONEST_NAMES, testCertificates } from './certificates.ts';
import { type Controls, controlsOf } from './controls.ts';
import { BEST_DATABASE, createTestDatabase, type DatabaseKind, type TestDatabase } from './database.ts';
import { tokenOf } from './front-door.ts';

export type WorldOptions = {
  readonly database?: DatabaseKind;
  readonly scopes?: 'article' | 'minimal';
  /** `honest`: production's names and settings, mapped to this machine. */
  readonly layout?: 'localhost' | 'honest';
  /** More of the server's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Fills the database before the server starts. */
  readonly seed?: (database: TestDatabase['options'], controls: Controls) => Promise<void>;
};

export type World = AsyncDisposable & {
  readonly layout: 'localhost' | 'honest';
  readonly sandbox: { readonly url: string; readonly port: number; readonly controls: Controls };
  readonly server: { readonly url: string; readonly port: number; restart(): Promise<void> };
  /** What the database is, for tests that look into it. */
  readonly database: { readonly url: string } | { readonly dataDir: string };
  readonly clientId: string;
  /** The API as this seeded person (by address) uses it. */
  api(person: string): Api;
  /** What the server has logged so far, a JSON line each. */
  log(): readonly string[];
  close(): Promise<void>;
};

const freePorts = async (count: number): Promise<number[]> => {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
};

const key = () => randomBytes(32).toString('base64');

const collect = (child: ChildProcess, lines: string[]): void => {
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      const parts = (rest + chunk).split('\n');
      rest = parts.pop() ?? '';
      lines.push(...parts);
    });
  }
};

const launch = async (
  name: string,
  entry: string,
  port: number,
  env: Record<string, string>,
  lines: string[],
  args: readonly string[] = [],
): Promise<ChildProcess> => {
  const { PATH, HOME, TMPDIR } = process.env;
  const child = startNode(entry, { PATH, HOME, TMPDIR, ...env }, { args, pipe: true });
  collect(child, lines);
  await whenListening(child, port).catch((error: Error) => {
    throw new Error(`${name}: ${error.message}\n${lines.slice(-30).join('\n')}`);
  });
  return child;
};

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

  const sandboxLines: string[] = [];
  const serverLines: string[] = [];
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
    ...(!honest && { MESSAGE_ORIGINS: sandboxUrl, FRAME_ANCESTORS: sandboxUrl }),
    ...(process.env.ADDIN_DIR && { ADDIN_DIR: process.env.ADDIN_DIR }),
    ...options.env,
  };
  const mapping = honest ? ['--import', join(PROJECT, 'server/test/map-hosts.ts')] : [];
  const startServer = () => launch('server', 'server/src/main.ts', port, serverEnv, serverLines, mapping);

  const sandbox = await launch(
    'sandbox',
    'server/sandbox/main.ts',
    sandboxPort,
    {
      ...application,
      ...tls,
      ...reach,
      SANDBOX_PORT: String(sandboxPort),
      ADDIN_URL: productUrl,
      ...(honest && { SANDBOX_AUTHORITY_URL: authority, SANDBOX_GRAPH_URL: graph }),
    },
    sandboxLines,
    mapping,
  );
  await options.seed?.(database.options, controlsOf(sandboxUrl));
  // The server asks the sandbox for the time as it starts.
  let server = await startServer().catch(async (error: unknown) => {
    await stop(sandbox);
    throw error;
  });
  const close = async () => {
    await Promise.all([stop(server), stop(sandbox)]);
    await database.drop();
    await closeConnections();
  };
  return {
    layout,
    sandbox: { url: sandboxUrl, port: sandboxPort, controls: controlsOf(sandboxUrl) },
    server: {
      url: productUrl,
      port,
      restart: async () => {
        await stop(server);
        server = await startServer();
      },
    },
    database: database.options,
    clientId,
    api: (person) =>
      apiOf(`https://localhost:${port}`, () => tokenOf(sandboxUrl, person, { clientId, productUrl })),
    log: () => serverLines,
    close,
    [Symbol.asyncDispose]: close,
  };
};
