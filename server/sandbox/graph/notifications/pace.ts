/** How Graph treats an endpoint: as usual, with a delay, or not at all. */
export type Treatment = 'usual' | 'slow' | 'drop';

/** Real time, ms. Of the contradicting versions of Microsoft's page the strictest limits. */
const WINDOW = 10 * 60_000;
const SLOW_ANSWER = 3_000;
const SLOW_SHARE = 0.1;
const DROP_SHARE = 0.15;
/** Not documented; without it the first slow answer would be all of them. */
const ENOUGH_TO_JUDGE = 10;

export type Pace = {
  /** An endpoint took so many ms for an answer, or had none by then. */
  answered(endpoint: string, ms: number): void;
  treatment(endpoint: string): Treatment;
};

/** Judges endpoints (by their host) by how fast they answered in the last ten minutes; `now` is real time, ms. */
export function createPace(now: () => number): Pace {
  const answers = new Map<string, { at: number; slow: boolean }[]>();
  const recent = (endpoint: string) => (answers.get(endpoint) ?? []).filter(({ at }) => at > now() - WINDOW);
  return {
    answered: (endpoint, ms) => {
      answers.set(endpoint, [...recent(endpoint), { at: now(), slow: ms > SLOW_ANSWER }]);
    },
    treatment: (endpoint) => {
      const all = recent(endpoint);
      if (all.length < ENOUGH_TO_JUDGE) return 'usual';
      const share = all.filter(({ slow }) => slow).length / all.length;
      if (share > DROP_SHARE) return 'drop';
      return share > SLOW_SHARE ? 'slow' : 'usual';
    },
  };
}
