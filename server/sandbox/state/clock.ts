/** The sandbox's time: real time plus an offset that the controls move and that is saved. All in ms, UTC. */
export type SandboxClock = {
  now(): number;
  offset(): number;
  /** Moves the sandbox's time by `ms`, forwards or (negative) backwards. */
  move(ms: number): void;
  /** Back to real time. */
  reset(): void;
};

/** `saved` is the part of the state that survives a restart; `changed` is called after every move. */
export function createClock(
  realNow: () => number,
  saved: { offset: number },
  changed: () => void,
): SandboxClock {
  const set = (offset: number) => {
    saved.offset = offset;
    changed();
  };
  return {
    now: () => realNow() + saved.offset,
    offset: () => saved.offset,
    move: (ms) => set(saved.offset + ms),
    reset: () => set(0),
  };
}
