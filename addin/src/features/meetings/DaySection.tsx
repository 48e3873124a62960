import { useId } from 'react';
import { useFormats, useText } from '../../i18n/i18n-context.tsx';
import { useAgendaStyles } from './agenda.styles.ts';
import type { AgendaDay } from './agenda-days.ts';
import type { Marks } from './changes/LiveList.tsx';
import { MeetingRow } from './MeetingRow.tsx';
import { momentOf } from './moment.ts';
import { addDays } from './zone.ts';

const HEADING = 36;
const ROW = 60;

/** One day. Days out of sight are laid out only when they come near, so thousands of rows stay quick. */
export function DaySection({
  day: { date, meetings },
  today,
  now,
  calendarNames,
  marks,
}: {
  day: AgendaDay;
  today: string;
  now: number;
  calendarNames: ReadonlyMap<string, string>;
  marks: Marks;
}) {
  const styles = useAgendaStyles();
  const { meetings: text } = useText();
  const formats = useFormats();
  const title = useId();
  const near = date === today ? text.today : date === addDays(today, 1) ? text.tomorrow : null;
  const written = formats.day(date, today);
  return (
    <section
      className={styles.day}
      style={{ containIntrinsicSize: `auto ${HEADING + ROW * meetings.length}px` }}
      aria-labelledby={title}
    >
      <h2 id={title} className={styles.dayTitle}>
        {near ?? written}
        {near !== null && <span className={styles.date}>{written}</span>}
        <span className={styles.count}>{text.count(meetings.length)}</span>
      </h2>
      <ul className={styles.list}>
        {meetings.map((meeting) => (
          <MeetingRow
            key={meeting.id}
            meeting={meeting}
            moment={momentOf(meeting, now)}
            calendarName={calendarNames.size > 1 ? (calendarNames.get(meeting.calendarId) ?? null) : null}
            mark={marks.get(meeting.id)}
          />
        ))}
      </ul>
    </section>
  );
}
