import { Button } from '@fluentui/react-components';
import type { Trouble } from '../../../../../server/contract/connections.ts';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { wantsPassword } from './wants-password.ts';

/** What can be done about the login of an Exchange server: have it examined, or enter another one. */
export function LoginActions({
  trouble,
  onCheck,
  onLogin,
}: {
  trouble: Trouble | null;
  onCheck: () => void;
  onLogin: (title: string) => void;
}) {
  const { integrations: text } = useSettingsText();
  const title = trouble !== null && wantsPassword(trouble.reason) ? text.newPassword : text.changeLogin;
  return (
    <>
      <Button onClick={onCheck}>{text.checkConnection}</Button>
      <Button appearance={trouble?.fault === 'user' ? 'primary' : 'secondary'} onClick={() => onLogin(title)}>
        {title}
      </Button>
    </>
  );
}
