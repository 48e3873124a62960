import { EXCHANGE_ACCOUNTS } from '../../src/domain/connection.ts';
import type { LoginAccess } from '../../src/ports/access.ts';
import type { Known } from '../../src/ports/calendar-provider.ts';
import { openExchange } from '../../src/providers/ews/exchange.ts';
import { WINDOW } from './calendar.ts';
import { LOGIN } from './client.ts';

/** Nothing is stored yet. */
const NOTHING: Known = { series: async () => new Map(), tags: async () => new Map() };

const accessTo = (url: string): LoginAccess => ({
  by: 'login',
  mailbox: async () => ({ url, version: 'automatic', mailbox: null, channelBinding: true, key: 'bench' }),
  signIn: (attempt) => attempt(LOGIN),
});

/** A first sync as our provider does it, which opens one member of a series for all: how many meetings it tells of. */
export const syncAll = async (url: string): Promise<number> => {
  const { provider, close } = openExchange({
    hosts: [new URL(url).host],
    cidrs: ['127.0.0.1/32'],
    allowPublic: false,
    authorities: null,
    pins: [],
    clock: { now: () => Date.now() },
  });
  const source = {
    access: accessTo(url),
    account: { tid: EXCHANGE_ACCOUNTS, oid: 'alice@contoso.example' },
    calendarId: 'calendar',
    shared: false,
    window: WINDOW,
    filters: { syncPrivate: true, onlyOnline: false },
  };
  let meetings = 0;
  for (let cursor: string | null = null, more = true; more; ) {
    const { changes, next } = await provider.changes(source, cursor, NOTHING);
    meetings += changes.filter(({ kind }) => kind === 'meeting' || kind === 'occurrence').length;
    more = next.kind === 'more';
    cursor = next.cursor;
  }
  await close();
  return meetings;
};
