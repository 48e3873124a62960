import type { Caller } from '../../entra/tokens.ts';
import type { Subscription } from '../../state/subscriptions.ts';
import type { ServiceCall } from '../call.ts';
import { empty, type GraphAnswer, json } from '../message.ts';
import { readRenewal } from './input.ts';
import { refusals } from './refusals.ts';
import { subscriptionFields } from './subscription-json.ts';
import { mayWatch } from './watched-calendar.ts';

/** A list doesn't give `clientState` away. https://learn.microsoft.com/graph/api/subscription-list */
export function listSubscriptions({ world, caller }: ServiceCall): GraphAnswer {
  const own = world.state.subscriptions.all().filter((one) => belongsTo(caller, one));
  const value = own.map((one) => ({ ...subscriptionFields(one), clientState: null }));
  return json({ '@odata.context': `${world.root}/$metadata#subscriptions`, value });
}

export function getSubscription(call: ServiceCall): GraphAnswer {
  return entity(call, subscriptionOf(call));
}

/** A renewal also counts as an authorisation. https://learn.microsoft.com/graph/api/subscription-update */
export async function renewSubscription(call: ServiceCall): Promise<GraphAnswer> {
  const { world, request, caller } = call;
  const { subscriptions, clock, switches } = world.state;
  const { id } = subscriptionOf(call);
  const { expiresAt, notificationUrl } = readRenewal(request.body, clock.now());
  if (!mayWatch(caller, switches)) throw refusals.outlook(403, 'Forbidden', 'Update');
  if (notificationUrl !== null) await world.handshake(notificationUrl);
  subscriptions.change(id, {
    authorizedAt: clock.now(),
    ...(expiresAt !== null && { expiresAt }),
    ...(notificationUrl !== null && { notificationUrl }),
  });
  return entity(call, subscriptionOf(call));
}

export function deleteSubscription(call: ServiceCall): GraphAnswer {
  const { id } = subscriptionOf(call);
  call.world.state.subscriptions.remove((one) => one.id === id);
  return empty(204);
}

/** https://learn.microsoft.com/graph/api/subscription-reauthorize */
export function reauthorizeSubscription(call: ServiceCall): GraphAnswer {
  const { subscriptions, clock, switches } = call.world.state;
  const { id } = subscriptionOf(call);
  if (!mayWatch(call.caller, switches)) throw refusals.outlook(403, 'Forbidden', 'Update');
  subscriptions.change(id, { authorizedAt: clock.now() });
  return empty(204);
}

function subscriptionOf({ world, caller, params }: ServiceCall): Subscription {
  const found = world.state.subscriptions.find(params.subscriptionId ?? '');
  if (found === null || !belongsTo(caller, found)) throw refusals.notFound();
  return found;
}

/** With a person's token, the person's own; with the application's, all that it has in the tenant. */
function belongsTo(caller: Caller, { clientId, tenantId, person }: Subscription): boolean {
  if (clientId !== caller.clientId) return false;
  return caller.kind === 'delegated' ? person === caller.person.oid : tenantId === caller.tenantId;
}

function entity({ world }: ServiceCall, subscription: Subscription): GraphAnswer {
  const context = `${world.root}/$metadata#subscriptions/$entity`;
  return json({ '@odata.context': context, ...subscriptionFields(subscription) });
}
