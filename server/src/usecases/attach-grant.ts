import { binding } from '../domain/binding.ts';
import type { Account, Connection, MicrosoftKind } from '../domain/connection.ts';
import type { CalendarProvider } from '../ports/calendar-provider.ts';
import type { Caller } from '../ports/caller.ts';
import type { Clock } from '../ports/clock.ts';
import type { Attached, Connections } from '../ports/connections.ts';
import { ProviderError } from '../ports/failure.ts';
import type { Tokens } from '../ports/token-service.ts';
import type { Vault } from '../ports/vault.ts';
import { lending } from './lending.ts';

export type AttachGrantDeps = {
  readonly provider: Pick<CalendarProvider, 'account'>;
  readonly connections: Pick<Connections, 'attach'>;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly beginSync: (connection: Connection) => Promise<void>;
};

/**
 * Makes a grant into a connection of the caller and starts its sync. The account is looked up first, so that
 * a grant without a mailbox behind it is never stored. Null when `consentId` was redeemed by somebody faster, or
 * everything about the caller was deleted after `knownDeletion`.
 * @throws ProviderError
 */
export const attachGrant =
  ({ provider, connections, vault, clock, beginSync }: AttachGrantDeps) =>
  async (
    { workspace, account: { oid } }: Caller,
    kind: MicrosoftKind,
    account: Account,
    { accessToken, refreshToken, expiresAt }: Tokens,
    consentId: string | null,
    knownDeletion?: string | null,
  ): Promise<Attached | null> => {
    if (refreshToken === null)
      throw new ProviderError({ kind: 'unauthorised', need: 'operator', code: null, claims: null });
    const { name, address } = await provider.account(lending(accessToken), account);
    const attached = await connections.attach(
      { workspace, userId: oid, kind, account: { ...account, name, address } },
      (id) => ({
        refreshToken: vault.seal(refreshToken, binding.refreshToken(workspace, id)),
        accessToken: vault.seal(accessToken, binding.accessToken(workspace, id)),
        accessExpiresAt: expiresAt,
      }),
      clock.now(),
      consentId,
      knownDeletion,
    );
    if (attached) await beginSync(attached.connection);
    return attached;
  };
