import { Button, Spinner } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from '../../../i18n/i18n-context.tsx';
import { useConnectStyles } from './connect.styles.ts';

/** One step of the way. Its heading takes the focus, so that a change is noticed without looking. */
export function Step({
  title,
  text,
  children,
  actions,
}: {
  title: string;
  text?: string;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  const styles = useConnectStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another title is another step
  useEffect(() => heading.current?.focus(), [title]);
  return (
    <section className={styles.step}>
      <h3 ref={heading} tabIndex={-1} className={styles.stepTitle}>
        {title}
      </h3>
      {text !== undefined && <p className={styles.stepText}>{text}</p>}
      {children}
      <div className={styles.actions}>{actions}</div>
    </section>
  );
}

/** Something that ends by itself. */
export function Busy({ sentence, onCancel }: { sentence: string; onCancel: () => void }) {
  const styles = useConnectStyles();
  const { shell } = useText();
  return (
    <section className={styles.step} role="status">
      <Spinner className={styles.spinner} size="small" label={sentence} />
      <Button onClick={onCancel}>{shell.cancel}</Button>
    </section>
  );
}
