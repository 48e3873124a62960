import { z } from 'zod';

/**
 * Where the add-in hears what changed: `GET` with a bearer token, answered by server-sent events that last as long as
 * the token does. The name of each event is its `type`, its data this object. Comments in between keep it alive.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export const LIVE_PATH = '/api/live';

/** A comment comes at least this often (ms); a stream that is silent for much longer is dead. */
export const LIVE_HEARTBEAT = 15_000;

/** Ids only: what is different has to be read. */
export const LiveEvent = z.discriminatedUnion('type', [
  /** The stream begins, or begins again: nothing that changed before is repeated, so everything has to be read. */
  z.strictObject({ type: z.literal('opened') }),
  /** A connection of the caller changed, came or went; `meetings` tells whether its meetings did. */
  z.strictObject({ type: z.literal('changed'), connectionId: z.uuid(), meetings: z.boolean() }),
  /** The token has ended; open anew with a fresh one. */
  z.strictObject({ type: z.literal('ended') }),
]);
export type LiveEvent = z.infer<typeof LiveEvent>;
