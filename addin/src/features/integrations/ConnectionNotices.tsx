import { Button } from '@fluentui/react-components';
import type { Connection, ConnectionKind, Trouble } from '../../../../server/contract/connections.ts';
import { useFormats, useText } from '../../i18n/i18n-context.tsx';
import { useSettingsText } from '../../i18n/settings-text.tsx';
import { troubleWords, useTroubleText } from '../../i18n/trouble-text.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useCardStyles } from './card.styles.ts';
import { nextStepAfter } from './connect/next-steps.ts';
import { useIsOffered } from './connect/use-is-offered.ts';
import { factText } from './exchange/fact-text.ts';
import { HintNotices } from './exchange/HintNotices.tsx';
import type { HintReport } from './exchange/worth-knowing.ts';

/** What is wrong with a connection or one of its calendars, what is worth knowing of it, and which calendars are new in it. */
export function ConnectionNotices({
  connection: { kind, trouble, calendars, newCalendars },
  hints,
  onAskAdmin,
  onConnectExchange,
  onConfigure,
}: {
  connection: Connection;
  hints: readonly HintReport[];
  onAskAdmin: () => void;
  onConnectExchange: () => void;
  onConfigure: () => void;
}) {
  const styles = useCardStyles();
  const { connect, integrations } = useSettingsText();
  const exchangeOffered = useIsOffered('exchange');
  return (
    <div className={styles.notices}>
      {trouble !== null && (
        <TroubleNotice
          kind={kind}
          trouble={trouble}
          action={
            <>
              {nextStepAfter(trouble.reason) === 'ask' && (
                <Button onClick={onAskAdmin}>{connect.closed.ask}</Button>
              )}
              {trouble.reason === 'mailbox-not-in-cloud' && exchangeOffered && (
                <Button onClick={onConnectExchange}>{integrations.connectExchange}</Button>
              )}
            </>
          }
        />
      )}
      {calendars.map(({ id, name, progress }) =>
        progress?.trouble && progress.trouble.reason !== trouble?.reason ? (
          <TroubleNotice key={id} kind={kind} trouble={progress.trouble} name={name} />
        ) : null,
      )}
      {calendars.map(({ id, name, progress }) =>
        progress !== null && progress.unreadable > 0 ? (
          <Notice
            key={`${id} unreadable`}
            tone="info"
            title={integrations.unreadable(name, progress.unreadable)}
          >
            {kind === 'exchange' ? integrations.unreadableOnExchange : integrations.unreadableHint}
          </Notice>
        ) : null,
      )}
      <HintNotices hints={hints} />
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
  kind,
  trouble: { reason, code, since },
  name,
  action,
}: {
  kind: ConnectionKind;
  trouble: Trouble;
  name?: string;
  action?: React.ReactNode;
}) {
  const { failures } = useText();
  const text = useTroubleText();
  const formats = useFormats();
  const words = troubleWords(text, kind, reason);
  const reference = [
    text.since(formats.moment(Date.parse(since))),
    kind === 'exchange' ? factText(words, code, formats) : code && failures.reference(code),
  ];
  return (
    <Notice
      tone="warning"
      title={name === undefined ? words.title : `${name}: ${words.title}`}
      reference={reference.filter(Boolean).join(' · ')}
      actions={action}
    >
      {words.text}
    </Notice>
  );
}
