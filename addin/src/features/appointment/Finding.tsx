import { Button } from '@fluentui/react-components';
import type { AppointmentFinding } from '../../../../server/contract/appointments.ts';
import type { ConnectionKind, Trouble } from '../../../../server/contract/connections.ts';
import { useConnections } from '../../api/queries.ts';
import { useText } from '../../i18n/i18n-context.tsx';
import { troubleWords, useTroubleText } from '../../i18n/trouble-text.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { goTo } from '../../ui/router.ts';
import type { AppointmentText } from './appointment-text.ts';
import { KnownAppointment } from './KnownAppointment.tsx';

type LeftOut = Extract<AppointmentFinding, { state: 'left-out' }>;

function LeftOutState({
  reason,
  calendar,
  text,
}: Pick<LeftOut, 'reason' | 'calendar'> & { text: AppointmentText }) {
  const words = text.leftOut[reason];
  const title = 'named' in words && calendar ? words.named(calendar.name) : words.title;
  return (
    <EmptyState
      sign="search"
      title={title}
      text={words.text}
      action={
        'action' in words && (
          <Button appearance="primary" onClick={() => goTo('integrations')}>
            {words.action}
          </Button>
        )
      }
    />
  );
}

function TroubleNotice({ reason, mailbox }: { reason: Trouble['reason']; mailbox: string }) {
  const { meetings } = useText();
  const troubles = useTroubleText();
  const { data } = useConnections();
  const address = mailbox.toLowerCase();
  const kind: ConnectionKind | undefined = data?.connections.find(
    ({ account }) => account.address.toLowerCase() === address,
  )?.kind;
  const { title, text } = troubleWords(troubles, kind ?? 'microsoft365', reason);
  return (
    <Notice
      tone="warning"
      title={title}
      actions={<Button onClick={() => goTo('integrations')}>{meetings.repair}</Button>}
    >
      {text}
    </Notice>
  );
}

/** What came of looking for the appointment: itself, or the reason why not and the one thing to do about it. */
export function Finding({
  finding,
  mailbox,
  text,
}: {
  finding: AppointmentFinding;
  mailbox: string;
  text: AppointmentText;
}) {
  switch (finding.state) {
    case 'known':
      return <KnownAppointment meeting={finding.meeting} calendar={finding.calendar.name} text={text} />;
    case 'left-out':
      return <LeftOutState reason={finding.reason} calendar={finding.calendar} text={text} />;
    case 'not-yet':
      return <EmptyState sign="clock" title={text.notYet.title} text={text.notYet.text} />;
    case 'not-found':
      return <EmptyState sign="search" title={text.notFound.title} text={text.notFound.text} />;
    case 'not-connected':
      return (
        <EmptyState
          sign="plus"
          title={text.notConnected.title}
          text={text.notConnected.text(mailbox)}
          action={
            <Button appearance="primary" onClick={() => goTo('integrations')}>
              {text.notConnected.action}
            </Button>
          }
        />
      );
    case 'trouble':
      return <TroubleNotice reason={finding.trouble.reason} mailbox={mailbox} />;
  }
}
