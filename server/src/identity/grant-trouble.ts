import { continued, isAboutAccess, troubleOf } from '../domain/trouble.ts';
import type { Clock } from '../ports/clock.ts';
import type { Connections } from '../ports/connections.ts';
import { type Failure, ProviderError } from '../ports/failure.ts';
import type { GrantKey } from '../ports/grants.ts';

export type GrantTroubleDeps = {
  readonly connections: Pick<Connections, 'get' | 'setTrouble'>;
  readonly clock: Clock;
};

/** What a connection says about what it was granted. */
export const grantTrouble = ({ connections, clock }: GrantTroubleDeps) => {
  const before = async ({ workspace, connectionId }: GrantKey) =>
    (await connections.get(workspace, connectionId))?.trouble ?? null;

  return {
    /** It yields nothing now; the same trouble met again keeps the moment it began. */
    async record(key: GrantKey, failure: Failure): Promise<void> {
      const known = await before(key);
      const now = clock.now();
      const trouble = continued(known, troubleOf(failure, now));
      await connections.setTrouble(key.workspace, key.connectionId, trouble, now);
    },

    /** It works. */
    async clear(key: GrantKey): Promise<void> {
      const known = await before(key);
      if (known && isAboutAccess(known))
        await connections.setTrouble(key.workspace, key.connectionId, null, clock.now());
    },
  };
};

/**
 * Opens what is sealed. What can't be opened, as with a key that is missing from the ring, is the operator's to mend and
 * not the user's.
 * @throws ProviderError
 */
export const orOperator = <T>(open: () => T): T => {
  try {
    return open();
  } catch (cause) {
    throw new ProviderError({ kind: 'unauthorised', need: 'operator', code: null, claims: null }, { cause });
  }
};
