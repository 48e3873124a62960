import { ewsClient } from '../../src/providers/ews/asking/client.ts';
import type { Errand } from '../../src/providers/ews/asking/errand.ts';
import { questions } from '../../src/providers/ews/asking/questions.ts';
import type { EwsItem } from '../../src/providers/ews/codec/item.ts';
import type { Listed } from '../../src/providers/ews/codec/listed.ts';
import { hostRule } from '../../src/providers/ews/transport/host-rule.ts';
import { openTransport } from '../../src/providers/ews/transport/transport.ts';
import { type Client, LOGIN } from './client.ts';
import { listed, MOST_LISTED, opened } from './properties.ts';

const FOLDER = { by: 'name', name: 'calendar', mailbox: null } as const;

const itemIn = (one: Listed<EwsItem>): EwsItem => {
  if (one.kind === 'unreadable') throw new Error(`unreadable: ${one.path}`);
  return one.item;
};

/** Our provider below its decisions: how it asks, and how it reads what is answered. */
export const ours = (url: string): Client<EwsItem> => {
  const rule = hostRule(new URL(url).host);
  if (rule === null) throw new Error('no host');
  const clock = { now: () => Date.now() };
  const transport = openTransport({
    guard: { hosts: [rule], cidrs: ['127.0.0.1/32'], allowPublic: false },
    trust: { authorities: null, pins: [] },
    clock,
  });
  const client = ewsClient({ transport, clock });
  const mailbox = { url, version: 'automatic', mailbox: null, channelBinding: true, key: 'bench' } as const;
  const errand: Errand = {
    access: { by: 'login', mailbox: async () => mailbox, signIn: (attempt) => attempt(LOGIN) },
    mailbox,
    anchor: null,
  };

  return {
    async list(start, end) {
      const page = await client.one(errand, questions.view(FOLDER, { start, end }, MOST_LISTED, listed));
      return { complete: page.last, items: page.items.map(itemIn) };
    },
    idOf: ({ itemId }) => itemId,
    async open(items) {
      const ids = items.map(({ itemId }) => itemId);
      const messages = await client.ask(errand, questions.open(ids, opened));
      return messages.map((message) => {
        if (message.kind === 'failed') throw new Error(message.code);
        return itemIn(message.value);
      });
    },
    close: () => transport.close(),
  };
};
