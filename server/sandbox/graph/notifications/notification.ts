import { changeKey, itemId } from '../../state/exchange-ids.ts';
import type { Change } from '../../state/log.ts';
import type { Mailboxes } from '../../state/mailboxes.ts';
import { graphId, isPersonal } from '../../state/personal-accounts.ts';
import type { Subscription } from '../../state/subscriptions.ts';
import { instantText } from '../event-times.ts';

export type Notification = Record<string, unknown>;

/** https://learn.microsoft.com/graph/change-notifications-lifecycle-events */
export const lifecycleEvents = ['reauthorizationRequired', 'subscriptionRemoved', 'missed'] as const;
export type LifecycleEvent = (typeof lifecycleEvents)[number];

/**
 * What an application is told of one change: that there was one, never what it was. A change of one occurrence is
 * told of as a change of its series. https://learn.microsoft.com/graph/outlook-change-notifications-overview
 */
export function changeNotification(
  subscription: Subscription,
  change: Pick<Change, 'kind' | 'mailbox' | 'item'>,
  mailboxes: Mailboxes,
): Notification {
  const { mailbox, item: key, kind } = change;
  const id = itemId({ mailbox, key, date: null }, subscription.immutableIds ? 'immutable' : 'mutable');
  const user = graphId({ oid: mailbox, tenantId: subscription.tenantId });
  const resource = `Users/${user}/Events/${id}`;
  // What is deleted has no version of its own any more.
  const version = mailboxes.item(key)?.version ?? mailboxes.data.lastVersion;
  return {
    subscriptionId: subscription.id,
    subscriptionExpirationDateTime: instantText(subscription.expiresAt),
    changeType: kind,
    resource,
    resourceData: {
      '@odata.type': '#Microsoft.Graph.Event',
      '@odata.id': resource,
      '@odata.etag': `W/"${changeKey(mailbox, version)}"`,
      id,
    },
    clientState: subscription.clientState,
    tenantId: tenantOf(subscription),
  };
}

/** The expiry with an offset, as Microsoft's own example of such a notification has it. */
export function lifecycleNotification(subscription: Subscription, event: LifecycleEvent): Notification {
  return {
    lifecycleEvent: event,
    subscriptionId: subscription.id,
    subscriptionExpirationDateTime: instantText(subscription.expiresAt).replace(/Z$/, '+00:00'),
    clientState: subscription.clientState,
    tenantId: tenantOf(subscription),
  };
}

/** Personal accounts have none there: microsoft-graph-docs #3055. */
function tenantOf({ tenantId }: Subscription): string {
  return isPersonal({ tenantId }) ? '' : tenantId;
}
