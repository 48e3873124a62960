import { mergeClasses } from '@fluentui/react-components';
import { useText } from '../../i18n/i18n-context.tsx';
import { useHiddenStyles } from '../../ui/hidden.styles.ts';
import { useSkeletonStyles } from './skeleton.styles.ts';

const rows = ['long', 'short', 'long', 'long', 'short', 'long'] as const;

/** The shape of the list before there is one. */
export function MeetingsSkeleton() {
  const styles = useSkeletonStyles();
  const { hidden } = useHiddenStyles();
  const { meetings } = useText();
  return (
    <div className={styles.root} role="status">
      <span className={hidden}>{meetings.loading}</span>
      {rows.map((length, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows never move
        <div key={place} className={styles.row} aria-hidden>
          <div className={styles.bar} />
          <div className={mergeClasses(styles.bar, styles[length])} />
        </div>
      ))}
    </div>
  );
}
