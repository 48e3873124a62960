import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useHost } from '../../../host/host-context.tsx';
import { useText } from '../../../i18n/i18n-context.tsx';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { useAnnounce } from '../../../ui/announcer.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { copyText } from '../connect/copy-text.ts';
import type { Exported } from './use-export.ts';

async function copyFile(file: Blob): Promise<boolean> {
  const field = document.createElement('textarea');
  field.value = await file.text();
  document.body.append(field);
  try {
    return await copyText(field);
  } finally {
    field.remove();
  }
}

/** Where a file went, and other ways to it, since a host may keep its pages from saving files. */
export function ExportedFile({ exported: { file, name } }: { exported: Exported }) {
  const host = useHost();
  const announce = useAnnounce();
  const { shell } = useText();
  const { yourData: text } = useSettingsText();
  const [copied, setCopied] = useState<Blob | null>(null);
  if (host.kind === 'browser') return <Notice tone="info" title={text.exported(name)} />;
  const copy = async () => {
    if (!(await copyFile(file))) return;
    setCopied(file);
    announce(shell.copied);
  };
  return (
    <Notice
      tone="info"
      title={text.exported(name)}
      actions={
        <>
          <Button onClick={() => void copy()}>{copied === file ? shell.copied : text.copy}</Button>
          <Button onClick={() => host.openLink(`${location.origin}/`)}>{text.openInBrowser}</Button>
        </>
      }
    >
      {text.blocked}
    </Notice>
  );
}
