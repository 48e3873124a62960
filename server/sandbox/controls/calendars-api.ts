import { Router } from 'express';
import { z } from 'zod';
import { calendarLines } from './calendar-lines.ts';
import { calendarNamed, personNamed, type World } from './world.ts';

const Name = z.string().min(1);
const Role = z.enum([
  'freeBusyRead',
  'limitedRead',
  'read',
  'write',
  'delegateWithoutPrivateEventAccess',
  'delegateWithPrivateEventAccess',
]);

/** `sharedWith`: who may read it from now on. */
const NewCalendar = z.strictObject({
  name: Name,
  color: z.string().exactOptional(),
  sharedWith: z.array(z.string()).default([]),
});

const Renamed = z.strictObject({ name: Name });

/** `none` ends the share. */
const Share = z.strictObject({ with: z.string(), role: z.enum(['none', ...Role.options]) });

/** Why Graph does not read the mailbox; null or nothing: it does. */
const Reach = z.strictObject({
  unreadable: z
    .enum(['', 'on-premise', 'inactive', 'missing'])
    .nullable()
    .transform((why) => why || null),
});

const Bulk = z.strictObject({ person: z.string(), count: z.int().positive().max(2_000) });

/** Which calendars people have, who sees whose, and whether Graph reads their mailboxes. */
export const createCalendarsApi = (world: World): Router => {
  const router = Router();
  const { mailboxes } = world.state;

  router.get('/controls/api/people/:oid/calendars', (request, response) => {
    response.json(calendarLines(world, personNamed(world, request.params.oid)));
  });

  router.post('/controls/api/people/:oid/calendars', (request, response) => {
    const { oid } = personNamed(world, request.params.oid);
    const { sharedWith, ...wanted } = NewCalendar.parse(request.body);
    const readers = sharedWith.map((person) => personNamed(world, person).oid);
    const { id, name } = mailboxes.addCalendar(oid, wanted);
    for (const reader of readers) mailboxes.shareCalendar(id, reader, 'read');
    response.status(201).json({ id, name });
  });

  router.put('/controls/api/people/:oid/mailbox', (request, response) => {
    const { oid } = personNamed(world, request.params.oid);
    mailboxes.setUnreadable(oid, Reach.parse(request.body).unreadable);
    response.sendStatus(204);
  });

  router.patch('/controls/api/calendars/:id', (request, response) => {
    const calendar = calendarNamed(world, request.params.id);
    const { id, name } = mailboxes.renameCalendar(calendar.id, Renamed.parse(request.body).name);
    response.json({ id, name });
  });

  router.delete('/controls/api/calendars/:id', (request, response) => {
    mailboxes.removeCalendar(calendarNamed(world, request.params.id).id);
    response.sendStatus(204);
  });

  // A main calendar is opened in place, any other one is copied to the reader.
  router.post('/controls/api/calendars/:id/share', (request, response) => {
    const { id, kind, mailbox } = calendarNamed(world, request.params.id);
    const { with: reader, role } = Share.parse(request.body);
    const { oid } = personNamed(world, reader);
    if (kind === 'main') mailboxes.shareMailbox(mailbox, oid, role === 'none' ? null : role);
    else if (role === 'none') mailboxes.unshareCalendar(id, oid);
    else mailboxes.shareCalendar(id, oid, role);
    response.sendStatus(204);
  });

  router.post('/controls/api/bulk/calendars', (request, response) => {
    const { person, count } = Bulk.parse(request.body);
    const { oid } = personNamed(world, person);
    for (let i = 1; i <= count; i += 1) mailboxes.addCalendar(oid, { name: `Bulk calendar ${i}` });
    response.sendStatus(204);
  });

  return router;
};
