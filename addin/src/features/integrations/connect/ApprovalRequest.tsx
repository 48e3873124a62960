import type { Approval } from '../../../../../server/contract/connections.ts';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { CopyField } from './CopyField.tsx';

/** What to send to an administrator. */
export function ApprovalRequest({ approval: { link } }: { approval: Approval }) {
  const { approval } = useSettingsText().connect;
  return (
    <>
      <CopyField label={approval.link} action={approval.copyLink} value={link} />
      <CopyField
        label={approval.message}
        action={approval.copyMessage}
        value={approval.messageText(link)}
        lines={10}
      />
    </>
  );
}
