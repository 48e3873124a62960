import { Button } from '@fluentui/react-components';
import type { MicrosoftKind } from '../../../../../server/contract/connections.ts';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { useConnectStyles } from './connect.styles.ts';
import type { ConnectFlow } from './connect-flow.ts';
import { canAskAdmin } from './connect-state.ts';
import { type OfferPlace, OfferSection } from './OfferSection.tsx';
import { PermissionTable } from './PermissionTable.tsx';

/** An account at Microsoft's cloud: one press, and what Microsoft is going to ask for. */
export function MicrosoftOffer({
  kind,
  scopes,
  own,
  flow,
  ...place
}: OfferPlace & { kind: MicrosoftKind; scopes: readonly string[]; own: boolean; flow: ConnectFlow }) {
  const styles = useConnectStyles();
  const { connect } = useSettingsText();
  const another = { kind, connectionId: null, another: true };
  const goal = { ...another, another: false };
  const pick = place.connected || !own;
  return (
    <OfferSection
      kind={kind}
      place={place}
      actions={
        <>
          <Button appearance="primary" onClick={() => (pick ? flow.signIn(another) : flow.connect(goal))}>
            {place.connected ? connect.connectAnother : connect.connect}
          </Button>
          {!pick && (
            <Button appearance="subtle" onClick={() => flow.signIn(another)}>
              {connect.otherAccount}
            </Button>
          )}
        </>
      }
      remark={canAskAdmin(goal) && <p className={styles.faint}>{connect.adminHint}</p>}
      details={connect.asked}
    >
      <p className={styles.quiet}>{connect.askedIntro}</p>
      <p className={styles.quiet}>{connect.background}</p>
      <PermissionTable scopes={scopes} />
    </OfferSection>
  );
}
