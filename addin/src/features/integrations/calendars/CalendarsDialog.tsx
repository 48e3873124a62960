import { Button, Spinner } from '@fluentui/react-components';
import type { ConnectionKind } from '../../../../../server/contract/connections.ts';
import { useText } from '../../../i18n/i18n-context.tsx';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { useAnnounce } from '../../../ui/announcer.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { Modal } from '../../../ui/Modal.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { CalendarsForm } from './CalendarsForm.tsx';
import { useCalendarsStyles } from './calendars.styles.ts';
import { isTooMuch } from './choice.ts';
import { MissingCalendar } from './MissingCalendar.tsx';
import { useChoices } from './use-choices.ts';
import { isOutdated, useSaveSettings } from './use-save-settings.ts';
import { useSeeCalendars } from './use-see-calendars.ts';

/** "Configure calendars". Nothing is applied before "Save", and nothing chosen is lost when saving fails. */
export function CalendarsDialog({
  connectionId,
  kind,
  onClose,
}: {
  connectionId: string;
  kind: ConnectionKind;
  onClose: () => void;
}) {
  const styles = useCalendarsStyles();
  const { shell } = useText();
  const { calendars: text } = useSettingsText();
  const { loading, loadFailed } = kind === 'exchange' ? text.onExchange : text;
  const announce = useAnnounce();
  const { base, choice, error, load, choose, loadAgain, takeUp } = useChoices(connectionId);
  const see = useSeeCalendars(connectionId);
  const close = () => {
    const unseen = base?.calendars.filter((calendar) => calendar.unseen) ?? [];
    if (unseen.length > 0) see.mutate(unseen.map(({ id }) => id));
    onClose();
  };
  const save = useSaveSettings(connectionId, {
    onSaved: () => {
      announce(text.saved);
      close();
    },
    onOutdated: loadAgain,
  });
  return (
    <Modal
      kind="dialog"
      title={text.title}
      onClose={close}
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
            <Button onClick={close}>{shell.cancel}</Button>
          </>
        )
      }
    >
      {base !== undefined && choice !== undefined ? (
        <CalendarsForm kind={kind} calendars={base.calendars} choice={choice} onChoice={choose}>
          <MissingCalendar
            connectionId={connectionId}
            kind={kind}
            onFound={({ calendarId, choices }) => takeUp(choices, calendarId)}
          />
        </CalendarsForm>
      ) : error !== null ? (
        <ErrorNotice title={loadFailed} error={error} onRetry={load} />
      ) : (
        <Spinner className={styles.loading} label={loading} />
      )}
    </Modal>
  );
}
