import { Button } from '@fluentui/react-components';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useExchangeText } from '../../../i18n/exchange-text.tsx';
import { useText } from '../../../i18n/i18n-context.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { Step } from '../connect/Step.tsx';
import { Examining } from './Examining.tsx';
import { LoginForm } from './LoginForm.tsx';
import { useLoginStyles } from './login.styles.ts';
import { refusedBy } from './mistakes.ts';
import { Report } from './Report.tsx';
import type { Login } from './use-login.ts';

/**
 * The form, what it is waiting for, and the form again with what was found. Whoever waited finds the focus at what
 * came of it. `onCloud` leads to where Exchange Online is connected.
 */
export function LoginSteps({
  login,
  action,
  others,
  onCloud,
}: {
  login: Login;
  action: string;
  others: ReactNode;
  onCloud?: (() => void) | undefined;
}) {
  const styles = useLoginStyles();
  const { shell } = useText();
  const text = useExchangeText();
  const root = useRef<HTMLDivElement>(null);
  const waited = useRef(false);
  const failed = useId();
  const { running, failure, error } = login;
  const refused = refusedBy(error).length > 0;

  useEffect(() => {
    if (!running && (waited.current || failure !== null || error !== null)) {
      const place = root.current?.querySelector<HTMLElement>(
        refused ? '[aria-invalid="true"]' : '[data-result]',
      );
      (place ?? root.current)?.focus();
    }
    waited.current = running;
  }, [running, refused, failure, error]);

  if (running)
    return (
      <Step
        title={text.running.connect}
        text={text.running.text}
        actions={<Button onClick={login.cancel}>{shell.cancel}</Button>}
      >
        <Examining label={text.running.connect} />
      </Step>
    );
  return (
    <div ref={root} tabIndex={-1} className={styles.root}>
      {failure !== null && (
        <section className={styles.result}>
          <h3 data-result tabIndex={-1} className={styles.title} aria-describedby={failed}>
            {text.failed}
          </h3>
          <Report
            examination={failure}
            failedId={failed}
            actionFor={(finding) =>
              finding === 'address-in-cloud' && onCloud && <Button onClick={onCloud}>{text.toCloud}</Button>
            }
          />
        </section>
      )}
      {error !== null && !refused && (
        <div data-result tabIndex={-1} className={styles.notice}>
          <ErrorNotice title={text.failed} error={error} />
        </div>
      )}
      <LoginForm login={login} action={action} others={others} />
    </div>
  );
}
