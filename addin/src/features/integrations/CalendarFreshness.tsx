import type { ConnectionKind, SyncProgress } from '../../../../server/contract/connections.ts';
import { useFormats } from '../../i18n/i18n-context.tsx';
import { useSettingsText } from '../../i18n/settings-text.tsx';
import { useFreshnessStyles } from './freshness.styles.ts';

const times = {
  newestChange: 'past',
  lastNotice: 'past',
  lastSuccess: 'past',
  nextRead: 'coming',
  nextRenewal: 'coming',
} as const;

/** How Sally learns of changes in one calendar, and when it last did and next will. */
export function CalendarFreshness({
  kind,
  name,
  progress,
  now,
}: {
  kind: ConnectionKind;
  name: string;
  progress: SyncProgress;
  now: number;
}) {
  const styles = useFreshnessStyles();
  const { freshness } = useSettingsText().integrations;
  const text = kind === 'exchange' ? freshness.onExchange : freshness;
  const formats = useFormats();
  const when = (kind: 'past' | 'coming', value: string): string => {
    const at = Date.parse(value);
    return formats.relative(kind === 'past' ? Math.min(at, now) : Math.max(at, now), now);
  };
  return (
    <>
      <p className={styles.name}>{name}</p>
      <p className={styles.watch}>{text.watch[progress.watch]}</p>
      <dl className={styles.times}>
        {(Object.keys(times) as (keyof typeof times)[]).map((key) => {
          const value = progress[key];
          return value === null ? null : (
            <div key={key} className={styles.time}>
              <dt className={styles.what}>{text.times[key]}</dt>
              <dd className={styles.when}>
                <time dateTime={value} title={formats.moment(Date.parse(value))}>
                  {when(times[key], value)}
                </time>
              </dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}
