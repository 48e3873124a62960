import { Button, Field, Input, Tooltip } from '@fluentui/react-components';
import { EyeRegular } from '@fluentui/react-icons/svg/eye';
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off';
import { useState } from 'react';
import { useExchangeText } from '../../../i18n/exchange-text.tsx';
import type { FieldProps } from './field-props.ts';

/** The password, which a person can look at while they type. */
export function PasswordField({
  value,
  message,
  onChange,
}: {
  value: string;
  message: FieldProps;
  onChange: (password: string) => void;
}) {
  const { password: text } = useExchangeText();
  const [shown, setShown] = useState(false);
  return (
    <Field label={text.label} required {...message}>
      <Input
        name="password"
        type={shown ? 'text' : 'password'}
        autoComplete="current-password"
        autoCapitalize="none"
        spellCheck={false}
        value={value}
        onChange={(_, to) => onChange(to.value)}
        contentAfter={
          <Tooltip content={text.show} relationship="label">
            <Button
              appearance="transparent"
              size="small"
              aria-pressed={shown}
              icon={shown ? <EyeOffRegular aria-hidden /> : <EyeRegular aria-hidden />}
              onClick={() => setShown(!shown)}
            />
          </Tooltip>
        }
      />
    </Field>
  );
}
