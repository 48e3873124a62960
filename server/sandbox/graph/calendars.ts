import { changeKey } from '../state/exchange-ids.ts';
import type { StoredCalendar } from '../state/mailbox-data.ts';
import { isPersonal } from '../state/personal-accounts.ts';
import { mayWrite, seesPrivate } from '../state/share-roles.ts';
import type { Person } from '../state/types.ts';
import { type Call, calendarOf, calendarsOf, mailboxOf, userKey } from './call.ts';
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
  const { calendarPageSize } = call.world.state.switches;
  const rows = calendars.map((calendar) => calendarFields(call, calendar));
  return list(call, rows, { name, type: 'Calendar', largest: calendarPageSize });
}

export function getCalendar(call: Call): GraphAnswer {
  const name = call.params.calendarId === undefined ? 'calendar' : 'calendars';
  return calendarAnswer(call, calendarOf(call), name);
}

export function calendarAnswer(call: Call, calendar: StoredCalendar, name: string): GraphAnswer {
  return entity(call, calendarFields(call, calendar), name, 'Calendar');
}

export function listGroups(call: Call): GraphAnswer {
  return list(call, groupsOf(call), { name: 'calendarGroups', type: 'CalendarGroup' });
}

export function getGroup(call: Call): GraphAnswer {
  return entity(call, groupOf(call, call.params.groupId ?? ''), 'calendarGroups', 'CalendarGroup');
}

/** In place, another person's calendar offers what the share allows. */
function calendarFields({ target }: Call, calendar: StoredCalendar): Fields {
  const own = calendar.kind === 'main' || calendar.kind === 'secondary';
  const inPlace = target.reach === 'other';
  const provider = providerOf(target.person, own);
  return {
    id: calendar.id,
    name: calendar.name,
    color: calendar.color,
    hexColor: calendar.hexColor,
    isDefaultCalendar: calendar.kind === 'main',
    changeKey: changeKey(calendar.mailbox, calendar.version),
    canShare: own && !inPlace,
    canViewPrivateItems: inPlace ? seesPrivate(target.role) : calendar.canViewPrivateItems,
    canEdit: inPlace ? mayWrite(target.role) : calendar.canEdit,
    allowedOnlineMeetingProviders: provider === 'unknown' ? [] : [provider],
    defaultOnlineMeetingProvider: provider,
    isTallyingResponses: calendar.kind === 'main',
    isRemovable: calendar.kind === 'secondary' || calendar.kind === 'shared-copy',
    owner: calendar.owner,
  };
}

/** Of a personal account the one that users report, which makes no meeting: microsoft-graph-docs #8373 and others. */
function providerOf(person: Person, own: boolean): string {
  if (!own) return 'unknown';
  return isPersonal(person) ? 'skypeForConsumer' : 'teamsForBusiness';
}

function groupsOf({ world, target }: Call): Fields[] {
  const mailbox = mailboxOf(world, target.person);
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
const LIMIT = 999;

function list(
  call: Call,
  rows: readonly Fields[],
  { name, type, largest = LIMIT }: { name: string; type: string; largest?: number },
): GraphAnswer {
  const { query, path, preferences } = call.request;
  const { size: asked, skip } = paging(query, {
    size: preferences.maxPageSize ?? DEFAULT_PAGE,
    limit: LIMIT,
  });
  const size = Math.min(asked, largest);
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
  return `${world.root}/$metadata#users('${userKey(target.person)}')/${name}${chosen}`;
}

/** An unselected Outlook entity still carries its id. */
function pick(fields: Fields, select: readonly string[]): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => name === 'id' || select.includes(name)),
  );
}
