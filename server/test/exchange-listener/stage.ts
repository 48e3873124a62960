import type { ServerOptions } from 'node:https';
import type { Clock } from '../../src/ports/clock.ts';
import { type HostRule, hostRule } from '../../src/providers/ews/transport/host-rule.ts';
import type { Limits } from '../../src/providers/ews/transport/limits.ts';
import {
  type EwsAnswer,
  type EwsRequest,
  openTransport,
  type Transport,
  type TransportOptions,
} from '../../src/providers/ews/transport/transport.ts';
import { type Authority, type Identity, makeAuthority } from './certificates.ts';
import { type Answering, type Listener, listen } from './listener.ts';

export const HOST = 'mail.contoso.example';

const SYSTEM: Clock = { now: () => Date.now() };

/** The authority of these tests, and what it issued to `HOST`. */
let issued: Promise<{ authority: Authority; identity: Identity }> | undefined;

const issue = async () => {
  const authority = await makeAuthority('Contoso Root');
  return { authority, identity: await authority.leaf([HOST]) };
};

export const contoso = () => {
  issued ??= issue();
  return issued;
};

export type Stage = AsyncDisposable & {
  readonly transport: Transport;
  readonly listener: Listener;
  readonly url: string;
};

type Options = {
  /** Under which name, or address, the listener is known and allowed. */
  readonly host?: string;
  readonly tls?: ServerOptions;
  readonly limits?: Partial<Limits>;
} & Partial<Omit<TransportOptions, 'limits'>>;

/** Options of a transport for which `HOST` is this machine, at one port, and which trusts the authority of these tests. */
export const optionsFor = async (port: number, { host = HOST, limits = {}, ...options }: Options = {}) => ({
  clock: SYSTEM,
  guard: { hosts: [hostRule(`${host}:${port}`) as HostRule], cidrs: ['127.0.0.1/32'], allowPublic: false },
  trust: { authorities: (await contoso()).authority.pem, pins: [] },
  resolve: async () => [{ address: '127.0.0.1', family: 4 }],
  limits,
  ...options,
});

/** A listener that answers so, and a transport that may reach it. */
export const onStage = async (answer: Answering, { tls, ...options }: Options = {}): Promise<Stage> => {
  const listener = await listen(tls ?? (await contoso()).identity, answer);
  const transport = openTransport(await optionsFor(listener.port, options));
  return {
    transport,
    listener,
    url: `https://${options.host ?? HOST}:${listener.port}/EWS/Exchange.asmx`,
    [Symbol.asyncDispose]: async () => {
      await transport.close();
      await listener.close();
    },
  };
};

export const requestTo = (
  { url }: Pick<Stage, 'url'>,
  access: EwsRequest['access'],
  more: Partial<EwsRequest> = {},
): EwsRequest => ({ url, access, key: 'anna', channelBinding: true, body: '<ask/>', anchor: null, ...more });

/** The whole text of an answer. */
export const textOf = async ({ body }: EwsAnswer): Promise<string> => {
  let text = '';
  for await (const part of body) text += part;
  return text;
};
