import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Agent, fetch } from 'undici';
import { createCertificate } from '../../proof/certificate.ts';
import { Directory } from '../../state/directory.ts';
import { createSigningKeys } from '../../state/keys.ts';
import { seedDirectory } from '../../state/seed-directory.ts';
import type { Switches } from '../../state/types.ts';
import { createEntra } from '../entra.ts';
import { Browser } from './browser.ts';

export const CLIENT = '3c1de0f2-7a5b-4f0c-9b1e-6d2a8c4e5f70';
export const SECRET = 'a secret';
export const ADDIN = 'https://localhost:3000';
export const CALLBACK = `${ADDIN}/auth/callback`;
export const API_SCOPE = `api://localhost:3000/${CLIENT}/access_as_user`;
export const ON_BEHALF_OF = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

const switches: Switches = {
  isolateSignIn: false,
  deltaWithSharedScopes: false,
  singleCalendarSubscriptions: false,
  subscriptionsWithSharedScopes: false,
  privateItemsFail: false,
  calendarPageSize: 1000,
  deltaOrder: 'series-first',
  deltaReplays: false,
  maxPageSize: 1000,
  emptyPages: false,
  latency: 0,
  nestedAppAuth: false,
};

const keys = createSigningKeys();

export type Answer = { status: number; headers: Headers; body: Record<string, unknown> };
type Headers = Awaited<ReturnType<typeof fetch>>['headers'];

/** Entra alone behind https, with a clock that the test moves. `reset` gives the seeded directory back. */
export const startEntra = async (addinUrl = ADDIN) => {
  const seed = () =>
    seedDirectory(
      { clientId: CLIENT, secret: SECRET, appIdUri: `api://localhost:3000/${CLIENT}`, addinUrl },
      keys,
    );
  const directory = new Directory(seed());
  const set: Switches = { ...switches };
  const recorded: string[] = [];
  let offset = 0;
  let changes = 0;

  const tls = await createCertificate();
  const app = express();
  const server = createServer(tls, app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `https://localhost:${(server.address() as AddressInfo).port}`;
  const clock = { now: () => Date.now() + offset };
  const { router, tokens } = createEntra({
    directory,
    clock,
    switches: () => set,
    names: { authority: url, graph: url },
    record: (what) => recorded.push(what),
    changed: () => {
      changes += 1;
    },
  });
  app.use(router);
  const dispatcher = new Agent({ connect: { ca: tls.cert } });

  const call = async (
    path: string,
    init: { method?: string; headers?: Record<string, string>; body?: URLSearchParams } = {},
  ): Promise<Answer> => {
    const { status, headers, ...response } = await answered(`${url}${path}`, { ...init, dispatcher });
    return { status, headers, body: response.body };
  };

  return {
    url,
    directory,
    clock,
    tokens,
    switches: set,
    recorded,
    dispatcher,
    changes: () => changes,
    move: (ms: number) => {
      offset += ms;
    },
    person: (name: string) => {
      const found = directory.person(name);
      if (!found) throw new Error(`no person ${name}`);
      return found;
    },
    application: () => {
      const found = directory.application(CLIENT);
      if (!found) throw new Error('the application is not registered');
      return found;
    },
    call,
    browser: () => new Browser(url, dispatcher),
    /** A token request of the product's server; an undefined field is left out. */
    token: (
      tenant: string,
      form: Record<string, string | undefined>,
      headers: Record<string, string> = {},
    ) => {
      const all = { client_id: CLIENT, client_secret: SECRET, ...form };
      const fields = Object.entries(all).filter((field): field is [string, string] => field[1] !== undefined);
      return call(`/${tenant}/oauth2/v2.0/token`, {
        method: 'POST',
        headers,
        body: new URLSearchParams(fields),
      });
    },
    reset: () => {
      Object.assign(directory.data, seed());
      Object.assign(set, switches);
      recorded.length = 0;
      offset = 0;
    },
    close: async () => {
      await dispatcher.close();
      server.close();
      server.closeAllConnections();
    },
  };
};

export type ProofEntra = Awaited<ReturnType<typeof startEntra>>;

const answered = async (...request: Parameters<typeof fetch>) => {
  const response = await fetch(...request);
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json');
  return {
    status: response.status,
    headers: response.headers,
    body: (json ? JSON.parse(text) : { text }) as Record<string, unknown>,
  };
};

/** The query of an authorize request of the product's server; null leaves a parameter out. */
export const authorizeQuery = (changed: Record<string, string | null> = {}): string => {
  const all: Record<string, string | null> = {
    client_id: CLIENT,
    response_type: 'code',
    redirect_uri: CALLBACK,
    scope: 'openid profile offline_access User.Read Calendars.Read',
    state: 'a state',
    nonce: 'a nonce',
    ...changed,
  };
  const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null);
  return new URLSearchParams(given).toString();
};
