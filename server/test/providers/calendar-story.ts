import fc from 'fast-check';
import type { Sensitivity, StoredItem } from '../../sandbox/state/mailbox-data.ts';
import type { Mailboxes } from '../../sandbox/state/mailboxes.ts';
import { MailboxRefusal } from '../../sandbox/state/mailboxes.ts';
import { effective } from '../../sandbox/state/occurrences.ts';
import type { Filters } from '../../src/domain/connection.ts';

const DAY = 86_400_000;
const ZOOM = 'https://zoom.us/j/93412345678';

/** What somebody does in a calendar. `pick` chooses among what is there by then. */
export type Deed =
  | {
      readonly do: 'create';
      readonly day: number;
      readonly hour: number;
      readonly repeats: 'no' | 'daily' | 'weekly';
      readonly allDay: boolean;
    }
  | {
      readonly do: 'rename' | 'delete' | 'drop-occurrence' | 'rename-occurrence';
      readonly pick: number;
      readonly at: number;
    }
  | {
      readonly do: 'move' | 'move-occurrence';
      readonly pick: number;
      readonly at: number;
      readonly day: number;
      readonly hour: number;
    }
  | {
      readonly do: 'hide' | 'hide-occurrence';
      readonly pick: number;
      readonly at: number;
      readonly sensitivity: Sensitivity;
    }
  | { readonly do: 'link'; readonly pick: number; readonly on: boolean }
  | { readonly do: 'repeat'; readonly pick: number; readonly on: boolean }
  /** The calendar is read up to now; `lost`: the cursor was lost meanwhile. */
  | { readonly do: 'read'; readonly lost: boolean };

const pick = { pick: fc.nat(99), at: fc.nat(99) };
const when = { day: fc.integer({ min: -6, max: 24 }), hour: fc.integer({ min: 0, max: 23 }) };
const sensitivity = fc.constantFrom<Sensitivity>('normal', 'personal', 'private', 'confidential');

export const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constant('create' as const),
        ...when,
        repeats: fc.constantFrom('no' as const, 'daily' as const, 'weekly' as const),
        allDay: fc.boolean(),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constantFrom(
          'rename' as const,
          'delete' as const,
          'drop-occurrence' as const,
          'rename-occurrence' as const,
        ),
        ...pick,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constantFrom('move' as const, 'move-occurrence' as const),
        ...pick,
        ...when,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constantFrom('hide' as const, 'hide-occurrence' as const),
        ...pick,
        sensitivity,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('link' as const), pick: fc.nat(99), on: fc.boolean() }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('repeat' as const), pick: fc.nat(99), on: fc.boolean() }),
    },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('read' as const), lost: fc.boolean() }) },
  ),
  { minLength: 4, maxLength: 30 },
);

const wall = (from: number, day: number, hour: number) => ({
  dateTime: `${new Date(from + day * DAY).toISOString().slice(0, 10)}T${String(hour).padStart(2, '0')}:00:00`,
  timeZone: 'Europe/Berlin',
});

/** Does what the deeds say in one calendar of a mailbox; what can't be done is left undone. */
export class CalendarStory {
  readonly #mailboxes: Mailboxes;
  readonly #oid: string;
  readonly #calendarId: string;
  /** The first day (UTC, ms). */
  readonly #from: number;
  #names = 0;

  constructor(mailboxes: Mailboxes, oid: string, calendarId: string, from: number) {
    this.#mailboxes = mailboxes;
    this.#oid = oid;
    this.#calendarId = calendarId;
    this.#from = from;
  }

