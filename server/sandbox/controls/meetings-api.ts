import { Router } from 'express';
import { bulkMeetings } from '../state/seed-meetings.ts';
import {
  AttendeeAnswer,
  BulkMeetings,
  Comment,
  CopySensitivity,
  MeetingChange,
  MeetingKey,
  MeetingQuery,
  NewMeeting,
  OccurrenceDate,
} from './meeting-shapes.ts';
import { linesIn, weekOf } from './week.ts';
import { personNamed, type World } from './world.ts';

const occurrence = (parameters: unknown) => {
  const { key, date } = parameters as Record<string, unknown>;
  return { key: MeetingKey.parse(key), date: OccurrenceDate.parse(date) };
};

const instant = (iso: string | undefined, fallback: number) =>
  iso === undefined ? fallback : Date.parse(iso);

/** Meetings, seen and changed as Outlook would for their organiser; `key` names one mailbox's copy. */
export const createMeetingsApi = (world: World): Router => {
  const router = Router();
  const { mailboxes, clock } = world.state;

  router.get('/controls/api/meetings', (request, response) => {
    const query = MeetingQuery.parse(request.query);
    const person = personNamed(world, query.person);
    const week = weekOf(person, clock.now());
    const window = { start: instant(query.from, week.start), end: instant(query.to, week.end) };
    response.json(linesIn(mailboxes, person, window));
  });

  router.post('/controls/api/meetings', (request, response) => {
    const { person, from, ...draft } = NewMeeting.parse(request.body);
    const { oid } = personNamed(world, person);
    const { key, meeting } = from
      ? mailboxes.receiveMeeting(oid, from, draft)
      : mailboxes.createMeeting(oid, draft);
    response.status(201).json({ key, meeting });
  });

  router.patch('/controls/api/meetings/:key', (request, response) => {
    const { key, version } = mailboxes.changeMeeting(
      MeetingKey.parse(request.params.key),
      MeetingChange.parse(request.body),
    );
    response.json({ key, version });
  });

  router.post('/controls/api/meetings/:key/sensitivity', (request, response) => {
    const { sensitivity, date } = CopySensitivity.parse(request.body);
    mailboxes.adjust(MeetingKey.parse(request.params.key), { sensitivity }, date);
    response.sendStatus(204);
  });

  router.delete('/controls/api/meetings/:key', (request, response) => {
    mailboxes.deleteMeeting(MeetingKey.parse(request.params.key));
    response.sendStatus(204);
  });

  router.post('/controls/api/meetings/:key/cancel', (request, response) => {
    const { comment } = Comment.parse(request.body ?? {});
    mailboxes.cancelMeeting(MeetingKey.parse(request.params.key), comment);
    response.sendStatus(204);
  });

  router.post('/controls/api/meetings/:key/respond', (request, response) => {
    const { response: answer, date } = AttendeeAnswer.parse(request.body);
    mailboxes.respond(MeetingKey.parse(request.params.key), answer, date);
    response.sendStatus(204);
  });

  router.patch('/controls/api/meetings/:key/occurrences/:date', (request, response) => {
    const { key, date } = occurrence(request.params);
    const { version } = mailboxes.changeOccurrence(key, date, MeetingChange.parse(request.body));
    response.json({ key, date, version });
  });

  router.delete('/controls/api/meetings/:key/occurrences/:date', (request, response) => {
    const { key, date } = occurrence(request.params);
    mailboxes.deleteOccurrence(key, date);
    response.sendStatus(204);
  });

  router.post('/controls/api/meetings/:key/occurrences/:date/cancel', (request, response) => {
    const { key, date } = occurrence(request.params);
    mailboxes.cancelOccurrence(key, date, Comment.parse(request.body ?? {}).comment);
    response.sendStatus(204);
  });

  router.post('/controls/api/bulk', (request, response) => {
    const { person, count, from } = BulkMeetings.parse(request.body);
    bulkMeetings(mailboxes, personNamed(world, person).oid, count, instant(from, clock.now()));
    response.sendStatus(204);
  });

  return router;
};
