import { Button } from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useExchangeText } from '../../../i18n/exchange-text.tsx';
import { useTroubleText } from '../../../i18n/trouble-text.tsx';
import { useConnectStyles } from '../connect/connect.styles.ts';
import { mistakesIn } from './draft.ts';
import { LoginFields } from './LoginFields.tsx';
import { useLoginStyles } from './login.styles.ts';
import { messagesFor } from './mistakes.ts';
import type { Login } from './use-login.ts';

/** The form of a login. What can't be sent is said at the field, and the first such field gets the focus. */
export function LoginForm({ login, action, others }: { login: Login; action: string; others: ReactNode }) {
  const styles = useLoginStyles();
  const connect = useConnectStyles();
  const text = useExchangeText();
  const troubles = useTroubleText();
  const form = useRef<HTMLFormElement>(null);
  const [tries, setTries] = useState(0);

  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (mistakesIn(login.draft).length > 0) setTries(tries + 1);
    else login.submit();
  };
  return (
    <form ref={form} className={styles.form} aria-label={text.form} onSubmit={submit} noValidate>
      <LoginFields
        draft={login.draft}
        messages={messagesFor(login, tries > 0, text, troubles)}
        onChange={login.change}
      />
      <div className={connect.actions}>
        <Button type="submit" appearance="primary">
          {action}
        </Button>
        {others}
      </div>
    </form>
  );
}
