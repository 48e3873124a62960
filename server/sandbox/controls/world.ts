import type { Exchange } from '../exchange/exchange.ts';
import type { Notifications } from '../graph/notifications/notifications.ts';
import type { Directory } from '../state/directory.ts';
import type { StoredCalendar } from '../state/mailbox-data.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import type { Subscription } from '../state/subscriptions.ts';
import type { Application, Person, Tenant } from '../state/types.ts';
import type { Holds } from './holds.ts';
import { NotThere } from './problems.ts';
import type { RequestLog } from './request-log.ts';

/** What the controls look at and change. */
export type World = {
  state: SandboxState;
  directory: Directory;
  requests: RequestLog;
  notifications: Notifications;
  holds: Holds;
  exchange: Exchange;
};

const there = <T>(found: T | undefined, what: string): T => {
  if (found === undefined) throw new NotThere(`There is no ${what}.`);
  return found;
};

/** By object id or mail address. */
export const personNamed = ({ directory }: World, name: string): Person =>
  there(directory.person(name), `person ${name}`);

/** By id or domain. */
export const tenantNamed = ({ directory }: World, name: string): Tenant =>
  there(directory.tenant(name), `tenant ${name}`);

export const calendarNamed = ({ state }: World, id: string): StoredCalendar =>
  there(state.mailboxes.calendar(id) ?? undefined, 'calendar of that id');

/** Without a client id: the application that was registered first. */
export const applicationNamed = ({ directory }: World, clientId?: string): Application =>
  clientId === undefined
    ? there(directory.data.applications[0], 'application')
    : there(directory.application(clientId), `application ${clientId}`);

export const subscriptionNamed = ({ state }: World, id: string): Subscription =>
  there(state.subscriptions.find(id) ?? undefined, `subscription ${id}`);
