import type { Workspace } from '../domain/connection.ts';
import type { LiveChange, LiveChanges } from '../ports/live-changes.ts';
import type { Log } from '../ports/log.ts';

/** What somebody who follows hears: one change, or that something may have been missed and all has to be read. */
export type FollowListener = (event: LiveChange | 'everything') => void;

export type Followed = {
  /**
   * Hears `everything` once it listens, and then of every change for this person that becomes visible. The answer
   * stops it.
   */
  follow(
    owner: { readonly workspace: Workspace; readonly userId: string },
    listener: FollowListener,
  ): () => void;
  close(): Promise<void>;
};

export type FollowChangesDeps = {
  readonly changes: Pick<LiveChanges, 'read'>;
  /** Real time, ms. */
  readonly pause: (ms: number) => Promise<void>;
  readonly log: Log;
};

/** How often the database is asked while somebody follows (ms). */
const LOOK_EVERY = 150;
const AFTER_FAILURE = 1_000;

const keyOf = ({ workspace, userId }: { workspace: string; userId: string }): string =>
  `${workspace} ${userId}`;

/** Follows what changes, in one loop for all who listen in this process; it rests while nobody does. */
export const followChanges = ({ changes, pause, log }: FollowChangesDeps): Followed => {
  const listeners = new Map<string, Set<FollowListener>>();
  let cursor: string | null = null;
  let loop: Promise<void> | null = null;
  let closed = false;

  const everyone = (): FollowListener[] => [...listeners.values()].flatMap((set) => [...set]);

  const look = async (): Promise<number> => {
    try {
      const read = await changes.read(cursor);
      // Nobody can tell what happened before the first cursor, or while the database could not be read.
      if (cursor === null) for (const listener of everyone()) listener('everything');
      cursor = read.cursor;
      for (const change of read.changes)
        for (const listener of listeners.get(keyOf(change)) ?? []) listener(change);
      return LOOK_EVERY;
    } catch (error) {
      log.warn('changes.unreadable', {}, error);
      cursor = null;
      return AFTER_FAILURE;
    }
  };

  const run = async (): Promise<void> => {
    while (!closed && listeners.size > 0) await pause(await look());
    cursor = null;
    loop = null;
  };

  return {
    follow(owner, listener) {
      const key = keyOf(owner);
      const own = listeners.get(key) ?? new Set();
      listeners.set(key, own.add(listener));
      if (cursor !== null) listener('everything');
      loop ??= run();
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(key) === own) listeners.delete(key);
      };
    },
    async close() {
      closed = true;
      listeners.clear();
      await loop;
    },
  };
};
