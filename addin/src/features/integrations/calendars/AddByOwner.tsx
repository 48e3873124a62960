import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useText } from '../../../i18n/i18n-context.tsx';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { explainError } from '../../../ui/explain-error.ts';
import { useCalendarsStyles } from './calendars.styles.ts';
import { type FoundCalendar, useAddCalendar } from './use-add-calendar.ts';

/** Enough to see a slip of the finger; whether there is such a person only Microsoft knows. */
const isAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

/** A calendar that somebody shared and that is in no list: it is found by its owner's address. */
export function AddByOwner({
  connectionId,
  onFound,
}: {
  connectionId: string;
  onFound: (found: FoundCalendar) => void;
}) {
  const styles = useCalendarsStyles();
  const texts = useText();
  const { calendars: text } = useSettingsText();
  const [address, setAddress] = useState('');
  const [malformed, setMalformed] = useState(false);
  const add = useAddCalendar(connectionId, (found) => {
    setAddress('');
    onFound(found);
  });
  const owner = address.trim();
  const refused =
    add.data?.outcome === 'refused' ? text.addRefused[add.data.reason](add.variables ?? '') : null;
  const failed = add.error && explainError(add.error, texts).sentence;
  const message = malformed ? text.addMalformed : (refused ?? failed);
  const found = add.data?.outcome === 'refused' ? undefined : add.data?.outcome;

  const submit = (event: React.SyntheticEvent) => {
    event.preventDefault();
    setMalformed(!isAddress(owner));
    add.reset();
    if (isAddress(owner)) add.mutate(owner);
  };
  return (
    <form className={styles.add} onSubmit={submit} noValidate>
      <Field
        className={styles.addField}
        label={text.addLabel}
        hint={text.addHint}
        validationState={message ? 'error' : found ? 'success' : 'none'}
        validationMessage={message ?? (found ? text.addFound[found](add.variables ?? '') : null)}
      >
        <Input
          type="email"
          autoComplete="off"
          placeholder={text.addPlaceholder}
          value={address}
          onChange={(_, { value }) => setAddress(value)}
        />
      </Field>
      <Button type="submit" disabledFocusable={add.isPending || owner === ''}>
        {add.isPending ? text.adding : text.add}
      </Button>
    </form>
  );
}
