import type { Connection } from '../../../../server/contract/connections.ts';
import { useFormats } from '../../i18n/i18n-context.tsx';
import { useSettingsText } from '../../i18n/settings-text.tsx';
import { useCardStyles } from './card.styles.ts';

/** When it was last read, how much there is, and from where. */
export function ConnectionFacts({
  connection: { lastSuccess, upcomingMeetings, calendars },
  now,
}: {
  connection: Connection;
  now: number;
}) {
  const styles = useCardStyles();
  const { integrations: text } = useSettingsText();
  const formats = useFormats();
  const last = lastSuccess === null ? null : Date.parse(lastSuccess);
  return (
    <dl className={styles.facts}>
      <div>
        <dt className={styles.fact}>{text.lastSync}</dt>
        <dd className={styles.value}>
          {last === null ? (
            text.never
          ) : (
            <>
              {formats.relative(Math.min(last, now), now)}{' '}
              <time className={styles.exact} dateTime={lastSuccess ?? undefined}>
                {formats.moment(last)}
              </time>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt className={styles.fact}>{text.upcoming}</dt>
        <dd className={styles.value}>{formats.number(upcomingMeetings)}</dd>
      </div>
      <div>
        <dt className={styles.fact}>{text.calendars}</dt>
        <dd className={styles.value}>{calendars.map(({ name }) => name).join(', ') || '–'}</dd>
      </div>
    </dl>
  );
}
