import { LIVE_PATH, LiveEvent } from '../contract/live.ts';
import { trustingFetch } from './certificates.ts';

/** What one event of the stream looked like on the wire. */
const eventIn = (block: string): LiveEvent | null => {
  const data = block.split('\n').find((line) => line.startsWith('data: '));
  return data ? LiveEvent.parse(JSON.parse(data.slice('data: '.length))) : null;
};

/** The live stream as a program reads it. `heard` grows; `ended` resolves when the server ends the stream. */
export const openLiveStream = async (server: string, token: string) => {
  const abort = new AbortController();
  const response = await trustingFetch(`${server}${LIVE_PATH}`, {
    headers: { authorization: `Bearer ${token}` },
    signal: abort.signal,
  });
  if (!response.ok || !response.body) throw new Error(`the stream was refused: ${response.status}`);
  const heard: LiveEvent[] = [];
  const listeners = new Set<() => void>();
  const read = async (body: AsyncIterable<Uint8Array>) => {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of body) {
      const blocks = (text + decoder.decode(chunk, { stream: true })).split('\n\n');
      text = blocks.pop() ?? '';
      heard.push(...blocks.map(eventIn).filter((event) => event !== null));
      for (const listener of listeners) listener();
    }
  };
  const ended = read(response.body).catch((error: unknown) => {
    if (!abort.signal.aborted) throw error;
  });
  return {
    heard,
    headers: response.headers,
    ended,
    /** Resolves once something of this kind was heard after the first `from` events. */
    hears: async (type: LiveEvent['type'], from = 0): Promise<void> => {
      while (!heard.slice(from).some((event) => event.type === type)) {
        const { promise, resolve } = Promise.withResolvers<void>();
        listeners.add(resolve);
        await promise;
        listeners.delete(resolve);
      }
    },
    close: async () => {
      abort.abort();
      await ended;
    },
  };
};
