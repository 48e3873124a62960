import { randomUUID } from 'node:crypto';
import { servicePrincipal } from '../../entra/access-claims.ts';
import type { Caller } from '../../entra/tokens.ts';
import type { Subscription } from '../../state/subscriptions.ts';
import type { ServiceCall } from '../call.ts';
import { type GraphAnswer, json } from '../message.ts';
import { readNewSubscription } from './input.ts';
import { refusals } from './refusals.ts';
import { comparable } from './resource.ts';
import { subscriptionFields } from './subscription-json.ts';
import { watchedCalendar } from './watched-calendar.ts';

/**
 * `POST /subscriptions`. Graph first asks the addresses whether they want this, and Outlook afterwards whether the
 * caller may (msgraph-sdk-dotnet #365). https://learn.microsoft.com/graph/api/subscription-post-subscriptions
 */
export async function createSubscription(call: ServiceCall): Promise<GraphAnswer> {
  const { world, request, caller } = call;
  const { subscriptions, clock } = world.state;
  const wanted = readNewSubscription(request.body, clock.now());
  await world.handshake(wanted.notificationUrl);
  if (wanted.lifecycleNotificationUrl !== null) await world.handshake(wanted.lifecycleNotificationUrl);
  const calendar = watchedCalendar(call, wanted.resource);
  const subscription: Subscription = {
    ...wanted,
    ...creatorOf(caller),
    id: randomUUID(),
    authorizedAt: clock.now(),
    mailbox: calendar.mailbox,
    calendarId: calendar.id,
    immutableIds: request.preferences.immutableIds,
  };
  if (subscriptions.all().some((one) => sameWish(one, subscription))) throw refusals.duplicate();
  subscriptions.add(subscription);
  const context = `${world.root}/$metadata#subscriptions/$entity`;
  return json({ '@odata.context': context, ...subscriptionFields(subscription) }, 201);
}

function creatorOf(caller: Caller): Pick<Subscription, 'clientId' | 'tenantId' | 'person' | 'creatorId'> {
  const { clientId } = caller;
  if (caller.kind === 'delegated') {
    const { oid, tenantId } = caller.person;
    return { clientId, tenantId, person: oid, creatorId: oid };
  }
  const { tenantId } = caller;
  return { clientId, tenantId, person: null, creatorId: servicePrincipal(clientId, tenantId) };
}

function sameWish(one: Subscription, other: Subscription): boolean {
  return (
    one.clientId === other.clientId &&
    one.creatorId === other.creatorId &&
    comparable(one.resource) === comparable(other.resource) &&
    [...one.kinds].sort().join() === [...other.kinds].sort().join()
  );
}