  /** What the calendar shows in a window to somebody with these filters. */
  truth(window: { start: number; end: number }, { syncPrivate, onlyOnline }: Filters): string[] {
    return this.#mailboxes
      .view(this.#calendarId, window)
      .flatMap(({ item, exception, date, start }) => {
        const { subject, sensitivity, places } = effective(item, exception);
        if (!syncPrivate && sensitivity !== 'normal' && sensitivity !== 'personal') return [];
        if (onlyOnline && places.length === 0) return [];
        const own = exception?.start ?? item.start;
        const begins = item.allDay
          ? exception
            ? own.dateTime.slice(0, 10)
            : (date ?? own.dateTime.slice(0, 10))
          : new Date(start).toISOString().slice(0, 16);
        return [`${begins} ${subject}`];
      })
      .sort();
  }

  run(deed: Deed): void {
    try {
      this.#run(deed);
    } catch (error) {
      if (!(error instanceof MailboxRefusal)) throw error;
    }
  }

  #name(): string {
    this.#names += 1;
    return `Meeting ${this.#names}`;
  }

  #items(): StoredItem[] {
    return this.#mailboxes.items(this.#calendarId);
  }

  #picked(index: number): StoredItem | undefined {
    const items = this.#items();
    return items[index % Math.max(1, items.length)];
  }

  /** The original date of one occurrence of a series. */
  #date({ recurrence, key }: StoredItem, at: number): string | undefined {
    if (recurrence === null) return undefined;
    const dates = this.#mailboxes
      .view(this.#calendarId, { start: this.#from - 10 * DAY, end: this.#from + 40 * DAY })
      .filter(({ item }) => item.key === key)
      .flatMap(({ date }) => date ?? []);
    return dates[at % Math.max(1, dates.length)];
  }

  #run(deed: Deed): void {
    if (deed.do === 'read') return;
    if (deed.do === 'create') {
      const { day, hour, repeats, allDay } = deed;
      const startDate = wall(this.#from, day, 0).dateTime.slice(0, 10);
      this.#mailboxes.createMeeting(this.#oid, {
        subject: this.#name(),
        calendarId: this.#calendarId,
        allDay,
        start: wall(this.#from, day, allDay ? 0 : hour),
        end: wall(this.#from, allDay || hour === 23 ? day + 1 : day, allDay || hour === 23 ? 0 : hour + 1),
        ...(repeats !== 'no' && {
          recurrence: {
            pattern: { type: repeats, interval: 1 },
            range: { type: 'numbered', startDate, numberOfOccurrences: 5 },
          },
        }),
      });
      return;
    }
    const item = this.#picked(deed.pick);
    if (!item) return;
    const { key } = item;
    const date = 'at' in deed ? this.#date(item, deed.at) : undefined;
    switch (deed.do) {
      case 'rename':
        this.#mailboxes.changeMeeting(key, { subject: this.#name() });
        return;
      case 'delete':
        this.#mailboxes.deleteMeeting(key);
        return;
      case 'move':
        if (item.recurrence === null && !item.allDay)
          this.#mailboxes.moveMeeting(
            key,
            wall(this.#from, deed.day, deed.hour),
            wall(this.#from, deed.day + 1, deed.hour),
          );
        return;
      case 'hide':
        this.#mailboxes.changeMeeting(key, { sensitivity: deed.sensitivity });
        return;
      case 'link':
        this.#mailboxes.changeMeeting(key, { places: deed.on ? [{ name: ZOOM }] : [] });
        return;
      case 'repeat': {
        const startDate = item.start.dateTime.slice(0, 10);
        const recurrence = {
          pattern: { type: 'daily' as const, interval: 2 },
          range: { type: 'numbered' as const, startDate, numberOfOccurrences: 3 },
        };
        this.#mailboxes.changeMeeting(key, { recurrence: deed.on ? recurrence : null });
        return;
      }
      case 'drop-occurrence':
        if (date) this.#mailboxes.deleteOccurrence(key, date);
        return;
      case 'rename-occurrence':
        if (date) this.#mailboxes.changeOccurrence(key, date, { subject: this.#name() });
        return;
      case 'hide-occurrence':
        if (date) this.#mailboxes.changeOccurrence(key, date, { sensitivity: deed.sensitivity });
        return;
      case 'move-occurrence':
        if (date && !item.allDay)
          this.#mailboxes.changeOccurrence(key, date, {
            start: wall(this.#from, deed.day, deed.hour),
            end: wall(this.#from, deed.day + 1, deed.hour),
          });
        return;
    }
  }
}
