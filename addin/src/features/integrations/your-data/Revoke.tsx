import { Link } from '@fluentui/react-components';
import type { Connection, MicrosoftKind } from '../../../../../server/contract/connections.ts';
import { useSession } from '../../../api/queries.ts';
import { useHost } from '../../../host/host-context.tsx';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { useYourDataStyles } from './your-data.styles.ts';

/**
 * Where people take back what they agreed to:
 * https://support.microsoft.com/account-billing/edit-or-revoke-application-permissions-in-the-my-apps-portal-169be2b4-ee26-4338-aea8-d19bb2f329ee
 */
const PAGES: Readonly<Record<MicrosoftKind, string>> = {
  microsoft365: 'https://myapps.microsoft.com',
  'outlook-personal': 'https://account.live.com/consent/Manage',
};
const KINDS = Object.keys(PAGES) as MicrosoftKind[];

/** The way back for the accounts that are connected; for all that can be where none is any more. */
export function Revoke({ connections }: { connections: readonly Connection[] }) {
  const styles = useYourDataStyles();
  const { revokeLogin: text } = useSettingsText().yourData;
  const { data } = useSession();
  const places = connections.length > 0 ? connections : (data?.offers ?? []);
  const kinds = KINDS.filter((kind) => places.some((place) => place.kind === kind));
  return (
    <>
      {kinds.length > 0 && <AtMicrosoft kinds={kinds} />}
      {connections.some(({ kind }) => kind === 'exchange') && (
        <div>
          <h3 className={styles.subtitle}>{text.title}</h3>
          <p className={styles.text}>{text.text}</p>
        </div>
      )}
    </>
  );
}

function AtMicrosoft({ kinds }: { kinds: readonly MicrosoftKind[] }) {
  const host = useHost();
  const styles = useYourDataStyles();
  const { revoke: text } = useSettingsText().yourData;
  return (
    <div>
      <h3 className={styles.subtitle}>{text.title}</h3>
      <p className={styles.text}>{text.text}</p>
      <ul className={styles.pages}>
        {kinds.map((kind) => (
          <li key={kind}>
            <Link
              inline
              href={PAGES[kind]}
              target="_blank"
              rel="noopener noreferrer"
              onClick={(event: React.MouseEvent) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                host.openLink(PAGES[kind]);
              }}
            >
              {text[kind]}
            </Link>
            <span className={styles.way}>{text.way[kind]}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
