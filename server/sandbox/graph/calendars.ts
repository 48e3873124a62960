import { changeKey } from '../state/exchange-ids.ts';
import type { StoredCalendar } from '../state/mailbox-data.ts';
import { type Call, calendarOf, calendarsOf } from './call.ts';
import { failures } from './failure.ts';
import { filterOf } from './filter.ts';
import { type GraphAnswer, json } from './message.ts';
import { option, paging, queryText, selected, skippedTo } from './query-options.ts';

type Fields = Record<string, unknown>;

/** https://learn.microsoft.com/graph/api/resources/calendar */
export function listCalendars(call: Call): GraphAnswer {
  const group = call.params.groupId;
  const calendars = calendarsOf(call).filter((one) => group === undefined || one.groupId === group);
  if (group !== undefined) groupOf(call, group);
  const name = group === undefined ? 'calendars' : `calendarGroups('${encodeURIComponent(group)}')/calendars`;
  return list(call, calendars.map(calendarFields), name, 'Calendar');
}

export function getCalendar(call: Call): GraphAnswer {
  const fields = calendarFields(calendarOf(call));
  return entity(call, fields, call.params.calendarId === undefined ? 'calendar' : 'calendars', 'Calendar');
}

export function listGroups(call: Call): GraphAnswer {
  return list(call, groupsOf(call), 'calendarGroups', 'CalendarGroup');
}

export function getGroup(call: Call): GraphAnswer {
  return entity(call, groupOf(call, call.params.groupId ?? ''), 'calendarGroups', 'CalendarGroup');
}

function calendarFields(calendar: StoredCalendar): Fields {
  const own = calendar.kind === 'main' || calendar.kind === 'secondary';
  return {
    id: calendar.id,
    name: calendar.name,
    color: calendar.color,
    hexColor: calendar.hexColor,
    isDefaultCalendar: calendar.kind === 'main',
    changeKey: changeKey(calendar.mailbox, calendar.version),
    canShare: own,
    canViewPrivateItems: calendar.canViewPrivateItems,
    canEdit: calendar.canEdit,
    allowedOnlineMeetingProviders: own ? ['teamsForBusiness'] : [],
    defaultOnlineMeetingProvider: own ? 'teamsForBusiness' : 'unknown',
    isTallyingResponses: calendar.kind === 'main',
    isRemovable: calendar.kind === 'secondary' || calendar.kind === 'shared-copy',
    owner: calendar.owner,
  };
}

function groupsOf({ world, target }: Call): Fields[] {
  const mailbox = world.state.mailboxes.mailbox(target.person.oid);
  if (mailbox === null) throw failures.noMailbox();
  if (target.reach === 'other') throw failures.accessDenied();
  return mailbox.groups.map(({ id, name, classId, version }) => ({
    name,
    classId,
    changeKey: changeKey(mailbox.oid, version),
    id,
  }));
}

function groupOf(call: Call, id: string): Fields {
  const found = groupsOf(call).find((group) => group.id === id);
  if (!found) throw failures.itemNotFound();
  return found;
}

const DEFAULT_PAGE = 10;

function list(call: Call, rows: readonly Fields[], name: string, type: string): GraphAnswer {
  const { query, path } = call.request;
  const { size, skip } = paging(query, { size: DEFAULT_PAGE, limit: 999 });
  const select = selected(query, new Set(Object.keys(rows[0] ?? {})), type);
  const matching = rows.filter(filterOf(query));
  const page = matching.slice(skip, skip + size);
  const more = skip + size < matching.length;
  return json({
    '@odata.context': context(call, name, select),
    ...(option(query, 'count') === 'true' && { '@odata.count': matching.length }),
    value: select === null ? page : page.map((fields) => pick(fields, select)),
    ...(more && {
      '@odata.nextLink': `${call.world.root}${path}?${queryText(skippedTo(query, skip + size))}`,
    }),
  });
}

function entity(call: Call, fields: Fields, name: string, type: string): GraphAnswer {
  const select = selected(call.request.query, new Set(Object.keys(fields)), type);
  return json({
    '@odata.context': `${context(call, name, select)}/$entity`,
    ...(select === null ? fields : pick(fields, select)),
  });
}

function context({ world, target }: Call, name: string, select: readonly string[] | null): string {
  const chosen = select === null ? '' : `(${select.join(',')})`;
  return `${world.root}/$metadata#users('${target.person.oid}')/${name}${chosen}`;
}

/** An unselected Outlook entity still carries its id. */
function pick(fields: Fields, select: readonly string[]): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => name === 'id' || select.includes(name)),
  );
}
