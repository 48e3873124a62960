import type { LiveEvent } from '../../../../server/contract/live.ts';

/**
 * What a tab learns of the stream, be it its own or that of another tab: what came, that it is still there, that there
 * is none at the moment.
 */
export type LiveNote =
  | Exclude<LiveEvent, { type: 'ended' }>
  | { readonly type: 'alive' }
  | { readonly type: 'closed' };

export type Tell = (note: LiveNote) => void;

/** A stream of which nothing was heard for so long (ms) is dead: the server says at least every 15 s that it is there. */
export const SILENCE = 40_000;
