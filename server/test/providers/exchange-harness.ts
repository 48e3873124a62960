import type { ExchangeSettings } from '../../sandbox/exchange/settings.ts';
import { type ExchangeWorld, openExchangeWorld } from '../../sandbox/exchange/test-world.ts';
import { EXCHANGE_ACCOUNTS } from '../../src/domain/connection.ts';
import type { ExchangeMailbox, Login, LoginAccess } from '../../src/ports/access.ts';
import { type EwsClient, ewsClient } from '../../src/providers/ews/asking/client.ts';
import { ewsProvider } from '../../src/providers/ews/provider.ts';
import {
  type Approach,
  type ApproachOptions,
  approachOf,
} from '../../src/providers/ews/transport/approach.ts';
import { openTransport } from '../../src/providers/ews/transport/transport.ts';
import type { ProviderHarness } from './provider-harness.ts';

const PASSWORD = 'Sandbox-Passw0rd!';

export type LendOptions = Partial<Login> & Partial<ExchangeMailbox> & { readonly key?: string };

export type ExchangeHarness = ProviderHarness & {
  readonly access: LoginAccess;
  readonly world: ExchangeWorld;
  readonly client: EwsClient;
  readonly approach: Approach;
  /** A login of somebody; Alice's unless something else is said. */
  lend(options?: LendOptions): LoginAccess;
  /** How often a password was shown. */
  shown(): number;
};

/** A pretend Exchange server, over TLS. */
export const openExchangeHarness = async (
  settings: Partial<ExchangeSettings> = {},
): Promise<ExchangeHarness> => {
  const world = await openExchangeWorld(settings);
  const clock = { now: () => world.state.clock.now() };
  const options: ApproachOptions = {
    guard: {
      hosts: [{ name: 'localhost', below: false, port: Number(new URL(world.url).port) }],
      cidrs: ['127.0.0.1/32', '::1/128'],
      allowPublic: false,
    },
    trust: { authorities: world.ca, pins: [] },
  };
  const transport = openTransport({ ...options, clock });
  const client = ewsClient({ transport, clock });
  let shown = 0;
  const lend = ({
    username = 'CONTOSO\\alice',
    password = PASSWORD,
    key = `${username} ${password}`,
    ...mailbox
  }: LendOptions = {}): LoginAccess => ({
    by: 'login',
    mailbox: async () => ({
      url: world.url,
      version: 'automatic',
      mailbox: null,
      channelBinding: true,
      ...mailbox,
      key,
    }),
    signIn: (attempt) => {
      shown += 1;
      return attempt({ username, password });
    },
  });
  return {
    world,
    client,
    approach: approachOf(options),
    provider: ewsProvider(client),
    access: lend(),
    lend,
    shown: () => shown,
    account: { tid: EXCHANGE_ACCOUNTS, oid: 'alice@contoso.example' },
    mailboxes: world.state.mailboxes,
    oid: world.oid,
    now: clock.now(),
    pass: (ms) => world.state.clock.move(ms),
    close: async () => {
      await transport.close();
      await world.close();
    },
  };
};
