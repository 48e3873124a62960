import { MailboxRefusal } from '../../sandbox/state/mailboxes.ts';
import { type Change, type Diary, onItem, onOccurrence, onSeries } from './diary.ts';
import { oneOf, type Spot } from './spot.ts';
import { rangeFrom, repeating, timed, wholeDays } from './times.ts';

const ALICE = 'alice@contoso.example';

const SENSITIVITIES = ['private', 'normal', 'confidential', 'personal'] as const;
const ANSWERS = ['accepted', 'declined', 'tentativelyAccepted'] as const;
const title = (verb: string, { which, how }: Spot): string => `${verb} ${which}.${how}`;

const changes = {
  meet: (diary, spot) => {
    const calendarId = oneOf(diary.calendarIds, spot.which);
    const times = spot.how % 4 === 0 ? wholeDays(diary.today, spot) : timed(diary.today, spot);
    diary.mailboxes.createMeeting(diary.alice, { subject: title('meet', spot), calendarId, ...times });
  },
  repeat: (diary, spot) => {
    const calendarId = oneOf(diary.calendarIds, spot.which);
    const times = spot.how % 4 === 0 ? wholeDays(diary.today, spot) : timed(diary.today, spot);
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
    const times = timed(diary.today, spot);
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
    diary.mailboxes.changeMeeting(key, { ...timed(diary.today, spot), allDay: false });
  }),
  takeAllDay: onItem((diary, { key }, spot) => {
    diary.mailboxes.changeMeeting(key, wholeDays(diary.today, spot));
  }),
  /** One's own is gone then; an invitation stays and says that it is cancelled. */
  cancel: onItem(({ mailboxes }, { key }) => mailboxes.cancelMeeting(key)),
  remove: onItem(({ mailboxes }, { key }) => mailboxes.deleteMeeting(key)),
  classify: onItem(({ mailboxes }, { key }, { how }) => {
    mailboxes.adjust(key, { sensitivity: oneOf(SENSITIVITIES, how) });
  }),
  respond: onItem(({ mailboxes }, { key }, { how }) => mailboxes.respond(key, oneOf(ANSWERS, how))),
  makeSeries: onItem((diary, { key }, spot) => {
    const times = timed(diary.today, spot);
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
    const { start, end } = allDay ? wholeDays(diary.today, spot) : timed(diary.today, spot);
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
