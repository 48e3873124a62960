import { mergeClasses, ProgressBar } from '@fluentui/react-components';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { useExchangeText } from '../../../i18n/exchange-text.tsx';
import { useReportStyles } from './report.styles.ts';

/** While a server is examined: what is going to be. Nobody tells how far it is. */
export function Examining({ label }: { label: string }) {
  const styles = useReportStyles();
  const text = useExchangeText();
  return (
    <div className={styles.examining}>
      <ProgressBar aria-label={label} />
      <ol className={styles.list} aria-label={text.report}>
        {Object.values(text.steps).map(({ name }) => (
          <li key={name} className={mergeClasses(styles.step, styles.coming)}>
            <span className={styles.icon}>
              <CircleRegular aria-hidden />
            </span>
            {name}
          </li>
        ))}
      </ol>
    </div>
  );
}
