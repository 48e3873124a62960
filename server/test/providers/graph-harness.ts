import { openGraph } from '../../sandbox/graph/test-world.ts';
import { graphProvider } from '../../src/providers/graph/provider.ts';
import type { ProviderHarness } from './provider-harness.ts';

const SCOPES = 'Calendars.Read.Shared Calendars.Read User.Read';

/** Graph, by HTTP. */
export const openGraphHarness = async (): Promise<ProviderHarness> => {
  const graph = await openGraph();
  const { oid, state } = graph;
  const alice = state.directory.people.find((person) => person.oid === oid('alice'));
  const clock = { now: () => state.clock.now() };
  return {
    provider: graphProvider({
      graphUrl: graph.url,
      clock,
      webhookUrl: 'https://sally.example/webhooks/graph',
    }),
    access: { by: 'token', token: async () => `${oid('alice')} ${SCOPES}` },
    account: { tid: alice?.tenantId ?? '', oid: oid('alice') },
    mailboxes: state.mailboxes,
    oid,
    now: clock.now(),
    pass: (ms) => state.clock.move(ms),
    close: graph.close,
  };
};
