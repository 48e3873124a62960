import type { Recurrence, StoredItem, WallTime } from '../../sandbox/state/mailbox-data.ts';
import { type Mailboxes, MailboxRefusal } from '../../sandbox/state/mailboxes.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ALICE = 'alice@contoso.example';

/** The mailboxes as Alice, who has two calendars, and the people who invite her see them. */
export type Diary = {
  readonly mailboxes: Mailboxes;
  readonly alice: string;
  readonly bob: string;
  readonly calendarIds: readonly [main: string, second: string];
  /** Midnight (UTC, ms) of the day on which the story begins. */
  readonly today: number;
};

/** Days from today, an hour, which of the meetings is meant, and which of what can be done with it. */
export type Spot = {
  readonly day: number;
  readonly hour: number;
  readonly which: number;
  readonly how: number;
};

type Change = (diary: Diary, spot: Spot) => void;

const oneOf = <T>(choices: readonly [T, ...T[]], number: number): T =>
  choices[number % choices.length] ?? choices[0];

const wall = (at: number, timeZone = 'UTC'): WallTime => ({
  dateTime: new Date(at).toISOString().slice(0, 19),
  timeZone,
});

const timed = ({ today }: Diary, { day, hour, how }: Spot): { start: WallTime; end: WallTime } => {
  const at = today + day * DAY + hour * HOUR;
  const zone = oneOf(['UTC', 'W. Europe Standard Time'], how);
  return { start: wall(at, zone), end: wall(at + HOUR / 2 + (how % 3) * HOUR, zone) };
};

const wholeDays = ({ today }: Diary, { day, how }: Spot) => {
  const at = today + day * DAY;
  return { start: wall(at), end: wall(at + DAY * (1 + (how % 2))), allDay: true };
};

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

const patternFrom = (start: number, how: number): Recurrence['pattern'] =>
  how % 2 === 0
    ? { type: 'daily', interval: 1 + (how % 5) }
    : {
        type: 'weekly',
        interval: 1 + (how % 2),
        daysOfWeek: [WEEKDAYS[new Date(start).getUTCDay()] ?? 'monday'],
      };

/** For so many days from its start, for a count, or without an end. */
const rangeFrom = (startDate: string, { which, how }: Spot): Recurrence['range'] =>
  oneOf<Recurrence['range']>(
    [
      { type: 'numbered', startDate, numberOfOccurrences: 1 + (which % 12) },
      {
        type: 'endDate',
        startDate,
        endDate: wall(Date.parse(startDate) + which * DAY).dateTime.slice(0, 10),
      },
      { type: 'noEnd', startDate },
    ],
    how,
  );

const repeating = (start: WallTime, spot: Spot): Recurrence => ({
  pattern: patternFrom(Date.parse(`${start.dateTime}Z`), spot.how),
  range: rangeFrom(start.dateTime.slice(0, 10), spot),
});

const itemsOf = ({ mailboxes, calendarIds }: Diary): StoredItem[] =>
  calendarIds.flatMap((id) => mailboxes.items(id));

const meant = (items: readonly StoredItem[], { which }: Spot): StoredItem | undefined =>
  items[which % Math.max(items.length, 1)];

const onItem =
  (act: (diary: Diary, item: StoredItem, spot: Spot) => void): Change =>
  (diary, spot) => {
    const item = meant(itemsOf(diary), spot);
    if (item) act(diary, item, spot);
  };

const onSeries =
  (act: (diary: Diary, item: StoredItem & { recurrence: Recurrence }, spot: Spot) => void): Change =>
  (diary, spot) => {
    const item = meant(
      itemsOf(diary).filter(({ recurrence }) => recurrence !== null),
      spot,
    );
    if (item?.recurrence) act(diary, { ...item, recurrence: item.recurrence }, spot);
  };

const onOccurrence = (act: (diary: Diary, item: StoredItem, date: string, spot: Spot) => void): Change =>
  onSeries((diary, series, spot) => {
    const { key, calendarId } = series;
    const dates = diary.mailboxes
      .view(calendarId, { start: diary.today - 7 * DAY, end: diary.today + 80 * DAY })
      .flatMap(({ item, date }) => (item.key === key && date !== null ? [date] : []));
    const date = dates[spot.hour % Math.max(dates.length, 1)];
    if (date !== undefined) act(diary, series, date, spot);
  });

const SENSITIVITIES = ['private', 'normal', 'confidential', 'personal'] as const;
const ANSWERS = ['accepted', 'declined', 'tentativelyAccepted'] as const;
const title = (verb: string, { which, how }: Spot): string => `${verb} ${which}.${how}`;

