import { Button, Field, Input } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useText } from '../../../i18n/i18n-context.tsx';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { useConnectStyles } from './connect.styles.ts';
import { Step } from './Step.tsx';

/** The one-time code, carried over by hand: it proves that the window was this person's. */
export function CodeForm({
  wrong,
  onCode,
  onCancel,
}: {
  wrong: boolean;
  onCode: (code: string) => void;
  onCancel: () => void;
}) {
  const styles = useConnectStyles();
  const { shell } = useText();
  const { code } = useSettingsText().connect;
  const [typed, setTyped] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== '') onCode(typed.trim());
  };
  return (
    <Step title={code.title} text={code.text}>
      <form onSubmit={submit}>
        <Field
          className={styles.code}
          label={code.label}
          {...(wrong ? { validationMessage: code.wrong, validationState: 'error' as const } : {})}
        >
          <Input
            value={typed}
            onChange={(_, { value }) => setTyped(value)}
            autoComplete="one-time-code"
            spellCheck={false}
          />
        </Field>
        <div className={styles.actions}>
          <Button type="submit" appearance="primary">
            {code.action}
          </Button>
          <Button onClick={onCancel}>{shell.cancel}</Button>
        </div>
      </form>
    </Step>
  );
}
