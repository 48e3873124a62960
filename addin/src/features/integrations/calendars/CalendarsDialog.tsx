import { Button, Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import { useCalendars } from '../../../api/queries.ts';
import { useText } from '../../../i18n/i18n-context.tsx';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { useAnnounce } from '../../../ui/announcer.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { Modal } from '../../../ui/Modal.tsx';
import { CalendarsForm } from './CalendarsForm.tsx';
import { useCalendarsStyles } from './calendars.styles.ts';
import { type Choice, choiceOf } from './choice.ts';
import { useSaveSettings } from './use-save-settings.ts';

/** "Configure calendars". Nothing is applied before "Save", and nothing chosen is lost when saving fails. */
export function CalendarsDialog({ connectionId, onClose }: { connectionId: string; onClose: () => void }) {
  const styles = useCalendarsStyles();
  const { shell } = useText();
  const { calendars: text } = useSettingsText();
  const announce = useAnnounce();
  const { data, error, refetch } = useCalendars(connectionId);
  const [changed, setChanged] = useState<Choice>();
  const save = useSaveSettings(connectionId, () => {
    announce(text.saved);
    onClose();
  });
  const choice = changed ?? (data && choiceOf(data));
  return (
    <Modal
      kind="dialog"
      title={text.title}
      onClose={onClose}
      notice={save.error && <ErrorNotice title={text.saveFailed} error={save.error} />}
      footer={
        choice && (
          <>
            <Button
              appearance="primary"
              disabledFocusable={save.isPending}
              onClick={() => save.mutate(choice)}
            >
              {save.isPending ? text.saving : text.save}
            </Button>
            <Button onClick={onClose}>{shell.cancel}</Button>
          </>
        )
      }
    >
      {data !== undefined && choice !== undefined ? (
        <CalendarsForm calendars={data.calendars} choice={choice} onChoice={setChanged} />
      ) : error !== null ? (
        <ErrorNotice title={text.loadFailed} error={error} onRetry={() => void refetch()} />
      ) : (
        <Spinner className={styles.loading} label={text.loading} />
      )}
    </Modal>
  );
}
