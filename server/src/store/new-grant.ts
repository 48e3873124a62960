import type { Transaction } from 'kysely';
import type { SealedGrant } from '../ports/connections.ts';
import type { GrantKey } from '../ports/grants.ts';
import type { Schema } from './schema.ts';

/** Stores what a connection was granted in place of what it had; nobody holds a lease on it, and nothing parks it. */
export const storeGrant = async (
  tx: Transaction<Schema>,
  { workspace, connectionId }: GrantKey,
  grant: SealedGrant,
  now: number,
): Promise<void> => {
  const key = { workspace, connection_id: connectionId };
  if ('login' in grant) {
    const login = {
      url: grant.url,
      version: grant.version,
      mailbox: grant.mailbox,
      channel_binding: grant.channelBinding,
      login: grant.login,
      build: grant.build,
      parked_at: null,
    };
    await tx
      .insertInto('exchange_grants')
      .values({ ...key, ...login })
      .onConflict((conflict) => conflict.columns(['workspace', 'connection_id']).doUpdateSet(login))
      .execute();
    return;
  }
  const tokens = {
    refresh_token: grant.refreshToken,
    access_token: grant.accessToken,
    access_expires_at: new Date(grant.accessExpiresAt),
    lease: null,
    lease_until: null,
    refreshed_at: new Date(now),
  };
  await tx
    .insertInto('grants')
    .values({ ...key, ...tokens })
    .onConflict((conflict) => conflict.columns(['workspace', 'connection_id']).doUpdateSet(tokens))
    .execute();
};
