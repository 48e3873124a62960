import { mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTagStyles } from './tag.styles.ts';

/** A word about a thing. Fluent's Badge can do more, and weighs too much for the first screen. */
export function Tag({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: 'neutral' | 'subtle' | 'brand' | 'good' | 'warning' | 'bad';
  icon?: ReactNode;
  children: string;
}) {
  const styles = useTagStyles();
  return (
    <span className={mergeClasses(styles.root, styles[tone])}>
      {icon}
      {children}
    </span>
  );
}
