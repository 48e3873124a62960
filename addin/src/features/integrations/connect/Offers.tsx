import { Button } from '@fluentui/react-components';
import type { Session } from '../../../../../server/contract/session.ts';
import { useConnections } from '../../../api/queries.ts';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { useConnectStyles } from './connect.styles.ts';
import type { ConnectFlow } from './connect-flow.ts';
import { canAskAdmin } from './connect-state.ts';
import { PermissionTable } from './PermissionTable.tsx';

/** One entry for each kind of calendar that can be connected here, with what it asks for. */
export function Offers({ offers, flow }: { offers: Session['offers']; flow: ConnectFlow }) {
  const styles = useConnectStyles();
  const { connect } = useSettingsText();
  const { data } = useConnections();
  return (
    <>
      <p className={styles.intro}>{connect.panelIntro}</p>
      {offers.map((offer) => (
        <OfferSection
          key={offer.kind}
          offer={offer}
          flow={flow}
          alone={offers.length === 1}
          connected={data?.connections.some(({ kind }) => kind === offer.kind) ?? false}
        />
      ))}
    </>
  );
}

function OfferSection({
  offer: { kind, scopes, own },
  flow,
  alone,
  connected,
}: {
  offer: Session['offers'][number];
  flow: ConnectFlow;
  alone: boolean;
  connected: boolean;
}) {
  const styles = useConnectStyles();
  const { connect, integrations } = useSettingsText();
  const another = { kind, connectionId: null, another: true };
  const goal = { ...another, another: false };
  const pick = connected || !own;
  return (
    <section className={styles.section} aria-label={integrations.kinds[kind]}>
      <div className={styles.offer}>
        <div className={styles.offerWords}>
          <h3 className={styles.offerTitle}>{integrations.kinds[kind]}</h3>
          <p className={styles.offerText}>{connect.offers[kind].text}</p>
        </div>
        <div className={styles.offerActions}>
          <Button appearance="primary" onClick={() => (pick ? flow.signIn(another) : flow.connect(goal))}>
            {connected ? connect.connectAnother : connect.connect}
          </Button>
          {!pick && (
            <Button appearance="subtle" onClick={() => flow.signIn(another)}>
              {connect.otherAccount}
            </Button>
          )}
        </div>
      </div>
      {canAskAdmin(goal) && <p className={styles.faint}>{connect.adminHint}</p>}
      <details className={styles.asked} open={alone}>
        <summary className={styles.askedTitle}>{connect.asked}</summary>
        <p className={styles.quiet}>{connect.askedIntro}</p>
        <p className={styles.quiet}>{connect.background}</p>
        <PermissionTable scopes={scopes} />
      </details>
    </section>
  );
}
