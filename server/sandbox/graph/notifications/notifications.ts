import { randomUUID } from 'node:crypto';
import type { Change } from '../../state/log.ts';
import type { SandboxState } from '../../state/sandbox-state.ts';
import type { Subscription } from '../../state/subscriptions.ts';
import type { Post } from '../post.ts';
import type { Timings } from '../timings.ts';
import { changeNotification, type LifecycleEvent, lifecycleNotification } from './notification.ts';
import { createOutbox } from './outbox.ts';
import { type Counters, createPostman } from './postman.ts';

/** Tells applications of changes in the mailboxes, and of what becomes of their subscriptions. */
export type Notifications = {
  /** A lifecycle notification, where the subscription has an address for it; `subscriptionRemoved` also removes it. */
  lifecycle(subscription: Subscription, event: LifecycleEvent): void;
  /** Microsoft ends these subscriptions and says so, as after a revocation. */
  withdraw(which: (subscription: Subscription) => boolean): void;
  /** What an attacker would send: one with a wrong `clientState`, and one for a subscription that doesn't exist. */
  forge(subscription: Subscription): void;
  counters(): Counters & { pending: number };
  /** Resolves when nothing is to be sent or tried again any more. */
  idle(): Promise<void>;
  /** Forgets what is to be sent and what was counted. */
  clear(): void;
  /** Ends listening and every timer. */
  close(): void;
};

export function createNotifications(options: {
  state: SandboxState;
  post: Post;
  timings: Timings;
}): Notifications {
  const { state, post, timings } = options;
  const { subscriptions, mailboxes } = state;
  const counters: Counters = { sent: 0, delivered: 0, failed: 0, lost: 0 };
  const deliver = createPostman({ post, timings, now: () => performance.now(), counters });
  const { gathering } = timings;
  const outbox = createOutbox({ gathering, faults: state.notificationFaults, counters, deliver });

  const tellOf = (change: Change) => {
    for (const subscription of subscriptions.all()) {
      if (subscription.calendarId !== change.calendarId || !subscription.kinds.includes(change.kind))
        continue;
      outbox.put(subscription.notificationUrl, changeNotification(subscription, change, mailboxes));
    }
  };
  const stopListening = mailboxes.log.listen(tellOf);

  const lifecycle = (subscription: Subscription, event: LifecycleEvent) => {
    if (event === 'subscriptionRemoved') subscriptions.remove(({ id }) => id === subscription.id);
    const { lifecycleNotificationUrl: url } = subscription;
    if (url !== null) outbox.put(url, lifecycleNotification(subscription, event));
  };

  const clear = () => {
    outbox.clear();
    Object.assign(counters, { sent: 0, delivered: 0, failed: 0, lost: 0 });
  };

  return {
    lifecycle,
    withdraw: (which) => {
      for (const subscription of subscriptions.all().filter(which))
        lifecycle(subscription, 'subscriptionRemoved');
    },
    forge: (subscription) => {
      const { mailbox, notificationUrl } = subscription;
      const change = { kind: 'updated' as const, mailbox, item: 0 };
      for (const forged of [
        { ...subscription, clientState: 'forged' },
        { ...subscription, id: randomUUID() },
      ])
        outbox.put(notificationUrl, changeNotification(forged, change, mailboxes));
    },
    counters: () => ({ ...counters, pending: outbox.pending() }),
    idle: outbox.idle,
    clear,
    close: () => {
      stopListening();
      clear();
    },
  };
}
