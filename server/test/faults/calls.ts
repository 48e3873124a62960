import { randomBytes, randomUUID } from 'node:crypto';
import { Agent } from 'undici';
import { Browser } from '../../sandbox/entra/proof/browser.ts';
import { SCOPE_SETS } from '../../src/identity/scopes.ts';
import { tokenVerifier } from '../../src/identity/verify-token.ts';
import type { TokenAccess } from '../../src/ports/access.ts';
import type { ChangePage, Known, Source } from '../../src/ports/calendar-provider.ts';
import type { WatchSource } from '../../src/ports/watches.ts';
import type { NewFault } from '../controls.ts';
import type { Microsoft } from './microsoft.ts';

/** One thing that Sally asks Microsoft. */
export type Call = {
  readonly name: string;
  /** Which requests of the pretend Microsoft it makes. */
  readonly where: Pick<NewFault, 'method' | 'path' | 'cursor' | 'grant'> & {
    readonly service: 'graph' | 'entra';
  };
  /** It makes requests of other calls too, whose faults must not strike it. */
  readonly alone?: boolean;
  /** Makes ready what the call needs, while nothing fails; the answer makes the call. */
  readonly prepare: () => Promise<() => Promise<unknown>>;
};

const DAY = 86_400_000;
const SCOPES = SCOPE_SETS.minimal.microsoft365;
const DELTA = '/v1.0/me/calendars/*/calendarView/delta';
const TOKEN = '/*/oauth2/v2.0/token';

const secret = () => randomBytes(32).toString('base64url');
const nothingKnown: Known = { series: async () => new Map(), tags: async () => new Map() };
/** Calendars of the account's own mailbox only. */
const ALONE = { others: false, known: [] };

/** Watches that were asked for, also those nobody heard the answer of: the next one of the same calendar would be refused. */
const asked: WatchSource[] = [];

export const endWatches = async ({ provider }: Microsoft): Promise<void> => {
  for (const source of asked.splice(0))
    for (const remoteId of await provider.watchesOf(source)) await provider.unwatch(source, remoteId);
};

const graphCalls = ({ provider, account, tokens, assertion, clock }: Microsoft): Call[] => {
  const access = {
    by: 'token' as const,
    token: async () => (await tokens.onBehalfOf(account.tid, await assertion(), SCOPES)).accessToken,
  };
  const lending = async () => {
    const token = await access.token();
    return { by: 'token' as const, token: async () => token };
  };
  /** The main calendar, or another one of Alice's own. */
  const source = async (place = 0): Promise<Source<TokenAccess>> => {
    const lent = await lending();
    const own = (await provider.calendars(lent, account, ALONE)).filter(({ shared }) => !shared);
    const calendar = own.toSorted((a, b) => Number(b.main) - Number(a.main))[place];
    if (!calendar) throw new Error('Alice has too few calendars');
    const now = clock.now();
    return {
      access: lent,
      account,
      calendarId: calendar.remoteId,
      shared: false,
      window: { start: now - DAY, end: now + 60 * DAY },
      filters: { syncPrivate: true, onlyOnline: false },
    };
  };
  const round = async (from: Source<TokenAccess>): Promise<ChangePage[]> => {
    const pages = [await provider.changes(from, null, nothingKnown)];
    for (let last = pages[0]; last?.next.kind === 'more'; last = pages.at(-1))
      pages.push(await provider.changes(from, last.next.cursor, nothingKnown));
    return pages;
  };
  /** Of one calendar there can be one watch. */
  const watchSource = async (place: number): Promise<WatchSource> => ({
    ...(await source(place)),
    connectionId: randomUUID(),
  });
  const watched = async (place: number) => {
    const from = await watchSource(place);
    asked.push(from);
    const { remoteId } = await provider.watch(from, 'calendar', 'key', clock.now() + DAY);
    return { from, remoteId };
  };
  const graph = (method: string, path: string, cursor?: NewFault['cursor']): Call['where'] => ({
    service: 'graph',
    method,
    path,
    ...(cursor && { cursor }),
  });

  return [
    {
      name: 'whose mailbox it is',
      where: graph('GET', '/v1.0/me/calendar'),
      prepare: async () => {
        const lent = await lending();
        return () => provider.account(lent, account);
      },
    },
    {
      name: 'list of calendars',
      where: graph('GET', '/v1.0/me/calendars'),
      prepare: async () => {
        const lent = await lending();
        return () => provider.calendars(lent, account, ALONE);
      },
    },
    {
      name: 'plain page of meetings',
      where: graph('GET', '/v1.0/me/calendars/*/calendarView'),
      prepare: async () => {
        const from = await source();
        return () => provider.view(from, null);
      },
    },
    {
      name: 'first page of a full pass',
      where: graph('GET', DELTA, 'none'),
      prepare: async () => {
        const from = await source();
        return () => provider.changes(from, null, nothingKnown);
      },
    },
    {
      name: 'later page',
      where: graph('GET', DELTA, 'skip'),
      prepare: async () => {
        const from = await source();
        const { next } = await provider.changes(from, null, nothingKnown);
        return () => provider.changes(from, next.cursor, nothingKnown);
      },
    },
    {
      name: 'what changed since',
      where: graph('GET', DELTA, 'delta'),
      prepare: async () => {
        const from = await source();
        const cursor = (await round(from)).at(-1)?.next.cursor ?? null;
        return () => provider.changes(from, cursor, nothingKnown);
      },
    },
    {
      name: 'series by their ids',
      alone: true,
      where: graph('POST', '/v1.0/$batch'),
      prepare: async () => {
        // Pages are small, so that a later one has members of a series that came before, and which nobody knows here.
        const from = await source();
        const { next } = await provider.changes(from, null, nothingKnown);
        return () => provider.changes(from, next.cursor, nothingKnown);
      },
    },
    {
      name: 'making a watch',
      where: graph('POST', '/v1.0/subscriptions'),
      prepare: async () => {
        const from = await watchSource(0);
        asked.push(from);
        return () => provider.watch(from, 'calendar', 'key', clock.now() + DAY);
      },
    },
    {
      name: 'renewing a watch',
      where: graph('PATCH', '/v1.0/subscriptions/*'),
      prepare: async () => {
        const { from, remoteId } = await watched(1);
        return () => provider.renew(from, remoteId, clock.now() + 2 * DAY);
      },
    },
    {
      name: 'ending a watch',
      where: graph('DELETE', '/v1.0/subscriptions/*'),
      prepare: async () => {
        const { from, remoteId } = await watched(2);
        return () => provider.unwatch(from, remoteId);
      },
    },
    {
      name: 'list of watches',
      where: graph('GET', '/v1.0/subscriptions'),
      prepare: async () => {
        const from = await watchSource(0);
        return () => provider.watchesOf(from);
      },
    },
  ];
};

