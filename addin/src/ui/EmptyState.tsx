import type { ReactNode } from 'react';
import { useEmptyStateStyles } from './empty-state.styles.ts';
import { Illustration, type Sign } from './illustration.tsx';

/** Says why there is nothing to see, and where to go from here. */
export function EmptyState({
  sign,
  title,
  text,
  action,
}: {
  sign: Sign;
  title: string;
  text: string;
  action?: ReactNode;
}) {
  const styles = useEmptyStateStyles();
  return (
    <div className={styles.root}>
      <Illustration sign={sign} />
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.text}>{text}</p>
      {action}
    </div>
  );
}
