import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Connection } from '../../../../../server/contract/connections.ts';
import { useApi } from '../../../api/api-context.tsx';
import { useText } from '../../../i18n/i18n-context.tsx';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { useAnnounce } from '../../../ui/announcer.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { Modal } from '../../../ui/Modal.tsx';
import { useYourDataStyles } from './your-data.styles.ts';

/** Names what is deleted before it is. `onDone` gets the sentence that tells how much it was. */
export function DeleteDialog({
  connections,
  onClose,
  onDone,
}: {
  connections: readonly Connection[];
  onClose: () => void;
  onDone: (sentence: string) => void;
}) {
  const styles = useYourDataStyles();
  const { shell } = useText();
  const { delete: text } = useSettingsText().yourData;
  const api = useApi();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => api('deleteMyData', {}),
    onSuccess: ({ connections: ended, meetings }) => {
      const sentence = text.done(ended, meetings);
      announce(sentence);
      onDone(sentence);
      for (const key of ['connections', 'meetings', 'calendars'])
        void queries.invalidateQueries({ queryKey: [key] });
    },
  });
  const accounts = connections.map(({ account }) => account.address).join(', ');
  const logins = connections.filter(({ kind }) => kind === 'exchange').length;
  const grants = connections.length - logins;
  const upcoming = connections.reduce((sum, { upcomingMeetings }) => sum + upcomingMeetings, 0);
  return (
    <Modal
      kind="alert"
      title={text.title}
      onClose={onClose}
      notice={error && <ErrorNotice title={text.failed} error={error} />}
      footer={
        <>
          <Button appearance="primary" disabledFocusable={isPending} onClick={() => mutate()}>
            {isPending ? text.running : text.action}
          </Button>
          <Button onClick={onClose}>{shell.cancel}</Button>
        </>
      }
    >
      <p className={styles.text}>{text.text}</p>
      <ul>
        {connections.length > 0 && (
          <>
            <li>{text.connections(connections.length, accounts)}</li>
            <li>{text.meetings(upcoming)}</li>
            <li>{text.choices}</li>
            {grants > 0 && <li>{text.grants(grants)}</li>}
            {logins > 0 && <li>{text.logins(logins)}</li>}
          </>
        )}
        <li>{text.requests}</li>
      </ul>
      <p className={styles.text}>{text.kept}</p>
    </Modal>
  );
}
