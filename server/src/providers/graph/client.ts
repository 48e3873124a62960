import { Client, ResponseType, type GraphRequest as SdkRequest } from '@microsoft/microsoft-graph-client';
import type { Account } from '../../domain/connection.ts';
import type { TokenAccess } from '../../ports/access.ts';
import type { Clock } from '../../ports/clock.ts';
import { bearer } from './bearer.ts';
import { type GraphAnswer, GraphCall } from './call.ts';
import { chain } from './chain.ts';
import { succeeded } from './failure.ts';
import { followLink } from './links.ts';
import { mailboxLimit } from './mailbox-limit.ts';
import { prefer } from './prefer.ts';
import type { GraphRequest } from './requests.ts';
import { type Fetch, send } from './send.ts';

/** On whose behalf, at whose mailbox, and whether somebody is waiting for it. */
export type Errand = {
  readonly access: TokenAccess;
  readonly account: Account;
  readonly interactive: boolean;
};

export type GraphClient = {
  /** The body of a successful answer. @throws ProviderError */
  ask(errand: Errand, request: GraphRequest): Promise<unknown>;
  /** The same for a link that Graph gave. @throws ProviderError */
  follow(errand: Errand, link: string): Promise<unknown>;
};

/** How many requests this is for the mailbox. */
const weightOf = (request: GraphRequest): number =>
  'body' in request && 'requests' in request.body ? request.body.requests.length : 1;

const dispatch = (sent: SdkRequest, request: GraphRequest): Promise<unknown> => {
  switch (request.method) {
    case 'GET':
      return sent.get();
    case 'POST':
      return sent.post(request.body);
    case 'PATCH':
      return sent.patch(request.body);
    case 'DELETE':
      return sent.delete();
  }
};

export type GraphClientOptions = {
  /** Origin of Graph; `/v1.0` follows. */
  readonly graphUrl: string;
  readonly clock: Clock;
  readonly fetch?: Fetch;
};

/** Microsoft's client with our own way of sending: paced per mailbox, with a token that is renewed once. */
export const graphClient = ({
  graphUrl,
  clock,
  fetch = globalThis.fetch,
}: GraphClientOptions): GraphClient => {
  const client = Client.initWithMiddleware({
    baseUrl: graphUrl,
    defaultVersion: 'v1.0',
    middleware: chain([followLink(graphUrl), prefer, mailboxLimit(), bearer], send(fetch)),
  });

  const go = async (call: GraphCall, request: GraphRequest): Promise<unknown> => {
    const sent = client.api(request.path).middlewareOptions([call]).responseType(ResponseType.RAW);
    try {
      await dispatch(sent, request);
    } catch (error) {
      throw call.error ?? error;
    }
    return succeeded(call.answer as GraphAnswer, clock.now());
  };

  const callFor = ({ access, account, interactive }: Errand, weight: number, link: string | null) =>
    new GraphCall({ access, mailbox: `${account.tid} ${account.oid}`, interactive, weight, link });

  return {
    ask: (errand, request) => go(callFor(errand, weightOf(request), null), request),
    follow: (errand, link) => go(callFor(errand, 1, link), { method: 'GET', path: '/' }),
  };
};
