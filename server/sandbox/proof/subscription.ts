import { randomUUID } from 'node:crypto';
import type { Subscription } from '../state/subscriptions.ts';
import { clientId, type ProofSandbox } from './sandbox.ts';

const DAY = 86_400_000;

/** As if the person with that address had signed in to the product and the product had subscribed; its id. */
export const subscribe = (
  { directory, state }: ProofSandbox,
  address: string,
  more: Partial<Subscription> = {},
): string => {
  const person = directory.person(address);
  if (!person) throw new Error(`Nobody has the address ${address}.`);
  const { oid, tenantId } = person;
  const id = randomUUID();
  state.subscriptions.add({
    id,
    resource: '/me/events',
    changeType: 'created,updated,deleted',
    kinds: ['created', 'updated', 'deleted'],
    notificationUrl: 'https://localhost:3000/notices',
    lifecycleNotificationUrl: 'https://localhost:3000/lifecycle',
    clientState: 'a secret',
    latestSupportedTlsVersion: 'v1_2',
    expiresAt: state.clock.now() + DAY,
    authorizedAt: state.clock.now(),
    clientId,
    tenantId,
    person: oid,
    creatorId: oid,
    mailbox: oid,
    calendarId: state.mailboxes.mainCalendar(oid).id,
    immutableIds: true,
    ...more,
  });
  return id;
};
