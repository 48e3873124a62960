import type { ShareRole, StoredCalendar } from '../state/mailbox-data.ts';
import type { Person } from '../state/types.ts';
import type { World } from './world.ts';

/** A calendar of a person's mailbox, as the controls show it. */
export type CalendarLine = {
  id: string;
  name: string;
  kind: StoredCalendar['kind'];
  owner: string;
  /** How many meetings and series lie in it. */
  items: number;
  /** For a copy of somebody else's calendar: as what it was shared. */
  role: ShareRole | null;
  /** Who sees it: a main one in place, another one as a copy. */
  shares: { oid: string; name: string; role: ShareRole }[];
};

export const calendarLines = ({ state, directory }: World, { oid }: Person): CalendarLine[] => {
  const { mailboxes } = state;
  const mailbox = mailboxes.mailbox(oid);
  const everywhere = mailboxes.data.mailboxes.flatMap(({ calendars }) => calendars);
  const sharesOf = (calendar: StoredCalendar) => [
    ...(calendar.kind === 'main' ? (mailbox?.sharedWith ?? []) : []),
    ...everywhere.flatMap(({ source, mailbox: reader, role }) =>
      source === calendar.id && role !== null ? [{ oid: reader, role }] : [],
    ),
  ];
  return (mailbox?.calendars ?? []).map((calendar) => ({
    id: calendar.id,
    name: calendar.name,
    kind: calendar.kind,
    owner: calendar.owner.name,
    items: mailboxes.items(calendar.id).length,
    role: calendar.role,
    shares: sharesOf(calendar).map(({ oid: reader, role }) => ({
      oid: reader,
      name: directory.person(reader)?.name ?? reader,
      role,
    })),
  }));
};
