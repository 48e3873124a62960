import { mergeClasses } from '@fluentui/react-components';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import { InfoRegular } from '@fluentui/react-icons/svg/info';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import type { ReactNode } from 'react';
import { useNoticeStyles } from './notice.styles.ts';

const icons = { info: InfoRegular, warning: WarningRegular, error: ErrorCircleRegular };

/** What happened, in one sentence, and what to do about it. An error is read aloud at once. */
export function Notice({
  tone,
  title,
  children,
  reference,
  actions,
}: {
  tone: keyof typeof icons;
  title: string;
  children?: ReactNode;
  reference?: string | null;
  actions?: ReactNode;
}) {
  const styles = useNoticeStyles();
  const Icon = icons[tone];
  return (
    <div className={styles.root} role={tone === 'error' ? 'alert' : undefined}>
      <span className={mergeClasses(styles.icon, styles[tone])}>
        <Icon aria-hidden />
      </span>
      <div className={styles.body}>
        <p className={styles.title}>{title}</p>
        {children !== undefined && <p className={styles.text}>{children}</p>}
        {reference && <p className={styles.reference}>{reference}</p>}
        <div className={styles.actions}>{actions}</div>
      </div>
    </div>
  );
}
