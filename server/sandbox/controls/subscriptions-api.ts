import { Router } from 'express';
import { z } from 'zod';
import { lifecycleEvents } from '../graph/notifications/notification.ts';
import type { NotificationFaults } from '../state/notification-faults.ts';
import { MailboxRefusal } from '../state/refusal.ts';
import { subscriptionNamed, type World } from './world.ts';

const Lifecycle = z.strictObject({ event: z.enum(lifecycleEvents) });

const FaultChange = z.strictObject({
  lose: z.boolean().exactOptional(),
  duplicate: z.boolean().exactOptional(),
  delay: z.int().nonnegative().max(600_000).exactOptional(),
  reorder: z.boolean().exactOptional(),
} satisfies Record<keyof NotificationFaults, z.ZodType>);

/** Subscriptions and what becomes of them, and notifications and what happens to them on their way. */
export const createSubscriptionsApi = (world: World): Router => {
  const router = Router();
  const { state, notifications } = world;

  router.get('/controls/api/subscriptions', (_request, response) => {
    response.json(state.subscriptions.all().map(({ clientState: _secret, ...subscription }) => subscription));
  });
  router.delete('/controls/api/subscriptions/:id', (request, response) => {
    const { id } = subscriptionNamed(world, request.params.id);
    state.subscriptions.remove((one) => one.id === id);
    response.sendStatus(204);
  });
  router.post('/controls/api/subscriptions/:id/lifecycle', (request, response) => {
    const subscription = subscriptionNamed(world, request.params.id);
    notifications.lifecycle(subscription, Lifecycle.parse(request.body).event);
    response.sendStatus(204);
  });

  router.get('/controls/api/notifications', (_request, response) => {
    const { pending, ...counters } = notifications.counters();
    response.json({ ...state.notificationFaults, counters, pending });
  });
  router.put('/controls/api/notifications', (request, response) => {
    Object.assign(state.notificationFaults, FaultChange.parse(request.body));
    state.changed();
    response.json(state.notificationFaults);
  });
  router.post('/controls/api/notifications/forge', (_request, response) => {
    const [subscription] = state.subscriptions.all();
    if (!subscription) throw new MailboxRefusal('invalid', 'Nobody has subscribed to anything yet.');
    notifications.forge(subscription);
    response.sendStatus(204);
  });

  return router;
};
