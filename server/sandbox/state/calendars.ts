import { folderId } from './exchange-ids.ts';
import type { CalendarKind, Mailbox, ShareRole, StoredCalendar, StoredGroup } from './mailbox-data.ts';
import { mayWrite, seesPrivate } from './share-roles.ts';
import type { Person } from './types.ts';

/** Counters of the store, which ids and change keys are made from. */
type Numbers = { nextKey(): number; nextVersion(): number };

const GROUPS = [
  { kind: 'mine', classId: '0006f0b7-0000-0000-c000-000000000046', en: 'My Calendars', de: 'Meine Kalender' },
  {
    kind: 'other',
    classId: '0006f0b8-0000-0000-c000-000000000046',
    en: 'Other Calendars',
    de: 'Weitere Kalender',
  },
  {
    kind: 'people',
    classId: '0006f0b9-0000-0000-c000-000000000046',
    en: "People's Calendars",
    de: 'Kalender von Personen',
  },
] as const;

const GROUP_OF: Record<CalendarKind, number> = { main: 0, secondary: 0, birthdays: 1, 'shared-copy': 2 };

export function newMailbox(person: Person, numbers: Numbers): Mailbox {
  const german = person.language.startsWith('de');
  const groups = GROUPS.map(
    (group): StoredGroup => ({
      id: folderId(person.oid, numbers.nextKey(), group.kind === 'mine'),
      name: german ? group.de : group.en,
      classId: group.classId,
      version: numbers.nextVersion(),
    }),
  );
  const mailbox: Mailbox = { oid: person.oid, groups, calendars: [], sharedWith: [] };
  addCalendar(mailbox, person, { kind: 'main', name: german ? 'Kalender' : 'Calendar' }, numbers);
  addCalendar(mailbox, person, { kind: 'birthdays', name: german ? 'Geburtstage' : 'Birthdays' }, numbers);
  return mailbox;
}

export function addCalendar(
  mailbox: Mailbox,
  owner: { name: string; address: string },
  wanted: {
    kind: CalendarKind;
    name: string;
    color?: string;
    shared?: { source: StoredCalendar; role: ShareRole };
  },
  numbers: Numbers,
): StoredCalendar {
  const own = wanted.kind === 'main' || wanted.kind === 'secondary';
  const calendar: StoredCalendar = {
    id: folderId(mailbox.oid, numbers.nextKey(), wanted.kind === 'main'),
    mailbox: mailbox.oid,
    kind: wanted.kind,
    name: wanted.name,
    color: wanted.color ?? 'auto',
    hexColor: '',
    groupId: mailbox.groups[GROUP_OF[wanted.kind]]?.id ?? '',
    owner: { name: owner.name, address: owner.address },
    canEdit: own,
    canViewPrivateItems: true,
    version: numbers.nextVersion(),
    source: wanted.shared?.source.id ?? null,
    role: null,
  };
  if (wanted.shared) setRole(calendar, wanted.shared.role);
  mailbox.calendars.push(calendar);
  return calendar;
}

export function setRole(copy: StoredCalendar, role: ShareRole): void {
  copy.role = role;
  copy.canEdit = mayWrite(role);
  copy.canViewPrivateItems = seesPrivate(role);
}
