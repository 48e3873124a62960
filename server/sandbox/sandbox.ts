import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createApp, createParts, type Part } from './app.ts';
import { createHolds } from './controls/holds.ts';
import { type Exchange, openExchange } from './exchange/exchange.ts';
import type { Post } from './graph/post.ts';
import { Directory } from './state/directory.ts';
import { createState, type SandboxState } from './state/sandbox-state.ts';
import { seedDirectory } from './state/seed-directory.ts';
import type { Switches } from './state/types.ts';

export type SandboxOptions = {
  /** 0: any free one. */
  port: number;
  host: string;
  /** Of the pretend Exchange; any free one unless given. */
  exchangePort?: number;
  /** PEM. */
  tls: { cert: string; key: string };
  /** The registration of the product in the pretend Entra. */
  application: { clientId: string; secret: string; appIdUri: string };
  /** Origin of the product: whose tab Teams frames, and where its redirect pages lie. */
  addinUrl: string;
  /** Origins under which Entra and Graph name themselves; without them the sandbox's own. */
  authorityUrl?: string;
  graphUrl?: string;
  /** Switches that are set otherwise than by default at first, and after a reset. */
  switches?: Partial<Switches>;
  /** Folder of the saved state; none: in memory only. */
  dataFolder?: string;
  /** Real time, ms. */
  now?: () => number;
  /** How notifications are sent; `fetch` unless given. */
  post?: Post;
};

export type Sandbox = {
  url: string;
  state: SandboxState;
  directory: Directory;
  exchange: Exchange;
  /** Everything that is mounted, for the list of what the tests cover. */
  parts: Part[];
  /** Ends all connections, saves, and leaves no handle open. */
  close(): Promise<void>;
};

/** An idle connection is kept for so long (ms), longer than whoever asks keeps it: none is closed as it is used again. */
const KEEP_ALIVE = 120_000;

const openState = ({
  dataFolder,
  application,
  addinUrl,
  switches,
  now = Date.now,
}: SandboxOptions): SandboxState => {
  const seed = { ...application, addinUrl };
  let state: SandboxState | null = null;
  if (dataFolder !== undefined) mkdirSync(dataFolder, { recursive: true });
  state = createState({
    ...(dataFolder !== undefined && { file: join(dataFolder, 'sandbox.json') }),
    ...(switches && { switches }),
    directorySeed: () => seedDirectory(seed, state?.directory.signingKeys),
    now,
  });
  return state;
};

/** The registration follows the options, also when the state was saved under others. */
const register = ({ directory, changed }: SandboxState, options: SandboxOptions) => {
  const { clientId, secret, appIdUri } = options.application;
  const seeded = seedDirectory(
    { clientId, secret, appIdUri, addinUrl: options.addinUrl },
    directory.signingKeys,
  );
  const others = directory.applications.filter((application) => application.clientId !== clientId);
  const saved = directory.applications.find((application) => application.clientId === clientId);
  const [registered] = seeded.applications;
  if (!registered) throw new Error('The seed has no application.');
  directory.applications = [{ ...registered, enabled: saved?.enabled ?? true }, ...others];
  changed();
};

/**
 * A pretend Microsoft 365 behind one address: Entra at the root, Graph below `/v1.0`, Teams at `/teams`, Outlook at
 * `/outlook`, and the controls. The server answers for any name that is mapped to it. Beside it, at a port of its own,
 * the Exchange server of a company that keeps its mail at home.
 */
export const createSandbox = async (options: SandboxOptions): Promise<Sandbox> => {
  const state = openState(options);
  register(state, options);
  const holds = createHolds();
  const exchange = await openExchange({
    state,
    host: options.host,
    port: options.exchangePort ?? 0,
    holds: holds.middleware,
    ...(options.dataFolder !== undefined && { dataFolder: options.dataFolder }),
  });
  const server = createServer(options.tls);
  server.keepAliveTimeout = KEEP_ALIVE;
  server.listen(options.port, options.host);
  await once(server, 'listening');
  const url = `https://localhost:${(server.address() as AddressInfo).port}`;
  const directory = new Directory(state.directory);
  const parts = createParts({
    state,
    directory,
    names: { authority: options.authorityUrl ?? url, graph: options.graphUrl ?? url, oidc: url },
    addinUrl: options.addinUrl,
    clientId: options.application.clientId,
    exchange,
    holds,
    ...(options.post && { post: options.post }),
  });
  server.on('request', createApp(parts));
  return {
    url,
    state,
    directory,
    exchange,
    parts: [...parts.own, ...parts.microsoft],
    close: async () => {
      parts.notifications.close();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await exchange.close();
      await state.close();
    },
  };
};
