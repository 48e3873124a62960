import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { CheckDialog, RenewDialog } from './lazy-exchange.tsx';
import type { Connected } from './use-login.ts';

/** Which dialog about a login is open; a new login is asked for under a title. */
export type LoginDialog = { readonly what: 'check' } | { readonly what: 'renew'; readonly title: string };

/** What `LoginActions` open. */
export function LoginDialogs({
  dialog,
  connectionId,
  onChange,
  onRenewed,
}: {
  dialog: LoginDialog;
  connectionId: string;
  onChange: (dialog: LoginDialog | null) => void;
  onRenewed: (outcome: Connected) => void;
}) {
  const { integrations } = useSettingsText();
  const close = () => onChange(null);
  return dialog.what === 'check' ? (
    <CheckDialog
      connectionId={connectionId}
      onClose={close}
      onNewPassword={() => onChange({ what: 'renew', title: integrations.newPassword })}
    />
  ) : (
    <RenewDialog connectionId={connectionId} title={dialog.title} onClose={close} onRenewed={onRenewed} />
  );
}
