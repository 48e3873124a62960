/** From this length on a part of a text is a window into the whole in V8, which stays in memory with it. */
const SHORTEST_WINDOW = 13;

/**
 * The same text on its own, so that whoever keeps it doesn't keep the answer that it stood in: a space before it makes
 * another text, and what is cut off from that is a window into nothing more.
 */
export const detached = (text: string): string =>
  text.length < SHORTEST_WINDOW ? text : ` ${text}`.slice(1);

export const detachedOrNull = (text: string | null): string | null => (text === null ? null : detached(text));
