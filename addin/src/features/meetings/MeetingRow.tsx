import { mergeClasses } from '@fluentui/react-components';
import { ArrowRepeatAllRegular } from '@fluentui/react-icons/svg/arrow-repeat-all';
import { memo, type ReactNode } from 'react';
import type { Meeting } from '../../../../server/contract/meetings.ts';
import { useFormats, useText } from '../../i18n/i18n-context.tsx';
import { JoinButton } from './JoinButton.tsx';
import { LinkChoice } from './LinkChoice.tsx';
import { MeetingBadges } from './MeetingBadges.tsx';
import { useMeetingRowStyles } from './meeting-row.styles.ts';
import type { Moment } from './moment.ts';
import { noLink } from './no-link.ts';

function MeetingTime({ time, moment }: { time: Meeting['time']; moment: Moment }) {
  const styles = useMeetingRowStyles();
  const { meetings } = useText();
  const formats = useFormats();
  return (
    <div className={styles.time}>
      {time.allDay ? meetings.allDay : formats.timeRange(Date.parse(time.start), Date.parse(time.end))}
      {moment === 'running' && <div className={styles.now}>{meetings.now}</div>}
    </div>
  );
}

/** One meeting: when, what and by whom, what is special about it, and the way in. */
export const MeetingRow = memo(function MeetingRow({
  meeting,
  moment,
  calendarName,
  mark,
}: {
  meeting: Meeting;
  moment: Moment;
  /** Null where all meetings come from one calendar. */
  calendarName: string | null;
  /** Where it is new or has changed. */
  mark: ReactNode;
}) {
  const styles = useMeetingRowStyles();
  const { meetings } = useText();
  const title = meeting.title === null ? meetings.privateTitle : meeting.title || meetings.untitled;
  const quiet = meeting.cancelled || meeting.response === 'declined' || moment === 'over';
  const facts = [
    meeting.organizer && meetings.organizer(meeting.organizer.name || meeting.organizer.address),
    meeting.service ?? noLink(meeting, meetings),
    calendarName,
  ].filter(Boolean);
  return (
    <li
      data-meeting={meeting.id}
      className={mergeClasses(styles.root, moment === 'running' && styles.running)}
    >
      {mark}
      <MeetingTime time={meeting.time} moment={moment} />
      <div className={styles.what}>
        <h3 className={mergeClasses(styles.title, quiet && styles.quiet)}>
          <span
            title={title}
            className={mergeClasses(
              styles.titleText,
              meeting.title === null && styles.hiddenTitle,
              meeting.cancelled && styles.struck,
            )}
          >
            {title}
          </span>
          {meeting.recurring && (
            <span
              className={styles.series}
              role="img"
              aria-label={meetings.badges.recurring}
              title={meetings.badges.recurring}
            >
              <ArrowRepeatAllRegular aria-hidden />
            </span>
          )}
        </h3>
        {facts.length > 0 && <p className={styles.facts}>{facts.join(' · ')}</p>}
      </div>
      <div className={styles.badges}>
        {meeting.links.length > 0 && <LinkChoice meeting={meeting} title={title} />}
        <MeetingBadges meeting={meeting} />
      </div>
      <div className={styles.action}>
        {meeting.joinUrl !== null && !meeting.cancelled && moment !== 'over' && (
          <JoinButton
            url={meeting.joinUrl}
            title={title}
            urgent={(moment === 'running' || moment === 'soon') && meeting.response !== 'declined'}
          />
        )}
      </div>
    </li>
  );
});
