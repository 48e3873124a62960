import { Button } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useExchangeText } from '../../../i18n/exchange-text.tsx';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { LoginSteps } from './LoginSteps.tsx';
import { useLoginStyles } from './login.styles.ts';
import type { Login } from './use-login.ts';

/** Connecting an Exchange server: the login, and what came of it. */
export function ConnectLogin({
  login,
  onBack,
  onCloud,
}: {
  login: Login;
  onBack: () => void;
  onCloud: (() => void) | undefined;
}) {
  const styles = useLoginStyles();
  const text = useExchangeText();
  const { kinds } = useSettingsText().integrations;
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever comes back to what is under way, or to what came of it, finds the focus there.
  const begins = useRef(!login.running && login.failure === null && login.error === null);
  useEffect(() => {
    if (begins.current) heading.current?.focus();
  }, []);
  return (
    <div className={styles.root}>
      <div>
        <h3 ref={heading} tabIndex={-1} className={styles.title}>
          {kinds.exchange}
        </h3>
        {!login.running && <p className={styles.intro}>{text.intro}</p>}
      </div>
      <LoginSteps
        login={login}
        action={text.connect}
        others={<Button onClick={onBack}>{text.back}</Button>}
        onCloud={onCloud}
      />
    </div>
  );
}
