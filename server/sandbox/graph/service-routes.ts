import type { ServiceCall } from './call.ts';
import { groupCalendarView } from './groups.ts';
import type { GraphAnswer } from './message.ts';
import { createSubscription } from './subscriptions/creating.ts';
import {
  deleteSubscription,
  getSubscription,
  listSubscriptions,
  reauthorizeSubscription,
  renewSubscription,
} from './subscriptions/keeping.ts';

/** A route that belongs to no user. `pattern` starts after `/v1.0/`; its handler decides who may call it. */
export type ServiceRoute = {
  method: string;
  pattern: string;
  handle(call: ServiceCall): GraphAnswer | Promise<GraphAnswer>;
};

export const serviceRoutes: readonly ServiceRoute[] = [
  { method: 'GET', pattern: 'groups/{groupId}/calendarView', handle: groupCalendarView },
  { method: 'POST', pattern: 'subscriptions', handle: createSubscription },
  { method: 'GET', pattern: 'subscriptions', handle: listSubscriptions },
  { method: 'GET', pattern: 'subscriptions/{subscriptionId}', handle: getSubscription },
  { method: 'PATCH', pattern: 'subscriptions/{subscriptionId}', handle: renewSubscription },
  { method: 'DELETE', pattern: 'subscriptions/{subscriptionId}', handle: deleteSubscription },
  {
    method: 'POST',
    pattern: 'subscriptions/{subscriptionId}/reauthorize',
    handle: reauthorizeSubscription,
  },
];
