import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { type Caller, TokenRefused } from '../entra/tokens.ts';
import type { Faults } from '../faults/faults.ts';
import { createState, type SandboxState } from '../state/sandbox-state.ts';
import { seedDirectory } from '../state/seed-directory.ts';
import { createGraph } from './graph.ts';
import type { Notifications } from './notifications/notifications.ts';
import type { Post } from './post.ts';
import type { Timings } from './timings.ts';

const APPLICATION = '3c1de0f2-7a5b-4f0c-9b1e-6d2a8c4e5f70';
/** A Monday. */
const NOW = Date.parse('2026-11-23T09:00:00Z');

export type Json = Record<string, unknown>;
export type Answer = { status: number; headers: Headers; body: Json };
type Asking = { as?: string; scopes?: string; roles?: string; prefer?: string; body?: unknown };

export type GraphWorld = {
  state: SandboxState;
  /** Origin that the router is served at, and that links in answers start with unless `graphUrl` is given. */
  url: string;
  unknown: string[];
  /** What goes wrong with requests. */
  faults: Faults;
  notifications: Notifications;
  /** `path` from `/v1.0` on, or a link of an answer. By default Alice asks, with `Calendars.ReadWrite` and `User.Read`. */
  ask(method: string, path: string, asking?: Asking): Promise<Answer>;
  oid(name: string): string;
  close(): Promise<void>;
};

/** Graph alone on a loopback server. Tokens are plain words here; Entra's real ones have their own tests. */
export async function openGraph(
  options: {
    graphUrl?: string;
    /** Where notifications go, in place of the network. */
    post?: Post;
    timings?: Partial<Timings>;
  } = {},
): Promise<GraphWorld> {
  const seed = {
    clientId: APPLICATION,
    secret: 'secret',
    appIdUri: `api://localhost/${APPLICATION}`,
    addinUrl: 'https://localhost',
  };
  const state = createState({ directorySeed: () => seedDirectory(seed, []), now: () => NOW });
  const unknown: string[] = [];
  const server = express().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const oid = (name: string) => {
    const person = state.directory.people.find(({ address }) => address.startsWith(`${name}@`));
    if (!person) throw new Error(`Nobody is called ${name}.`);
    return person.oid;
  };
  const tokens = { authenticate: async (header: string | undefined) => callerOf(state, header) };
  const { router, notifications } = createGraph({
    ...options,
    state,
    tokens,
    graphUrl: options.graphUrl ?? url,
    record: (what) => unknown.push(what),
  });
  server.removeAllListeners('request');
  server.on('request', express().use('/v1.0', router));

  return {
    state,
    url,
    unknown,
    faults: state.faults,
    notifications,
    oid,
    ask: async (method, path, asking = {}) => {
      const { as = 'alice', scopes = 'Calendars.ReadWrite User.Read', roles, prefer, body } = asking;
      const token = roles === undefined ? `${oid(as)} ${scopes}` : `app ${roles}`;
      const response = await fetch(path.startsWith('http') ? path : url + path, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(prefer && { prefer }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        body: text === '' ? {} : JSON.parse(text),
      };
    },
    close: async () => {
      notifications.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function callerOf(state: SandboxState, header: string | undefined): Caller {
  const [, who, ...names] = (header ?? '').split(' ');
  if (who === undefined) throw new TokenRefused({ kind: 'missing' });
  if (who === 'expired') throw new TokenRefused({ kind: 'expired' });
  if (who === 'revoked')
    throw new TokenRefused({ kind: 'revoked', claims: '{"access_token":{"nbf":{"essential":true}}}' });
  const clientId = APPLICATION;
  if (who === 'app') {
    const [first] = state.directory.people;
    return { kind: 'application', tenantId: first?.tenantId ?? '', roles: new Set(names), clientId };
  }
  const person = state.directory.people.find(({ oid }) => oid === who);
  if (!person) throw new TokenRefused({ kind: 'invalid', message: 'Invalid audience.' });
  return { kind: 'delegated', person, scopes: new Set(names), clientId };
}

export function rows(answer: Answer): Json[] {
  return answer.body.value as Json[];
}

export function link(answer: Answer, name: 'nextLink' | 'deltaLink'): string | undefined {
  return answer.body[`@odata.${name}`] as string | undefined;
}

/** Every row of a list, following nextLinks, and the last answer. */
export async function readAll(
  world: GraphWorld,
  path: string,
  asking?: Asking,
): Promise<{ all: Json[]; last: Answer }> {
  const all: Json[] = [];
  let next: string | undefined = path;
  for (;;) {
    const answer: Answer = await world.ask('GET', next, asking);
    if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    all.push(...rows(answer));
    next = link(answer, 'nextLink');
    if (next === undefined) return { all, last: answer };
  }
}
