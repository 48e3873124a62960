import { createState, type SandboxState } from '../state/sandbox-state.ts';
import { seedDirectory } from '../state/seed-directory.ts';
import { type Exchange, openExchange } from './exchange.ts';
import type { ExchangeSettings } from './settings.ts';

const APPLICATION = '3c1de0f2-7a5b-4f0c-9b1e-6d2a8c4e5f70';
/** A Monday. */
const NOW = Date.parse('2026-11-23T09:00:00Z');

export type ExchangeWorld = {
  state: SandboxState;
  exchange: Exchange;
  /** Of the service. */
  url: string;
  /** PEM of the authority that the server's certificate is from. */
  ca: string;
  oid(name: string): string;
  close(): Promise<void>;
};

/** Exchange alone, on a loopback server over seeded mailboxes. */
export async function openExchangeWorld(settings: Partial<ExchangeSettings> = {}): Promise<ExchangeWorld> {
  const seed = {
    clientId: APPLICATION,
    secret: 'secret',
    appIdUri: `api://localhost/${APPLICATION}`,
    addinUrl: 'https://localhost',
  };
  const state = createState({ directorySeed: () => seedDirectory(seed, []), now: () => NOW });
  Object.assign(state.exchange.settings, settings);
  const exchange = await openExchange({ state, host: '127.0.0.1', port: 0 });
  return {
    state,
    exchange,
    url: exchange.url,
    ca: exchange.authority.pem,
    oid: (name) => {
      const person = state.directory.people.find(({ address }) => address.startsWith(`${name}@`));
      if (!person) throw new Error(`Nobody is called ${name}.`);
      return person.oid;
    },
    close: exchange.close,
  };
}
