import { Button } from '@fluentui/react-components';
import { useRef } from 'react';
import type { AppointmentFinding } from '../../../../server/contract/appointments.ts';
import type { Trouble } from '../../../../server/contract/connections.ts';
import { useText } from '../../i18n/i18n-context.tsx';
import { troubleWords, useTroubleText } from '../../i18n/trouble-text.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { goTo } from '../../ui/router.ts';
import { useLeaveFocus } from '../../ui/use-leave-focus.ts';
import type { AppointmentText } from './appointment-text.ts';
import { KnownAppointment } from './KnownAppointment.tsx';
import { SaidState } from './SaidState.tsx';
import { useKindOf } from './use-kind-of.ts';
import { useSaid } from './use-said.ts';

const main = {
  get current() {
    return document.querySelector('main');
  },
};

/** Goes once what it is for was done. */
function ConfigureButton({ label, onConfigure }: { label: string; onConfigure: () => void }) {
  const root = useRef<HTMLDivElement>(null);
  useLeaveFocus(root, main);
  return (
    <div ref={root}>
      <Button appearance="primary" onClick={onConfigure}>
        {label}
      </Button>
    </div>
  );
}

type LeftOut = Extract<AppointmentFinding, { state: 'left-out' }>;

function LeftOutState({
  reason,
  calendar,
  text,
  onConfigure,
}: Pick<LeftOut, 'reason' | 'calendar'> & { text: AppointmentText; onConfigure: () => void }) {
  const words = text.leftOut[reason];
  const title = 'named' in words && calendar ? words.named(calendar.name) : words.title;
  return (
    <SaidState
      sign="search"
      title={title}
      text={words.text}
      action={'action' in words && <ConfigureButton label={words.action} onConfigure={onConfigure} />}
    />
  );
}

function TroubleNotice({ reason, mailbox }: { reason: Trouble['reason']; mailbox: string }) {
  const { meetings } = useText();
  const troubles = useTroubleText();
  const address = mailbox.toLowerCase();
  const kind = useKindOf(({ account }) => account.address.toLowerCase() === address);
  const { title, text } = troubleWords(troubles, kind, reason);
  useSaid(title);
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
  onConfigure,
}: {
  finding: AppointmentFinding;
  mailbox: string;
  text: AppointmentText;
  /** Changes what is read of the calendars of a connection. */
  onConfigure: (connectionId: string) => void;
}) {
  switch (finding.state) {
    case 'known':
      return <KnownAppointment meeting={finding.meeting} calendar={finding.calendar.name} text={text} />;
    case 'left-out':
      return (
        <LeftOutState
          reason={finding.reason}
          calendar={finding.calendar}
          text={text}
          onConfigure={() => onConfigure(finding.connectionId)}
        />
      );
    case 'not-yet':
      return <SaidState sign="clock" title={text.notYet.title} text={text.notYet.text} />;
    case 'not-found':
      return <SaidState sign="search" title={text.notFound.title} text={text.notFound.text} />;
    case 'not-connected':
      return (
        <SaidState
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
