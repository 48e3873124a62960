import { Button } from '@fluentui/react-components';
import type { Session } from '../../../../../server/contract/session.ts';
import { useConnections } from '../../../api/queries.ts';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { useConnectStyles } from './connect.styles.ts';
import type { ConnectFlow } from './connect-flow.ts';
import { PermissionTable } from './PermissionTable.tsx';

/** One entry for each kind of calendar that can be connected here, with what it asks for. */
export function Offers({ offers, flow }: { offers: Session['offers']; flow: ConnectFlow }) {
  const styles = useConnectStyles();
  const { connect, integrations } = useSettingsText();
  const { data } = useConnections();
  return (
    <>
      <p className={styles.intro}>{connect.panelIntro}</p>
      {offers.map(({ kind, scopes }) => {
        const goal = { kind, connectionId: null };
        const another = data?.connections.some((connection) => connection.kind === kind) ?? false;
        return (
          <section key={kind} aria-label={integrations.kinds[kind]}>
            <div className={styles.offer}>
              <div className={styles.offerWords}>
                <h3 className={styles.offerTitle}>{integrations.kinds[kind]}</h3>
                <p className={styles.offerText}>{connect.offers[kind].text}</p>
              </div>
              <Button appearance="primary" onClick={() => (another ? flow.signIn(goal) : flow.connect(goal))}>
                {another ? connect.connectAnother : connect.connect}
              </Button>
            </div>
            <p className={styles.faint}>{connect.adminHint}</p>
            <div className={styles.asked}>
              <h4 className={styles.askedTitle}>{connect.asked}</h4>
              <p className={styles.quiet}>{connect.askedIntro}</p>
              <p className={styles.quiet}>{connect.background}</p>
              <PermissionTable scopes={scopes} />
            </div>
          </section>
        );
      })}
    </>
  );
}
