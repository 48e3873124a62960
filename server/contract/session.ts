import { z } from 'zod';
import { ConnectionKind } from './connections.ts';

/** Who is signed in, and what this server offers them. */
export const Session = z.strictObject({
  user: z.strictObject({ name: z.string() }),
  /**
   * One entry for each kind of calendar that can be connected here, with the permissions it asks for. `own`: the
   * caller's own account has one; any other account has to be chosen in Microsoft's window. An Exchange server has no
   * permissions: a person enters a login instead.
   */
  offers: z.array(z.strictObject({ kind: ConnectionKind, scopes: z.array(z.string()), own: z.boolean() })),
});
export type Session = z.infer<typeof Session>;
