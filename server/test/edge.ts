import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Registry } from 'prom-client';
import { endpoints } from '../contract/endpoints.ts';
import type { Handlers } from '../src/http/handler.ts';
import { type HttpDeps, httpServer } from '../src/http/server.ts';
import type { Caller, TokenVerifier } from '../src/ports/caller.ts';
import { ProviderError } from '../src/ports/failure.ts';
import type { LogFields } from '../src/ports/log.ts';
import type { FollowListener } from '../src/usecases/follow-changes.ts';
import { barePages } from './api/bare-pages.ts';

/** The edge's time, UTC in ms. */
export const NOW = 1_000_000;
export const CONSENT = '0c0f5e0e-0000-4000-8000-000000000001';
/** A text that would leave its script element if it were written into a page as it is. */
export const HOSTILE = '</script><script>alert(1)</script>';

export const callerNamed = (oid: string): Caller => ({
  workspace: 'contoso',
  account: { tid: 'contoso', oid },
  name: oid,
  loginHint: null,
  scopes: ['access_as_user'],
  assertion: `token-of-${oid}`,
  expiresAt: NOW + 3_600_000,
});

/** Knows every token of the form `token-of-…`; `outsider` belongs to a tenant that is not served. */
const verifier: TokenVerifier = {
  async verify(token) {
    if (token === 'keys-unreadable') throw new ProviderError({ kind: 'unavailable' });
    if (token === 'token-of-outsider') return { kind: 'forbidden' };
    const oid = /^token-of-(.+)$/.exec(token)?.[1];
    return oid ? { kind: 'caller', caller: callerNamed(oid) } : { kind: 'refused', reason: 'test' };
  },
};

type Entry = readonly [event: string, fields: LogFields | undefined, error: unknown];
type Handle = (name: string, call: unknown) => Promise<unknown>;

/** The HTTP shell alone, over real HTTP: behind it stands whatever a test puts into `handle`. */
export const openEdge = async (settings: Partial<HttpDeps['settings']> = {}) => {
  const stopping = new AbortController();
  const pages = await barePages();
  await writeFile(join(pages.folder, 'tab.0123456789abcdef.js'), 'export {};'.repeat(500));
  await writeFile(join(pages.folder, 'icon.png'), 'png');
  await mkdir(join(pages.folder, 'icons'));
  await writeFile(join(pages.folder, 'icons', 'sally-16.png'), 'png');

  const edge = {
    handle: (async () => undefined) as Handle,
    /** What becomes of notices. */
    receive: (async () => {}) as HttpDeps['receiveNotices'],
    /** Who follows what changes. */
    followers: [] as { readonly userId: string; readonly listener: FollowListener }[],
    /** The edge's time goes on by so many ms. */
    passed: 0,
    ready: true,
    log: [] as Entry[],
    url: '',
    /** As Alice, unless another token is given. */
    call: (target: string, init: RequestInit = {}) =>
      fetch(`${edge.url}${target}`, {
        ...init,
        redirect: 'manual',
        headers: { authorization: 'Bearer token-of-alice', ...init.headers },
      }),
    reset() {
      edge.handle = async () => undefined;
      edge.receive = async () => {};
      edge.passed = 0;
      edge.ready = true;
      edge.log = [];
    },
    stop: () => stopping.abort(),
    async close() {
      server.close();
      server.closeAllConnections();
      await pages.remove();
    },
  };
  const record = (...entry: [event: string, fields?: LogFields, error?: unknown]) => {
    edge.log.push([entry[0], entry[1], entry[2]]);
  };
  const handlers = Object.fromEntries(
    Object.keys(endpoints).map((name) => [name, (call: unknown) => edge.handle(name, call)]),
  ) as unknown as Handlers;

  let ids = 0;
  const app = httpServer({
    handlers,
    verifier,
    publicUrl: 'https://sally.example',
    clock: { now: () => NOW + edge.passed },
    newId: () => `request-${++ids}`,
    log: { info: record, warn: record, error: record },
    metrics: new Registry(),
    ready: async () => {
      if (!edge.ready) throw new Error('no database');
    },
    addinDir: pages.folder,
    settings: {
      clientId: 'sally',
      authority: 'https://login.microsoftonline.com',
      apiScope: 'api://sally.example/sally/access_as_user',
      messageOrigins: [HOSTILE],
      officeScripts: [
        'https://office.contoso.example/ajax.js',
        'https://office.contoso.example/office.js?a"&b',
      ],
      ...settings,
    },
    frameAncestors: ['https://intranet.contoso.example'],
    receiveNotices: (arrived) => edge.receive(arrived),
    followed: {
      follow({ userId }, listener) {
        const follower = { userId, listener };
        edge.followers.push(follower);
        listener('everything');
        return () => {
          edge.followers = edge.followers.filter((one) => one !== follower);
        };
      },
    },
    stopping: stopping.signal,
    openSignIn: async (state) => (state === 'good' ? 'https://login.microsoftonline.com/x' : null),
    finishSignIn: async ({ code }) =>
      code === 'good'
        ? { result: 'parked', consentId: CONSENT, code: 'AAAAA-BBBBB' }
        : { result: 'refused', reason: 'cancelled', code: HOSTILE },
    showApproval: () => ({ step: 'refused', reason: 'expired', code: null }),
    showApproved: ({ approved }) =>
      approved ? { step: 'approved' } : { step: 'refused', reason: 'cancelled', code: null },
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  edge.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return edge;
};
export type Edge = Awaited<ReturnType<typeof openEdge>>;
