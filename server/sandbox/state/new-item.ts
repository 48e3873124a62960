import { fingerprint } from './fingerprint.ts';
import type { Detail, StoredCalendar, StoredItem } from './mailbox-data.ts';
import type { MailboxStore } from './mailbox-store.ts';
import type { MeetingDraft } from './meeting-draft.ts';
import { isPersonal } from './personal-accounts.ts';
import { MailboxRefusal } from './refusal.ts';
import { slotOf } from './slot.ts';
import { teamsMeeting, withJoinText } from './teams-meeting.ts';
import type { Person } from './types.ts';
import { DAY } from './wall-time.ts';

/** Who holds the Teams meeting, and the language of its join text. */
export type Host = Pick<Person, 'oid' | 'tenantId' | 'language'>;

/** A copy that is not written yet. */
export function newItem(
  store: MailboxStore,
  calendar: StoredCalendar,
  draft: MeetingDraft,
  detail: Detail,
  host: Host,
): StoredItem {
  const slot = slotOf(draft);
  const key = store.nextKey();
  const now = store.world.now();
  const meeting = fingerprint('meeting', key);
  return {
    ...slot,
    key,
    mailbox: calendar.mailbox,
    calendarId: calendar.id,
    meeting,
    meetingMadeAt: Math.floor(now / DAY) * DAY,
    createdAt: now,
    modifiedAt: now,
    version: store.nextVersion(),
    detail: draft.teams ? { ...detail, ...withTeams(meeting, detail, host) } : detail,
    deleted: [],
    exceptions: {},
    transactionId: draft.transactionId ?? null,
    mirrorOf: null,
  };
}

/** Nothing for a personal account, whose wish Exchange leaves unheard: inbox-zero #3442. */
export function withTeams(
  meeting: string,
  detail: Detail,
  host: Host,
): Partial<Pick<Detail, 'onlineMeeting' | 'body'>> {
  if (isPersonal(host)) return {};
  const onlineMeeting = teamsMeeting(meeting, host);
  return { onlineMeeting, body: withJoinText(detail.body, onlineMeeting, host.language) };
}

/** The calendar to write to: the main one when none is named. */
export function writableCalendar(store: MailboxStore, oid: string, id: string | undefined): StoredCalendar {
  const calendars = store.mailbox(oid)?.calendars ?? [];
  const calendar = calendars.find((one) => (id === undefined ? one.kind === 'main' : one.id === id));
  if (!calendar) throw new MailboxRefusal('not-found', 'The specified object was not found in the store.');
  if (calendar.kind === 'birthdays' || calendar.kind === 'shared-copy') {
    throw new MailboxRefusal('read-only', 'Access is denied. Check credentials and try again.');
  }
  return calendar;
}
