import type { Caller } from '../../entra/tokens.ts';
import type { StoredCalendar } from '../../state/mailbox-data.ts';
import { findTarget, type ServiceCall, type Target } from '../call.ts';
import { GraphFailure } from '../failure.ts';
import { admits } from '../permissions.ts';
import { refusals } from './refusals.ts';
import { readResource } from './resource.ts';

/**
 * The calendar whose events a resource names, if this caller may watch it. A delegated token reaches the calendars
 * that live in the person's own mailbox, and not the copies of shared ones there.
 * https://learn.microsoft.com/graph/outlook-change-notifications-overview
 */
export function watchedCalendar(call: ServiceCall, text: string): StoredCalendar {
  const { world, caller } = call;
  const { switches, mailboxes } = world.state;
  const resource = readResource(text);
  if (resource.kind === 'unknown') {
    world.record(`a subscription to ${text}`);
    throw refusals.outlook(400, 'Bad Request');
  }
  if (resource.kind === 'single-event') throw refusals.outlook(400, 'Bad Request');
  const { person, reach } = targetOf(call, resource.user);
  if (!admits('events.watch', reach, caller, switches)) throw refusals.outlook(403, 'Forbidden');
  if (resource.calendarId !== null && !switches.singleCalendarSubscriptions) {
    throw refusals.outlook(400, 'Bad Request');
  }
  const mailbox = mailboxes.mailbox(person.oid);
  if (mailbox === null || mailbox.unreadable) throw refusals.noMailbox();
  const calendar = mailbox.calendars.find(({ id, kind }) =>
    resource.calendarId === null ? kind === 'main' : id === resource.calendarId,
  );
  if (!calendar) throw refusals.outlook(404, 'Not Found');
  if (calendar.kind === 'shared-copy' && caller.kind === 'delegated')
    throw refusals.outlook(403, 'Forbidden');
  return calendar;
}

/** Whether the caller could still create what it wants to renew. */
export function mayWatch(caller: Caller, switches: Parameters<typeof admits>[3]): boolean {
  return admits('events.watch', caller.kind === 'delegated' ? 'own' : 'application', caller, switches);
}

function targetOf({ world, caller }: ServiceCall, user: string | null): Target {
  try {
    return findTarget(world, caller, user);
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    throw error.status === 404 ? refusals.outlook(404, 'Not Found') : refusals.outlook(400, 'Bad Request');
  }
}
