import { z } from 'zod';
import { ConnectionKind } from './connections.ts';

/** Who is signed in, and what this server offers them. */
export const Session = z.strictObject({
  user: z.strictObject({ name: z.string() }),
  /** One entry for each kind of calendar that can be connected here, with the permissions it asks for. */
  offers: z.array(z.strictObject({ kind: ConnectionKind, scopes: z.array(z.string()) })),
});
export type Session = z.infer<typeof Session>;
