import { useText } from '../../../i18n/i18n-context.tsx';
import { useHiddenStyles } from '../../../ui/hidden.styles.ts';
import { useRowMarkStyles } from './row-mark.styles.ts';

/** Lies behind a row that is new or has changed, and fades. */
export function RowMark({ kind }: { kind: 'added' | 'changed' }) {
  const styles = useRowMarkStyles();
  const { hidden } = useHiddenStyles();
  const { marks } = useText().meetings;
  return (
    <>
      <span className={styles.root} aria-hidden />
      <span className={hidden}>{marks[kind]}</span>
    </>
  );
}