const entraCalls = ({ sandbox, entra, pages, tokens, account, assertion, clock }: Microsoft): Call[] => {
  const token = (grant: string): Call['where'] => ({ service: 'entra', method: 'POST', path: TOKEN, grant });
  return [
    {
      name: 'code of a sign-in',
      where: token('authorization_code'),
      prepare: async () => {
        const trip = {
          authority: account.tid,
          scopes: SCOPES,
          state: secret(),
          nonce: secret(),
          verifier: secret(),
          loginHint: 'alice@contoso.example',
          pickAccount: false,
          claims: null,
        };
        const dispatcher = new Agent({ connect: { rejectUnauthorized: false } });
        const browser = new Browser(sandbox.url, dispatcher);
        const shown = await browser.open(pages.signInUrl(trip).slice(sandbox.url.length));
        const { answer } = shown.sentTo ? shown : await browser.press('Accept');
        await dispatcher.close();
        return () => tokens.redeemCode(trip, answer.get('code') ?? '');
      },
    },
    {
      name: 'token on behalf of',
      where: token('urn:ietf:params:oauth:grant-type:jwt-bearer'),
      prepare: async () => {
        const assertedBy = await assertion();
        return () => tokens.onBehalfOf(account.tid, assertedBy, SCOPES);
      },
    },
    {
      name: 'fresh token',
      where: token('refresh_token'),
      prepare: async () => {
        const { refreshToken } = await tokens.onBehalfOf(account.tid, await assertion(), SCOPES);
        return () => tokens.refresh(account, refreshToken ?? '', SCOPES);
      },
    },
    {
      name: 'keys of tokens',
      where: { service: 'entra', method: 'GET', path: '/common/discovery/v2.0/keys' },
      prepare: async () => {
        const verifier = tokenVerifier({ ...entra, allowedClients: new Set(), allowedTenants: null }, clock);
        const asserted = await assertion();
        return () => verifier.verify(asserted);
      },
    },
  ];
};

/** Every call of Sally's to Graph and Entra. */
export const callsTo = (microsoft: Microsoft): Call[] => [...graphCalls(microsoft), ...entraCalls(microsoft)];
