import { Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { ExchangeVersion } from '../../../../../server/contract/exchange.ts';
import { useExchangeText } from '../../../i18n/exchange-text.tsx';
import { useConnectStyles } from '../connect/connect.styles.ts';
import { type Draft, type DraftField, isAdvanced } from './draft.ts';
import { EndsTls } from './EndsTls.tsx';
import type { FieldProps } from './field-props.ts';
import { useLoginStyles } from './login.styles.ts';
import { PasswordField } from './PasswordField.tsx';
import { versionNames } from './version-names.ts';

const plain = { autoComplete: 'off', autoCapitalize: 'none', spellCheck: false } as const;

/** What is entered to reach a mailbox. `messages` says what is wrong, field by field. */
export function LoginFields({
  draft,
  messages,
  onChange,
}: {
  draft: Draft;
  messages: ReadonlyMap<DraftField, string>;
  onChange: (draft: Draft) => void;
}) {
  const styles = useLoginStyles();
  const connect = useConnectStyles();
  const text = useExchangeText();
  const wrongBelow = [...messages.keys()].some(isAdvanced);
  const [open, setOpen] = useState(draft.mailbox !== '' || !draft.channelBinding);
  const change = (changes: Partial<Draft>) => onChange({ ...draft, ...changes });
  const wrong = (field: DraftField): FieldProps => {
    const validationMessage = messages.get(field);
    return validationMessage === undefined ? {} : { validationMessage, validationState: 'error' };
  };
  return (
    <>
      <Field label={text.username.label} hint={text.username.hint} required {...wrong('username')}>
        <Input
          {...plain}
          name="username"
          autoComplete="username"
          maxLength={320}
          value={draft.username}
          onChange={(_, { value }) => change({ username: value })}
        />
      </Field>
      <PasswordField
        value={draft.password}
        message={wrong('password')}
        onChange={(password) => change({ password })}
      />
      <Field label={text.url.label} hint={text.url.hint} required {...wrong('url')}>
        <Input
          {...plain}
          name="url"
          inputMode="url"
          maxLength={500}
          value={draft.url}
          onChange={(_, { value }) => change({ url: value })}
        />
      </Field>
      <Field label={text.version.label} {...wrong('version')}>
        <Select
          className={styles.version}
          select={{ className: styles.versions }}
          name="version"
          value={draft.version}
          onChange={(_, { value }) => change({ version: value as ExchangeVersion })}
        >
          <option value="automatic">{text.version.automatic}</option>
          {Object.entries(versionNames).map(([version, name]) => (
            <option key={version} value={version}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <details open={open || wrongBelow} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className={connect.askedTitle}>{text.more}</summary>
        <div className={styles.moreFields}>
          <Field label={text.mailbox.label} hint={text.mailbox.hint} {...wrong('mailbox')}>
            <Input
              {...plain}
              name="mailbox"
              type="email"
              maxLength={320}
              value={draft.mailbox}
              onChange={(_, { value }) => change({ mailbox: value })}
            />
          </Field>
          <EndsTls
            checked={!draft.channelBinding}
            message={wrong('channelBinding')}
            onChange={(ends) => change({ channelBinding: !ends })}
          />
        </div>
      </details>
    </>
  );
}
