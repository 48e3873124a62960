import { Button, mergeClasses } from '@fluentui/react-components';
import { CalendarLtrFilled, CalendarLtrRegular } from '@fluentui/react-icons/svg/calendar-ltr';
import { PlugConnectedFilled, PlugConnectedRegular } from '@fluentui/react-icons/svg/plug-connected';
import { useId } from 'react';
import { useSession } from '../../api/queries.ts';
import { useHost } from '../../host/host-context.tsx';
import { useText } from '../../i18n/i18n-context.tsx';
import { addresses, type Route } from '../../ui/router.ts';
import { useNavigationStyles } from './navigation.styles.ts';
import type { AppointmentPlace } from './place.ts';

const icons = {
  meetings: [CalendarLtrRegular, CalendarLtrFilled],
  integrations: [PlugConnectedRegular, PlugConnectedFilled],
} as const;

function NavigationLink({ to, icons, route }: { to: Route; icons: AppointmentPlace['icons']; route: Route }) {
  const styles = useNavigationStyles();
  const { shell } = useText();
  const current = to === route;
  const Icon = icons[current ? 1 : 0];
  return (
    <a
      href={addresses[to]}
      className={mergeClasses(styles.link, current && styles.current)}
      aria-current={current ? 'page' : undefined}
    >
      <span className={mergeClasses(styles.icon, current && styles.currentIcon)}>
        <Icon aria-hidden />
      </span>
      {shell[to]}
    </a>
  );
}

/** Who is signed in; in a plain browser with a way out. */
function Account() {
  const styles = useNavigationStyles();
  const { shell } = useText();
  const { signOut } = useHost();
  const { data } = useSession();
  if (data === undefined) return null;
  return (
    <div className={styles.account}>
      {shell.signedInAs(data.user.name)}
      {signOut && (
        <div>
          <Button
            appearance="transparent"
            size="small"
            className={styles.signOut}
            onClick={() => void signOut()}
          >
            {shell.signOut}
          </Button>
        </div>
      )}
    </div>
  );
}

/** A rail on the left, or tabs on top where the page is narrow. */
export function Navigation({
  route,
  appointment,
}: {
  route: Route;
  appointment: AppointmentPlace | undefined;
}) {
  const styles = useNavigationStyles();
  const { shell } = useText();
  const settings = useId();
  return (
    <nav className={styles.root} aria-label={shell.navigation}>
      <div className={styles.product}>{shell.product}</div>
      <ul className={styles.list}>
        {appointment && (
          <li>
            <NavigationLink to="appointment" icons={appointment.icons} route={route} />
          </li>
        )}
        <li>
          <NavigationLink to="meetings" icons={icons.meetings} route={route} />
        </li>
        <li className={styles.group}>
          <span id={settings} className={styles.groupTitle}>
            {shell.settings}
          </span>
          <ul className={styles.list} aria-labelledby={settings}>
            <li>
              <NavigationLink to="integrations" icons={icons.integrations} route={route} />
            </li>
          </ul>
        </li>
      </ul>
      <Account />
    </nav>
  );
}