const changes = {
  meet: (diary, spot) => {
    const calendarId = oneOf(diary.calendarIds, spot.which);
    const times = spot.how % 4 === 0 ? wholeDays(diary, spot) : timed(diary, spot);
    diary.mailboxes.createMeeting(diary.alice, { subject: title('meet', spot), calendarId, ...times });
  },
  repeat: (diary, spot) => {
    const calendarId = oneOf(diary.calendarIds, spot.which);
    const times = spot.how % 4 === 0 ? wholeDays(diary, spot) : timed(diary, spot);
    const recurrence = repeating(times.start, spot);
    diary.mailboxes.createMeeting(diary.alice, {
      subject: title('repeat', spot),
      calendarId,
      ...times,
      recurrence,
    });
  },
  /** By a colleague, whose own copy leads. */
  invite: (diary, spot) => {
    const times = timed(diary, spot);
    const recurrence = spot.which % 2 === 0 ? repeating(times.start, spot) : null;
    const attendees = [{ address: ALICE }];
    diary.mailboxes.createMeeting(diary.bob, {
      subject: title('invite', spot),
      attendees,
      ...times,
      recurrence,
    });
  },
  rename: onItem(({ mailboxes }, { key }, spot) => {
    mailboxes.changeMeeting(key, { subject: title('rename', spot) });
  }),
  move: onItem((diary, { key }, spot) => {
    diary.mailboxes.changeMeeting(key, { ...timed(diary, spot), allDay: false });
  }),
  takeAllDay: onItem((diary, { key }, spot) => {
    diary.mailboxes.changeMeeting(key, wholeDays(diary, spot));
  }),
  /** One's own is gone then; an invitation stays and says that it is cancelled. */
  cancel: onItem(({ mailboxes }, { key }) => mailboxes.cancelMeeting(key)),
  remove: onItem(({ mailboxes }, { key }) => mailboxes.deleteMeeting(key)),
  classify: onItem(({ mailboxes }, { key }, { how }) => {
    mailboxes.adjust(key, { sensitivity: oneOf(SENSITIVITIES, how) });
  }),
  respond: onItem(({ mailboxes }, { key }, { how }) => mailboxes.respond(key, oneOf(ANSWERS, how))),
  makeSeries: onItem((diary, { key }, spot) => {
    const times = timed(diary, spot);
    diary.mailboxes.changeMeeting(key, { ...times, allDay: false, recurrence: repeating(times.start, spot) });
  }),
  makeSingle: onSeries(({ mailboxes }, { key }) => {
    mailboxes.changeMeeting(key, { recurrence: null });
  }),
  /** Shorter, longer, or without an end. */
  prolong: onSeries(({ mailboxes }, { key, recurrence: { pattern, range } }, spot) => {
    mailboxes.changeMeeting(key, { recurrence: { pattern, range: rangeFrom(range.startDate, spot) } });
  }),
  renameOccurrence: onOccurrence(({ mailboxes }, { key }, date, spot) => {
    mailboxes.changeOccurrence(key, date, { subject: title('renameOccurrence', spot) });
  }),
  moveOccurrence: onOccurrence((diary, { key, allDay }, date, spot) => {
    const { start, end } = allDay ? wholeDays(diary, spot) : timed(diary, spot);
    diary.mailboxes.changeOccurrence(key, date, { start, end });
  }),
  classifyOccurrence: onOccurrence(({ mailboxes }, { key }, date, { how }) => {
    mailboxes.adjust(key, { sensitivity: oneOf(SENSITIVITIES, how) }, date);
  }),
  respondToOccurrence: onOccurrence(({ mailboxes }, { key }, date, { how }) => {
    mailboxes.respond(key, oneOf(ANSWERS, how), date);
  }),
  cancelOccurrence: onOccurrence(({ mailboxes }, { key }, date) => mailboxes.cancelOccurrence(key, date)),
  removeOccurrence: onOccurrence(({ mailboxes }, { key }, date) => mailboxes.deleteOccurrence(key, date)),
} satisfies Record<string, Change>;

export type ChangeName = keyof typeof changes;
export const CHANGES = Object.keys(changes) as ChangeName[];

/** Makes a change; what the mailbox refuses doesn't happen, as in Outlook. */
export const make = (name: ChangeName, diary: Diary, spot: Spot): void => {
  try {
    changes[name](diary, spot);
  } catch (error) {
    if (!(error instanceof MailboxRefusal)) throw error;
  }
};
