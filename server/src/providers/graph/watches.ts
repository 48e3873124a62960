import { ProviderError } from '../../ports/failure.ts';
import type { RemoteWatch, WatchProvider, WatchSource } from '../../ports/watches.ts';
import type { Errand, GraphClient } from './client.ts';
import { ownLink } from './links.ts';
import { requests } from './requests.ts';
import { read, SubscriptionPageShape, SubscriptionShape } from './shapes.ts';

const errandOf = ({ access, account }: Pick<WatchSource, 'access' | 'account'>): Errand => ({
  access,
  account,
  interactive: false,
});

const remoteWatch = (body: unknown): RemoteWatch => {
  const { id, expirationDateTime } = read(SubscriptionShape, body);
  return { remoteId: id, expiresAt: expirationDateTime };
};

/**
 * Watches as subscriptions of Graph. `webhookUrl` is where notices arrive; the connection's id is added to it, since
 * the list of subscriptions shows nothing else of what a subscription was made for.
 */
export const graphWatches = (client: GraphClient, graphUrl: string, webhookUrl: string): WatchProvider => {
  const addressOf = (connectionId: string): string => `${webhookUrl}?connection=${connectionId}`;

  return {
    async watch(source, target, key, until) {
      const calendarId = target === 'calendar' ? source.calendarId : null;
      const request = requests.watch(calendarId, addressOf(source.connectionId), key, until);
      return remoteWatch(await client.ask(errandOf(source), request));
    },

    async renew(source, remoteId, until) {
      return remoteWatch(await client.ask(errandOf(source), requests.renewWatch(remoteId, until)));
    },

    async unwatch(source, remoteId) {
      try {
        await client.ask(errandOf(source), requests.endWatch(remoteId));
      } catch (error) {
        if (!(error instanceof ProviderError && error.failure.kind === 'not-found')) throw error;
      }
    },

    async watchesOf(source) {
      const own: string[] = [];
      let link: string | undefined;
      do {
        const body = await (link === undefined
          ? client.ask(errandOf(source), requests.watches())
          : client.follow(errandOf(source), ownLink(link, graphUrl, '@odata.nextLink')));
        const page = read(SubscriptionPageShape, body);
        for (const { id, notificationUrl } of page.value)
          if (notificationUrl === addressOf(source.connectionId)) own.push(id);
        const next = page['@odata.nextLink'];
        // A list that goes round in a circle has an end as well.
        link = next === link ? undefined : next;
      } while (link !== undefined);
      return own;
    },
  };
};
