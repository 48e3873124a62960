import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Connection } from '../../../../server/contract/connections.ts';
import { useApi } from '../../api/api-context.tsx';
import { useText } from '../../i18n/i18n-context.tsx';
import { useSettingsText } from '../../i18n/settings-text.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { useCardStyles } from './card.styles.ts';

/** Names what is deleted before it is. */
export function DisconnectDialog({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const styles = useCardStyles();
  const { shell } = useText();
  const { integrations: text } = useSettingsText();
  const api = useApi();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const { id, kind, account, upcomingMeetings } = connection;
  const disconnect = useMutation({
    mutationFn: () => api('disconnect', { params: { connectionId: id } }),
    onSuccess: async () => {
      announce(text.disconnected(account.address));
      onClose();
      void queries.invalidateQueries({ queryKey: ['meetings'] });
      await queries.invalidateQueries({ queryKey: ['connections'] });
    },
  });
  return (
    <Modal
      kind="alert"
      title={text.confirm.title}
      onClose={onClose}
      notice={disconnect.error && <ErrorNotice title={text.disconnectFailed} error={disconnect.error} />}
      footer={
        <>
          <Button
            appearance="primary"
            disabledFocusable={disconnect.isPending}
            onClick={() => disconnect.mutate()}
          >
            {text.disconnect}
          </Button>
          <Button onClick={onClose}>{shell.cancel}</Button>
        </>
      }
    >
      <p className={styles.text}>{text.confirm.text(account.address)}</p>
      <ul>
        <li>{text.confirm.meetings(upcomingMeetings)}</li>
        <li>{text.confirm.choices}</li>
        <li>{kind === 'exchange' ? text.confirm.login : text.confirm.grant}</li>
      </ul>
      <p className={styles.text}>{text.confirm.kept}</p>
    </Modal>
  );
}
