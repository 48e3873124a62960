import { z } from 'zod';
import { binding } from '../domain/binding.ts';
import type { Connection } from '../domain/connection.ts';
import type { ExchangeMailbox, Login, LoginAccess } from '../ports/access.ts';
import type { Clock } from '../ports/clock.ts';
import type { Connections } from '../ports/connections.ts';
import type { ExchangeGrants, StoredLogin } from '../ports/exchange-grants.ts';
import { ProviderError } from '../ports/failure.ts';
import type { GrantKey } from '../ports/grants.ts';
import type { Logins } from '../ports/logins.ts';
import type { Vault } from '../ports/vault.ts';
import { type AttemptsDeps, attempts } from './attempts.ts';
import { grantTrouble, orOperator } from './grant-trouble.ts';

/** A login as it is sealed. */
const StoredLoginText = z.strictObject({ username: z.string(), password: z.string() });

export type LoginsDeps = AttemptsDeps & {
  readonly exchangeGrants: Pick<ExchangeGrants, 'read' | 'park'>;
  readonly connections: Pick<Connections, 'get' | 'setTrouble'>;
  readonly vault: Vault;
  readonly clock: Clock;
};

const rejected = () => new ProviderError({ kind: 'exchange', finding: 'password-rejected', fact: null });

/** Logins on Exchange servers: entered by people, and lent for connections. */
export const openLogins = (deps: LoginsDeps) => {
  const { exchangeGrants, vault, clock } = deps;
  const trouble = grantTrouble(deps);
  const show = attempts(deps);

  const keyOf = ({ url, channelBinding }: ExchangeMailbox, { username, password }: Login): string =>
    vault.hash(JSON.stringify(['exchange', url, channelBinding, username, password]));

  /** @throws ProviderError */
  const opened = ({ workspace, connectionId }: GrantKey, { login }: Pick<StoredLogin, 'login'>): Login =>
    orOperator(() =>
      StoredLoginText.parse(JSON.parse(vault.open(login, binding.login(workspace, connectionId)))),
    );

  /** @throws ProviderError when the connection is gone, or its login waits for a person. */
  const usable = async (key: GrantKey): Promise<StoredLogin> => {
    const stored = await exchangeGrants.read(key);
    if (!stored) throw new ProviderError({ kind: 'not-found' });
    if (stored.parkedAt !== null) throw rejected();
    return stored;
  };

  const logins: Logins = {
    entered: (person, mailbox, login) => ({
      by: 'login',
      mailbox: async () => ({ ...mailbox, key: keyOf(mailbox, login) }),
      signIn: (attempt) => show({ url: mailbox.url, login, person }, async () => {}, attempt),
    }),

    sealed: ({ workspace, connectionId }, { url, version, mailbox, channelBinding, build }, login) => ({
      url,
      version,
      mailbox,
      channelBinding,
      build,
      login: vault.seal(JSON.stringify(login), binding.login(workspace, connectionId)),
    }),

    usernameIn: (key, sealed) => opened(key, sealed).username,
  };

  /** Lends the stored login of a connection. What its server rejects is parked with it, and said on the connection. */
  const lend = ({ workspace, id }: Pick<Connection, 'workspace' | 'id'>): LoginAccess => {
    const key = { workspace, connectionId: id };
    return {
      by: 'login',
      async mailbox() {
        const stored = await usable(key);
        const { url, version, mailbox, channelBinding }: ExchangeMailbox = stored;
        return { url, version, mailbox, channelBinding, key: keyOf(stored, opened(key, stored)) };
      },
      async signIn(attempt) {
        const stored = await usable(key);
        const login = opened(key, stored);
        const wanted = async () => {
          if ((await usable(key)).login !== stored.login) throw new ProviderError({ kind: 'unavailable' });
        };
        try {
          const result = await show({ url: stored.url, login, person: null }, wanted, attempt);
          await trouble.clear(key);
          return result;
        } catch (error) {
          if (error instanceof ProviderError && error.failure.kind === 'exchange') {
            if (error.failure.finding === 'password-rejected')
              await exchangeGrants.park(key, stored.login, clock.now());
            await trouble.record(key, error.failure);
          }
          throw error;
        }
      },
    };
  };

  return { ...logins, lend };
};
