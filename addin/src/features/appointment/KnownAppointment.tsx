import { mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Meeting } from '../../../../server/contract/meetings.ts';
import type { Formats } from '../../i18n/formats.ts';
import { useFormats, useText } from '../../i18n/i18n-context.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useNow } from '../../ui/use-now.ts';
import { JoinButton } from '../meetings/JoinButton.tsx';
import { LinkChoice } from '../meetings/LinkChoice.tsx';
import { MeetingBadges } from '../meetings/MeetingBadges.tsx';
import { momentOf } from '../meetings/moment.ts';
import { addDays, dayOf } from '../meetings/zone.ts';
import { useAppointmentStyles } from './appointment.styles.ts';
import type { AppointmentText } from './appointment-text.ts';
import { useSaid } from './use-said.ts';

function daysOf({ time }: Meeting, formats: Formats, now: number): string {
  const today = dayOf(now, formats.timeZone);
  if (!time.allDay) return formats.day(dayOf(Date.parse(time.start), formats.timeZone), today);
  const last = addDays(time.end, -1);
  const first = formats.day(time.start, today);
  return last === time.start ? first : `${first} – ${formats.day(last, today)}`;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  const styles = useAppointmentStyles();
  return (
    <div>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>{children}</dd>
    </div>
  );
}

/** An appointment that Sally has read: what, when, by whom, the way in, and which calendar it comes from. */
export function KnownAppointment({
  meeting,
  calendar,
  text,
}: {
  meeting: Meeting;
  calendar: string;
  text: AppointmentText;
}) {
  const styles = useAppointmentStyles();
  const { meetings } = useText();
  const formats = useFormats();
  const now = useNow();
  const { time, organizer, service, gateway, links, joinUrl, cancelled } = meeting;
  const title = meeting.title === null ? meetings.privateTitle : meeting.title || meetings.untitled;
  const moment = momentOf(meeting, now);
  useSaid(title);
  return (
    <article className={styles.root}>
      <h2 className={mergeClasses(styles.title, cancelled && styles.struck)}>{title}</h2>
      <p className={styles.time}>
        {daysOf(meeting, formats, now)}
        <br />
        {time.allDay ? meetings.allDay : formats.timeRange(Date.parse(time.start), Date.parse(time.end))}
        {moment === 'running' && <strong className={styles.now}> {meetings.now}</strong>}
      </p>
      <div className={styles.badges}>
        <MeetingBadges meeting={meeting} />
        {meeting.recurring && <Tag tone="subtle">{meetings.badges.recurring}</Tag>}
      </div>
      {joinUrl !== null && !cancelled && moment !== 'over' && (
        <JoinButton url={joinUrl} title={title} urgent={moment === 'running' || moment === 'soon'} />
      )}
      <dl className={styles.facts}>
        <Fact name={text.service}>
          {service ?? (gateway === null ? text.noLink : meetings.hiddenLink(gateway))}
          {links.length > 0 && (
            <div>
              <LinkChoice meeting={meeting} title={title} />
            </div>
          )}
        </Fact>
        {organizer && <Fact name={text.organizer}>{organizer.name || organizer.address}</Fact>}
        <Fact name={text.calendar}>{calendar}</Fact>
      </dl>
    </article>
  );
}
