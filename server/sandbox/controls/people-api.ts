import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { z } from 'zod';
import { MailboxRefusal } from '../state/refusal.ts';
import { newPerson } from '../state/seed-directory.ts';
import { applicationNamed, personNamed, tenantNamed, type World } from './world.ts';

/** What the button of the Entra admin centre grants: all delegated permissions that a calendar application lists. */
const calendarScopes = [
  'openid',
  'profile',
  'email',
  'offline_access',
  'User.Read',
  'Calendars.Read',
  'Calendars.Read.Shared',
  'Calendars.ReadWrite.Shared',
  'Contacts.ReadWrite.Shared',
  'OnlineMeetings.ReadWrite',
];

const Approval = z.strictObject({
  clientId: z.string().exactOptional(),
  scopes: z.array(z.string()).default(calendarScopes),
  roles: z.array(z.string()).default([]),
});

/** `person`: of one person only, else of the tenant and all its people. */
const Revocation = z.strictObject({
  clientId: z.string().exactOptional(),
  person: z.string().exactOptional(),
});

const TenantPolicy = z.strictObject({ userConsent: z.enum(['allowed', 'admin-only']) });

const SignIn = z.strictObject({
  mfa: z.enum(['no', 'demanded', 'given']).exactOptional(),
  refuseWith: z.int().positive().nullable().exactOptional(),
});

/** Somebody joins a tenant (id or domain) and gets a mailbox. */
const NewPerson = z.strictObject({
  tenant: z.string(),
  name: z.string().min(1),
  address: z.email(),
});

/** What administrators of a tenant do, and what happens to people's sign-ins. */
export const createPeopleApi = (world: World): Router => {
  const router = Router();
  const { state, directory, notifications } = world;

  router.patch('/controls/api/tenants/:id', (request, response) => {
    const tenant = tenantNamed(world, request.params.id);
    directory.setUserConsent(tenant.id, TenantPolicy.parse(request.body).userConsent);
    state.changed();
    response.json(tenant);
  });

  router.post('/controls/api/tenants/:id/approve', (request, response) => {
    const { id } = tenantNamed(world, request.params.id);
    const { clientId, scopes, roles } = Approval.parse(request.body ?? {});
    directory.approveTenant(applicationNamed(world, clientId).clientId, id, scopes, roles);
    state.changed();
    response.sendStatus(204);
  });

  router.post('/controls/api/tenants/:id/revoke', (request, response) => {
    const { id } = tenantNamed(world, request.params.id);
    const { clientId, person } = Revocation.parse(request.body ?? {});
    const oid = person === undefined ? undefined : personNamed(world, person).oid;
    const application = applicationNamed(world, clientId);
    directory.revokeConsent(application.clientId, id, oid);
    state.changed();
    notifications.withdraw(
      (one) =>
        one.clientId === application.clientId &&
        one.tenantId === id &&
        (oid === undefined || one.person === oid),
    );
    response.sendStatus(204);
  });

  router.post('/controls/api/people', (request, response) => {
    const { tenant, name, address } = NewPerson.parse(request.body);
    const tenantId = tenantNamed(world, tenant).id;
    if (directory.person(address)) throw new MailboxRefusal('invalid', `${address} is taken.`);
    const person = newPerson({ oid: randomUUID(), tenantId, name, address });
    directory.data.people.push(person);
    state.mailboxes.open(person);
    state.changed();
    response.status(201).json(person);
  });

  router.post('/controls/api/people/:oid/revoke', (request, response) => {
    const { oid } = personNamed(world, request.params.oid);
    directory.revokeSessions(oid, state.clock.now());
    state.changed();
    notifications.withdraw(({ person }) => person === oid);
    response.sendStatus(204);
  });

  router.patch('/controls/api/people/:oid/sign-in', (request, response) => {
    const person = personNamed(world, request.params.oid);
    directory.setSignIn(person.oid, SignIn.parse(request.body));
    state.changed();
    response.json(person.signIn);
  });

  return router;
};
