import { Field, Switch } from '@fluentui/react-components';
import { useExchangeText } from '../../../i18n/exchange-text.tsx';
import type { FieldProps } from './field-props.ts';
import { useLoginStyles } from './login.styles.ts';

/** Where a device in front of the server ends TLS, the sign-in can't be bound to the server's certificate. */
export function EndsTls({
  checked,
  message,
  onChange,
}: {
  checked: boolean;
  message: FieldProps;
  onChange: (checked: boolean) => void;
}) {
  const styles = useLoginStyles();
  const { endsTls: text } = useExchangeText();
  return (
    <Field hint={text.hint} {...message}>
      <Switch
        className={styles.switch}
        name="channelBinding"
        label={text.label}
        checked={checked}
        onChange={(_, to) => onChange(to.checked)}
      />
    </Field>
  );
}
