import type { WatchProvider, WatchSource } from '../ports/watches.ts';

/**
 * Ends what the provider still tells a connection of, though nobody listens: watches of calendars that are not selected
 * now, and those whose maker died before it could say so. `kept` are ids at the provider.
 * @throws ProviderError
 */
export const tidyWatches = async (
  provider: Pick<WatchProvider, 'watchesOf' | 'unwatch'>,
  source: Omit<WatchSource, 'calendarId'>,
  kept: ReadonlySet<string>,
): Promise<void> => {
  for (const remoteId of await provider.watchesOf(source))
    if (!kept.has(remoteId)) await provider.unwatch(source, remoteId);
};
