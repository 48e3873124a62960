import { Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useApprovalRetry } from '../../features/integrations/approval-retry.ts';
import { MeetingsPage } from '../../features/meetings/MeetingsPage.tsx';
import { useHost } from '../../host/host-context.tsx';
import { useText } from '../../i18n/i18n-context.tsx';
import { type Route, useRoute } from '../../ui/router.ts';
import { LazyIntegrations } from './LazyIntegrations.tsx';
import { Navigation } from './Navigation.tsx';
import type { AppointmentPlace } from './place.ts';
import { useShellStyles } from './shell.styles.ts';
import { useLive } from './use-live.ts';

/** Navigation and the page of the route. Changing the route moves the focus into the page. */
export function Shell({ appointment }: { appointment?: AppointmentPlace | undefined }) {
  const styles = useShellStyles();
  const { shell } = useText();
  const host = useHost();
  const [first] = useState<Route>(() => (host.appointments?.isOpen() ? 'appointment' : 'meetings'));
  const wanted = useRoute(first);
  const route = wanted === 'appointment' && !appointment ? 'meetings' : wanted;
  const main = useRef<HTMLElement>(null);
  const shown = useRef(route);

  useEffect(() => host.ready(), [host]);
  // Before anybody can press a key on the new page.
  useLayoutEffect(() => {
    if (shown.current === route) return;
    shown.current = route;
    main.current?.focus();
    main.current?.scrollTo(0, 0);
  }, [route]);
  useApprovalRetry();
  useLive();

  return (
    <div className={styles.root}>
      <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
        {shell.skip}
      </button>
      <Navigation route={route} appointment={appointment} />
      <main ref={main} tabIndex={-1} className={styles.main} aria-label={shell[route]}>
        <Suspense fallback={null}>
          {route === 'meetings' && <MeetingsPage />}
          {route === 'integrations' && <LazyIntegrations />}
          {route === 'appointment' && appointment && <appointment.Page />}
        </Suspense>
      </main>
    </div>
  );
}
