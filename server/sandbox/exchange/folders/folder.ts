import { folderId } from '../../state/exchange-ids.ts';
import type { Mailbox, StoredCalendar } from '../../state/mailbox-data.ts';
import { toEws } from '../ids.ts';

/** A folder of somebody's mailbox. */
export type Folder = {
  id: string;
  /** `oid` of the mailbox's owner. */
  mailbox: string;
  name: string;
  /** `FolderClass`; null for the two roots. */
  class: string | null;
  /** By which every mailbox has it. */
  distinguished: string | null;
  parent: Folder | null;
  /** The meetings in it; null for every folder without any. */
  calendar: StoredCalendar | null;
  version: number;
};

type Plan = {
  name: string;
  german: string;
  class: string | null;
  distinguished?: string;
  children?: readonly Plan[];
};

/** What every mailbox has, beside its calendars: some of it looks like a calendar and is none to offer. */
const tree: Plan = {
  name: '',
  german: '',
  class: null,
  distinguished: 'root',
  children: [
    { name: 'CalendarSearchCache', german: 'CalendarSearchCache', class: 'IPF.Appointment' },
    { name: 'Calendar Logging', german: 'Calendar Logging', class: null },
    { name: 'Common Views', german: 'Common Views', class: null },
    { name: 'Finder', german: 'Suchordner', class: null, distinguished: 'searchfolders' },
    {
      name: 'Top of Information Store',
      german: 'Oberste Ebene des Informationsspeichers',
      class: null,
      distinguished: 'msgfolderroot',
      children: [
        { name: 'Calendar', german: 'Kalender', class: 'IPF.Appointment', distinguished: 'calendar' },
        { name: 'Contacts', german: 'Kontakte', class: 'IPF.Contact', distinguished: 'contacts' },
        {
          name: 'Deleted Items',
          german: 'Gelöschte Elemente',
          class: 'IPF.Note',
          distinguished: 'deleteditems',
          children: [
            {
              name: 'Old project',
              german: 'Altes Projekt',
              class: 'IPF.Appointment',
              children: [{ name: 'Older still', german: 'Noch älter', class: 'IPF.Appointment' }],
            },
          ],
        },
        { name: 'Drafts', german: 'Entwürfe', class: 'IPF.Note', distinguished: 'drafts' },
        { name: 'Inbox', german: 'Posteingang', class: 'IPF.Note', distinguished: 'inbox' },
        { name: 'Journal', german: 'Journal', class: 'IPF.Journal', distinguished: 'journal' },
        { name: 'Junk Email', german: 'Junk-E-Mail', class: 'IPF.Note', distinguished: 'junkemail' },
        { name: 'Notes', german: 'Notizen', class: 'IPF.StickyNote', distinguished: 'notes' },
        { name: 'Outbox', german: 'Postausgang', class: 'IPF.Note', distinguished: 'outbox' },
        { name: 'Sent Items', german: 'Gesendete Elemente', class: 'IPF.Note', distinguished: 'sentitems' },
        { name: 'Tasks', german: 'Aufgaben', class: 'IPF.Task', distinguished: 'tasks' },
      ],
    },
  ],
};

/** Numbers that no calendar of the mailboxes ever gets. */
const FIRST_KEY = 2 ** 40;

/** All folders of a mailbox, every one after its parent. Calendars beside the main one are in it. */
export function foldersOf(mailbox: Mailbox, german: boolean): Folder[] {
  const { oid } = mailbox;
  const main = mailbox.calendars.find(({ kind }) => kind === 'main') ?? null;
  const folders: Folder[] = [];
  const add = (plan: Plan, parent: Folder | null) => {
    const calendar = plan.distinguished === 'calendar' ? main : null;
    const folder: Folder = {
      id: toEws(calendar?.id ?? folderId(oid, FIRST_KEY + folders.length, false)),
      mailbox: oid,
      name: calendar?.name ?? (german ? plan.german : plan.name),
      class: plan.class,
      distinguished: plan.distinguished ?? null,
      parent,
      calendar,
      version: calendar?.version ?? 1,
    };
    folders.push(folder);
    for (const child of plan.children ?? []) add(child, folder);
  };
  add(tree, null);
  const parent = folders.find(({ calendar }) => calendar !== null) ?? null;
  for (const calendar of mailbox.calendars) {
    // A copy of somebody else's calendar is a thing of the cloud: here it is opened where it is.
    if (calendar.kind === 'main' || calendar.kind === 'shared-copy') continue;
    folders.push({
      id: toEws(calendar.id),
      mailbox: oid,
      name: calendar.name,
      class: calendar.kind === 'birthdays' ? 'IPF.Appointment.Birthday' : 'IPF.Appointment',
      distinguished: null,
      parent,
      calendar,
      version: calendar.version,
    });
  }
  return folders;
}

export function isBelow(folder: Folder, ancestor: Folder): boolean {
  for (let at = folder.parent; at !== null; at = at.parent) if (at.id === ancestor.id) return true;
  return false;
}
