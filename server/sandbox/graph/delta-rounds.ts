import { randomUUID } from 'node:crypto';
import type { Window } from '../state/instances.ts';

/** One thing that a round tells about: a whole item, or one occurrence of a series by its original date. */
export type Entry = { key: number; date: string | null };

/** What a round of change tracking goes through, fixed when it began; what its pages say is as of the page. */
export type Round = {
  id: string;
  calendarId: string;
  window: Window;
  generation: number;
  entries: readonly Entry[];
  /** The next round begins after this change. */
  seq: number;
};

const KEPT = 500;

/** Rounds under way, in memory: after a restart their tokens are unknown, as Outlook's are at times. */
export type DeltaRounds = { begin(round: Omit<Round, 'id'>): Round; find(id: string): Round | null };

export function createDeltaRounds(): DeltaRounds {
  const rounds = new Map<string, Round>();
  return {
    begin: (begun) => {
      const round = { id: randomUUID(), ...begun };
      rounds.set(round.id, round);
      const [oldest] = rounds.keys();
      if (rounds.size > KEPT && oldest !== undefined) rounds.delete(oldest);
      return round;
    },
    find: (id) => rounds.get(id) ?? null,
  };
}
