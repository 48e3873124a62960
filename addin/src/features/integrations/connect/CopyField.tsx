import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { useRef, useState } from 'react';
import { useText } from '../../../i18n/i18n-context.tsx';
import { useAnnounce } from '../../../ui/announcer.tsx';
import { useCopyFieldStyles } from './copy-field.styles.ts';
import { copyText } from './copy-text.ts';

/** A text to take along, with its button. */
export function CopyField({
  label,
  action,
  value,
  lines = 1,
}: {
  label: string;
  action: string;
  value: string;
  lines?: number;
}) {
  const styles = useCopyFieldStyles();
  const { shell } = useText();
  const announce = useAnnounce();
  const line = useRef<HTMLInputElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<boolean>();
  const copy = async () => {
    const field = line.current ?? area.current;
    if (field === null) return;
    const done = await copyText(field);
    setCopied(done);
    announce(done ? shell.copied : shell.copyYourself);
  };
  return (
    <div className={styles.root}>
      <Field className={styles.field} label={label}>
        {lines === 1 ? (
          <Input input={{ ref: line }} value={value} readOnly />
        ) : (
          <Textarea textarea={{ ref: area }} value={value} readOnly rows={lines} resize="vertical" />
        )}
      </Field>
      <Button
        className={styles.button}
        icon={copied ? <CheckmarkRegular aria-hidden /> : <CopyRegular aria-hidden />}
        onClick={() => void copy()}
      >
        {copied === undefined ? action : copied ? shell.copied : shell.copyYourself}
      </Button>
    </div>
  );
}
