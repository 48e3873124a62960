import { mergeClasses } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import { InfoRegular } from '@fluentui/react-icons/svg/info';
import type { ReactNode } from 'react';
import type { ExchangeExamination, StepReport } from '../../../../../server/contract/exchange.ts';
import type { ExchangeFinding } from '../../../../../server/contract/exchange-findings.ts';
import { useExchangeText } from '../../../i18n/exchange-text.tsx';
import { useFormats } from '../../../i18n/i18n-context.tsx';
import { useTroubleText } from '../../../i18n/trouble-text.tsx';
import { useHiddenStyles } from '../../../ui/hidden.styles.ts';
import { factText } from './fact-text.ts';
import { useReportStyles } from './report.styles.ts';

const icons = { passed: CheckmarkCircleRegular, hint: InfoRegular, failed: ErrorCircleRegular } as const;

type Examined = Exclude<StepReport, { state: 'skipped' }>;

/**
 * What came of examining a server, step by step; those that were left out share a line. What failed gets the id `failedId`.
 * `actionFor` may offer something to press for what was found.
 */
export function Report({
  examination: { url, report },
  failedId,
  actionFor = () => null,
}: {
  examination: ExchangeExamination;
  failedId?: string;
  actionFor?: (finding: ExchangeFinding) => ReactNode;
}) {
  const styles = useReportStyles();
  const text = useExchangeText();
  const skipped = report.flatMap(({ step, state }) => (state === 'skipped' ? [text.steps[step].name] : []));
  return (
    <>
      {url !== null && (
        <p className={styles.remark}>
          {text.examined} {url}
        </p>
      )}
      <ol className={styles.list} aria-label={text.report}>
        {report.map((step) =>
          step.state === 'skipped' ? null : (
            <ExaminedStep
              key={step.step}
              step={step}
              id={step.state === 'failed' ? failedId : undefined}
              action={step.state === 'failed' ? actionFor(step.finding) : null}
            />
          ),
        )}
      </ol>
      {skipped.length > 0 && <p className={styles.skipped}>{text.skipped(skipped.join(', '))}</p>}
    </>
  );
}

function ExaminedStep({ step, id, action }: { step: Examined; id: string | undefined; action: ReactNode }) {
  const styles = useReportStyles();
  const { hidden } = useHiddenStyles();
  const text = useExchangeText();
  const troubles = useTroubleText();
  const formats = useFormats();
  const { state } = step;
  const Icon = icons[state];
  const words =
    state === 'passed' ? null : state === 'hint' ? troubles.hints[step.hint] : troubles[step.finding];
  const fact = factText(words, step.fact, formats);
  return (
    <li className={styles.step}>
      <span className={mergeClasses(styles.icon, styles[state])}>
        <Icon aria-hidden />
      </span>
      <div id={id} className={mergeClasses(styles.words, words === null && styles.line)}>
        <p className={mergeClasses(styles.title, words !== null && styles.strong)}>
          <span className={hidden}>{text.states[state]}: </span>
          {words?.title ?? text.steps[step.step].passed}
        </p>
        {words !== null && <p className={styles.text}>{words.text}</p>}
        {fact !== null && <p className={styles.remark}>{fact}</p>}
        {action && <div className={styles.action}>{action}</div>}
      </div>
    </li>
  );
}
