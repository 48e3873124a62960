import type { QueryClient } from '@tanstack/react-query';
import type { Host } from '../../host/host.ts';
import { keepOpen } from './keep-open.ts';
import { personOf } from './person.ts';
import { refreshOn } from './refresh.ts';
import { share } from './share.ts';

/** Hears from the server what changed, and reads it again. @returns a function that ends it. */
export function startLive(host: Host, queries: QueryClient): () => void {
  const end = new AbortController();
  const { tell, stop } = refreshOn(queries);
  const heard: typeof tell = (note) => {
    if (!end.signal.aborted) tell(note);
  };
  const run = async () => {
    const person = await host.token().then(personOf, () => null);
    const shared =
      person !== null &&
      (await share(`sally-live-${person}`, (told) => keepOpen(host, told, end.signal), heard, end.signal));
    if (!shared) await keepOpen(host, heard, end.signal);
  };
  void run();
  return () => {
    end.abort();
    stop();
  };
}
