/**
 * The window messages that teams-js exchanges with its host: plain objects over `postMessage`.
 * A request carries a numeric `id`; an answer repeats it; an event from the host has none.
 */
export type Message = { id: number; uuidAsString?: string; func: string; args: unknown[]; data?: unknown };

/** Null for anything that is not a request of teams-js, such as messages of other libraries in the frame. */
export const readMessage = (data: unknown): Message | null => {
  if (typeof data !== 'object' || data === null) return null;
  const { id, uuidAsString, func, args, data: payload } = data as Record<string, unknown>;
  if (typeof id !== 'number' || typeof func !== 'string') return null;
  return {
    id,
    func,
    args: Array.isArray(args) ? args : [],
    ...(typeof uuidAsString === 'string' ? { uuidAsString } : {}),
    ...(payload === undefined ? {} : { data: payload }),
  };
};

/** One page of the app: its frame, or a window that was opened for its sign-in. Nothing is posted to another origin. */
export type Peer = {
  answer(message: Message, args: unknown[]): void;
  send(func: string, args: unknown[]): void;
};

export const createPeer = (target: Window, origin: string): Peer => {
  const post = (message: object) =>
    target.postMessage(
      { ...message, monotonicTimestamp: performance.timeOrigin + performance.now() },
      { targetOrigin: origin },
    );
  return {
    answer: ({ id, uuidAsString }, args) => post({ id, uuidAsString, args }),
    send: (func, args) => post({ func, args }),
  };
};
