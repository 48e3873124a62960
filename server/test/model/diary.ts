import type { Recurrence, StoredItem } from '../../sandbox/state/mailbox-data.ts';
import type { Mailboxes } from '../../sandbox/state/mailboxes.ts';
import type { Spot } from './spot.ts';

const DAY = 86_400_000;

/** The mailboxes as Alice, who has two calendars, and the people who invite her see them. */
export type Diary = {
  readonly mailboxes: Mailboxes;
  readonly alice: string;
  readonly bob: string;
  readonly calendarIds: readonly [main: string, second: string];
  /** Midnight (UTC, ms) of the day on which the story begins. */
  readonly today: number;
};

export type Change = (diary: Diary, spot: Spot) => void;

const itemsOf = ({ mailboxes, calendarIds }: Diary): StoredItem[] =>
  calendarIds.flatMap((id) => mailboxes.items(id));

const meant = (items: readonly StoredItem[], { which }: Spot): StoredItem | undefined =>
  items[which % Math.max(items.length, 1)];

/** Does something to a meeting, if there is one. */
export const onItem =
  (act: (diary: Diary, item: StoredItem, spot: Spot) => void): Change =>
  (diary, spot) => {
    const item = meant(itemsOf(diary), spot);
    if (item) act(diary, item, spot);
  };

export const onSeries =
  (act: (diary: Diary, item: StoredItem & { recurrence: Recurrence }, spot: Spot) => void): Change =>
  (diary, spot) => {
    const item = meant(
      itemsOf(diary).filter(({ recurrence }) => recurrence !== null),
      spot,
    );
    if (item?.recurrence) act(diary, { ...item, recurrence: item.recurrence }, spot);
  };

/** The same to one occurrence of a series near today, by its original date. */
export const onOccurrence = (
  act: (diary: Diary, item: StoredItem, date: string, spot: Spot) => void,
): Change =>
  onSeries((diary, series, spot) => {
    const { key, calendarId } = series;
    const dates = diary.mailboxes
      .view(calendarId, { start: diary.today - 7 * DAY, end: diary.today + 80 * DAY })
      .flatMap(({ item, date }) => (item.key === key && date !== null ? [date] : []));
    const date = dates[spot.hour % Math.max(dates.length, 1)];
    if (date !== undefined) act(diary, series, date, spot);
  });
