import type { Recurrence, StoredItem, WallTime } from './mailbox-data.ts';
import type { MailboxStore } from './mailbox-store.ts';
import { detailOf } from './meeting-draft.ts';
import { newItem } from './new-item.ts';
import { personOf } from './people.ts';
import { MailboxRefusal } from './refusal.ts';
import { addItem } from './shared-copies.ts';
import { dateOfDay, dayNumber } from './wall-time.ts';

/** A yearly day in the calendar that only Exchange itself writes; `date` is any one of them. */
export function addBirthday(store: MailboxStore, oid: string, name: string, date: string): StoredItem {
  const owner = personOf(store, oid);
  const calendar = store.mailbox(oid)?.calendars.find((one) => one.kind === 'birthdays');
  if (!calendar) throw new MailboxRefusal('not-found', 'There is no calendar of birthdays.');
  const midnight = (day: number): WallTime => ({ dateTime: `${dateOfDay(day)}T00:00:00`, timeZone: 'UTC' });
  const [, month, dayOfMonth] = date.split('-').map(Number) as [number, number, number];
  const recurrence: Recurrence = {
    pattern: { type: 'absoluteYearly', interval: 1, month, dayOfMonth },
    range: { type: 'noEnd', startDate: date },
  };
  const [start, end] = [midnight(dayNumber(date)), midnight(dayNumber(date) + 1)];
  const draft = { subject: `${name}'s birthday`, start, end, allDay: true, recurrence, reminder: null };
  const item = newItem(
    store,
    calendar,
    draft,
    detailOf(draft, owner, (invitee) => ({ name: '', ...invitee })),
    owner,
  );
  addItem(store, item);
  return item;
}
