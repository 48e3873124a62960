import { Button } from '@fluentui/react-components';
import type { Connection, Trouble } from '../../../../server/contract/connections.ts';
import { useFormats, useText } from '../../i18n/i18n-context.tsx';
import { useSettingsText } from '../../i18n/settings-text.tsx';
import { useTroubleText } from '../../i18n/trouble-text.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useCardStyles } from './card.styles.ts';
import { nextSteps } from './connect/next-steps.ts';

/** What is wrong with a connection or one of its calendars, and which calendars are new in it. */
export function ConnectionNotices({
  connection: { trouble, calendars, newCalendars },
  onAskAdmin,
  onConfigure,
}: {
  connection: Connection;
  onAskAdmin: () => void;
  onConfigure: () => void;
}) {
  const styles = useCardStyles();
  const { connect, integrations } = useSettingsText();
  return (
    <div className={styles.notices}>
      {trouble !== null && (
        <TroubleNotice
          trouble={trouble}
          action={
            nextSteps[trouble.reason] === 'ask' && <Button onClick={onAskAdmin}>{connect.closed.ask}</Button>
          }
        />
      )}
      {calendars.map(({ id, name, progress }) =>
        progress?.trouble && progress.trouble.reason !== trouble?.reason ? (
          <TroubleNotice key={id} trouble={progress.trouble} name={name} />
        ) : null,
      )}
      {calendars.map(({ id, name, progress }) =>
        progress !== null && progress.unreadable > 0 ? (
          <Notice
            key={`${id} unreadable`}
            tone="info"
            title={integrations.unreadable(name, progress.unreadable)}
          >
            {integrations.unreadableHint}
          </Notice>
        ) : null,
      )}
      {newCalendars.length > 0 && (
        <Notice
          tone="info"
          title={integrations.newCalendars(newCalendars.length)}
          actions={<Button onClick={onConfigure}>{integrations.chooseCalendars}</Button>}
        >
          {integrations.newCalendarsHint(newCalendars.join(', '))}
        </Notice>
      )}
    </div>
  );
}

function TroubleNotice({
  trouble: { reason, code, since },
  name,
  action,
}: {
  trouble: Trouble;
  name?: string;
  action?: React.ReactNode;
}) {
  const { failures } = useText();
  const text = useTroubleText();
  const formats = useFormats();
  const { title, text: sentence } = text[reason];
  const reference = [text.since(formats.moment(Date.parse(since))), code && failures.reference(code)];
  return (
    <Notice
      tone="warning"
      title={name === undefined ? title : `${name}: ${title}`}
      reference={reference.filter(Boolean).join(' · ')}
      actions={action}
    >
      {sentence}
    </Notice>
  );
}
