import { binding } from '../domain/binding.ts';
import type { Connection, MicrosoftKind } from '../domain/connection.ts';
import type { AccessFor, LoginAccess, TokenAccess } from '../ports/access.ts';
import type { Clock } from '../ports/clock.ts';
import type { Connections } from '../ports/connections.ts';
import { ProviderError } from '../ports/failure.ts';
import type { GrantKey, Grants, StoredGrant } from '../ports/grants.ts';
import type { TokenService } from '../ports/token-service.ts';
import type { Vault } from '../ports/vault.ts';
import { grantTrouble, orOperator } from './grant-trouble.ts';
import type { ScopeSet } from './scopes.ts';

/** A token this close to its end is not lent any more (ms). */
const MARGIN = 5 * 60_000;
/**
 * Longer than the token endpoint may take, so that a lease outlives only a process that died, and not much longer,
 * since everybody else waits for it then (ms).
 */
const LEASE = 12_000;
const PAUSE = 150;
/** Pauses that cover one whole lease of a dead process and the refresh after it. */
const PATIENCE = (LEASE + 15_000) / PAUSE;

export type AccessDeps = {
  readonly grants: Grants;
  readonly connections: Pick<Connections, 'get' | 'setTrouble'>;
  readonly tokens: Pick<TokenService, 'refresh'>;
  readonly vault: Vault;
  readonly scopes: ScopeSet;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Real time, even where the clock is not. */
  readonly pause: (ms: number) => Promise<void>;
};

/**
 * Lends access tokens, and refreshes them under a lease so that of all processes one does it and the others
 * adopt what it got. The lease is a column, claimed and freed by single statements: no transaction is open
 * while Entra is asked. A process killed before it saved loses nothing, since Entra keeps the refresh token
 * that was used valid. https://learn.microsoft.com/entra/identity-platform/refresh-tokens
 */
export const accessLender =
  (deps: AccessDeps) =>
  ({ workspace, id, kind }: Pick<Connection, 'workspace' | 'id'> & { kind: MicrosoftKind }): TokenAccess => {
    const { grants, tokens, vault, clock } = deps;
    const trouble = grantTrouble(deps);
    const key: GrantKey = { workspace, connectionId: id };

    const read = async (): Promise<StoredGrant> => {
      const grant = await grants.read(key);
      if (!grant) throw new ProviderError({ kind: 'not-found' });
      return grant;
    };

    const opened = (sealed: string, bound: readonly string[]): string =>
      orOperator(() => vault.open(sealed, bound));

    const usable = (grant: StoredGrant, refused?: string): string | null => {
      if (grant.accessToken === null || (grant.accessExpiresAt ?? 0) - clock.now() < MARGIN) return null;
      const token = opened(grant.accessToken, binding.accessToken(workspace, id));
      return token === refused ? null : token;
    };

    const refresh = async (grant: StoredGrant, lease: string): Promise<string> => {
      const refreshToken = opened(grant.refreshToken, binding.refreshToken(workspace, id));
      const fresh = await tokens.refresh(grant.account, refreshToken, deps.scopes[kind]);
      const sealed = {
        refreshToken: vault.seal(fresh.refreshToken ?? refreshToken, binding.refreshToken(workspace, id)),
        accessToken: vault.seal(fresh.accessToken, binding.accessToken(workspace, id)),
        accessExpiresAt: fresh.expiresAt,
      };
      await grants.save(key, lease, sealed, clock.now());
      await trouble.clear(key);
      return fresh.accessToken;
    };

    /**
     * Holding the lease: what another process stored just before counts, else Entra is asked. A refusal that comes
     * after the lease was lost is about a grant that is no longer the one in use, and troubles nobody.
     */
    const renew = async (lease: string, refused?: string): Promise<string> => {
      try {
        const grant = await read();
        const token = usable(grant, refused) ?? (await refresh(grant, lease));
        await grants.release(key, lease);
        return token;
      } catch (error) {
        const ours = await grants.release(key, lease);
        if (ours && error instanceof ProviderError && error.failure.kind === 'unauthorised')
          await trouble.record(key, error.failure);
        throw error;
      }
    };

    return {
      by: 'token',
      async token(refused) {
        for (let waited = 0; waited < PATIENCE; waited += 1) {
          const token = usable(await read(), refused);
          if (token !== null) return token;
          const lease = deps.newId();
          if (await grants.lease(key, lease, clock.now(), clock.now() + LEASE)) return renew(lease, refused);
          await deps.pause(PAUSE);
        }
        throw new ProviderError({ kind: 'unavailable' });
      },
    };
  };

/** Lends for connections of every kind: tokens for Microsoft's cloud, logins for Exchange servers. */
export const accessByKind =
  (
    tokens: ReturnType<typeof accessLender>,
    login: (connection: Pick<Connection, 'workspace' | 'id'>) => LoginAccess,
  ): AccessFor =>
  ({ workspace, id, kind }) =>
    kind === 'exchange' ? login({ workspace, id }) : tokens({ workspace, id, kind });
