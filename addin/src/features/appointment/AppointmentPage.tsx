import { Suspense, useState } from 'react';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { usePageStyles } from '../../ui/page.styles.ts';
import type { AppointmentText } from './appointment-text.ts';
import { Finding } from './Finding.tsx';
import { LazyCalendars } from './LazyCalendars.tsx';
import { Unknown } from './Unknown.tsx';
import { useAppointment } from './use-appointment.ts';
import { useKindOf } from './use-kind-of.ts';

/** What Sally knows of the appointment that is open in Outlook, or why it knows nothing. */
export function AppointmentPage({ text }: { text: AppointmentText }) {
  const styles = usePageStyles();
  const { open, finding, mailbox } = useAppointment();
  // Held here, so that what somebody chooses outlasts the appointment it began with.
  const [configured, configure] = useState<string | null>(null);
  const kind = useKindOf(({ id }) => id === configured);
  const error = open.error ?? finding.error;
  const retry = () => void Promise.all([open.refetch(), finding.refetch()]);
  const asking = open.isPending || (finding.isPending && finding.isFetching);
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <PageTitle>{text.title}</PageTitle>
      </header>
      <div className={styles.notices}>
        {error !== null && <ErrorNotice title={text.failed} error={error} onRetry={retry} />}
      </div>
      {asking && <p role="status">{text.loading}</p>}
      {open.data && open.data.state !== 'saved' && <Unknown why={open.data.state} text={text} />}
      {open.data?.state === 'saved' && finding.data && (
        <Finding finding={finding.data} mailbox={mailbox} text={text} onConfigure={configure} />
      )}
      <Suspense fallback={null}>
        {configured !== null && (
          <LazyCalendars connectionId={configured} kind={kind} onClose={() => configure(null)} />
        )}
      </Suspense>
    </div>
  );
}
