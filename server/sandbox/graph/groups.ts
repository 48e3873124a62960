import type { Caller } from '../entra/tokens.ts';
import type { Mailbox } from '../state/mailbox-data.ts';
import type { ServiceCall, World } from './call.ts';
import { NOT_IN_VIEWS, pageOf } from './events.ts';
import { failures } from './failure.ts';
import type { GraphAnswer } from './message.ts';
import { windowOf } from './views.ts';

/**
 * The calendar of a Microsoft 365 group, which lives with the group and is in nobody's list of calendars; with a
 * person of its organisation only. https://learn.microsoft.com/graph/api/group-list-calendarview
 */
export function groupCalendarView(call: ServiceCall): GraphAnswer {
  const { world, caller, params, request } = call;
  if (caller.kind === 'application' || !caller.scopes.has('Group.Read.All')) throw failures.accessDenied();
  const { oid, calendars } = groupOf(world, caller, params.groupId ?? '');
  const [calendar] = calendars;
  if (!calendar) throw failures.itemNotFound();
  // What the scope shows of a group is what `Calendars.Read` shows of one's own calendar.
  const reader = { ...caller, scopes: new Set(['Calendars.Read']) };
  const target = { person: caller.person, reach: 'own' as const, role: null };
  const instances = world.views.of(calendar.id, windowOf(request.query));
  const context = `${world.root}/$metadata#groups('${oid}')/calendarView`;
  return pageOf({ ...call, caller: reader, target }, calendar, instances, context, NOT_IN_VIEWS);
}

function groupOf({ state }: World, { person }: Extract<Caller, { kind: 'delegated' }>, id: string): Mailbox {
  const mailbox = state.mailboxes.mailbox(id.toLowerCase());
  if (mailbox?.group?.tenantId !== person.tenantId) throw failures.unknownUser(id);
  return mailbox;
}
