import { Button, Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import type { CalendarChoices } from '../../../../../server/contract/connections.ts';
import { useCalendars } from '../../../api/queries.ts';
import { useText } from '../../../i18n/i18n-context.tsx';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { useAnnounce } from '../../../ui/announcer.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { Modal } from '../../../ui/Modal.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { CalendarsForm } from './CalendarsForm.tsx';
import { useCalendarsStyles } from './calendars.styles.ts';
import { type Choice, choiceOf, isTooMuch, rebase } from './choice.ts';
import { isOutdated, useSaveSettings } from './use-save-settings.ts';

/** "Configure calendars". Nothing is applied before "Save", and nothing chosen is lost when saving fails. */
export function CalendarsDialog({ connectionId, onClose }: { connectionId: string; onClose: () => void }) {
  const styles = useCalendarsStyles();
  const { shell } = useText();
  const { calendars: text } = useSettingsText();
  const announce = useAnnounce();
  const { data, error, refetch } = useCalendars(connectionId);
  const [changed, setChanged] = useState<{ base: CalendarChoices; choice: Choice }>();
  const save = useSaveSettings(connectionId, {
    onSaved: () => {
      announce(text.saved);
      onClose();
    },
    onOutdated: async (refused) => {
      const base = changed?.base ?? data;
      const { data: now } = await refetch();
      if (base && now) setChanged({ base: now, choice: rebase(refused, base, now) });
    },
  });
  const base = changed?.base ?? data;
  const choice = changed?.choice ?? (data && choiceOf(data));
  return (
    <Modal
      kind="dialog"
      title={text.title}
      onClose={onClose}
      notice={
        isOutdated(save.error) ? (
          <Notice tone="error" title={text.outdated}>
            {text.outdatedHint}
          </Notice>
        ) : (
          save.error && <ErrorNotice title={text.saveFailed} error={save.error} />
        )
      }
      footer={
        choice && (
          <>
            <Button
              appearance="primary"
              disabledFocusable={save.isPending || isTooMuch(choice)}
              onClick={() => save.mutate(choice)}
            >
              {save.isPending ? text.saving : text.save}
            </Button>
            <Button onClick={onClose}>{shell.cancel}</Button>
          </>
        )
      }
    >
      {base !== undefined && choice !== undefined ? (
        <CalendarsForm
          calendars={base.calendars}
          choice={choice}
          onChoice={(to) => setChanged({ base, choice: to })}
        />
      ) : error !== null ? (
        <ErrorNotice title={text.loadFailed} error={error} onRetry={() => void refetch()} />
      ) : (
        <Spinner className={styles.loading} label={text.loading} />
      )}
    </Modal>
  );
}
