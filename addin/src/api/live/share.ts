import type { LiveNote, Tell } from './live-note.ts';

/**
 * Lets one tab of this origin hold the stream of a person, and tells the others. When that tab goes, the next holds it.
 * @param name the same for all tabs of one person, different for others
 * @param hold holds the stream until `stop` is aborted
 * @returns false at once where the browser does not let tabs share; else true once `stop` is aborted.
 */
export async function share(
  name: string,
  hold: (tell: Tell) => Promise<void>,
  tell: Tell,
  stop: AbortSignal,
): Promise<boolean> {
  if (!navigator.locks || typeof BroadcastChannel === 'undefined') return false;
  let channel: BroadcastChannel;
  try {
    channel = new BroadcastChannel(name);
  } catch {
    return false;
  }
  channel.onmessage = ({ data }: MessageEvent<LiveNote>) => {
    if (!stop.aborted) tell(data);
  };
  try {
    await navigator.locks.request(name, { signal: stop }, () =>
      hold((note) => {
        channel.postMessage(note);
        tell(note);
      }),
    );
    return true;
  } catch {
    // Waiting ends with an error when `stop` is aborted; anything else means that there are no locks here.
    return stop.aborted;
  } finally {
    channel.close();
  }
}
