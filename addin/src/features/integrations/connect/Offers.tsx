import type { ConnectionKind } from '../../../../../server/contract/connections.ts';
import type { Session } from '../../../../../server/contract/session.ts';
import { useConnections } from '../../../api/queries.ts';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { useConnectStyles } from './connect.styles.ts';
import type { ConnectFlow } from './connect-flow.ts';
import { ExchangeOffer } from './ExchangeOffer.tsx';
import { MicrosoftOffer } from './MicrosoftOffer.tsx';

/** One entry for each kind of calendar that can be connected here, with what it asks for. `shown` gets the focus. */
export function Offers({
  offers,
  flow,
  onExchange,
  shown,
}: {
  offers: Session['offers'];
  flow: ConnectFlow;
  onExchange: () => void;
  shown: ConnectionKind | null;
}) {
  const styles = useConnectStyles();
  const { connect } = useSettingsText();
  const { data } = useConnections();
  return (
    <>
      <p className={styles.intro}>{connect.panelIntro}</p>
      {offers.map(({ kind, scopes, own }) => {
        const place = {
          alone: offers.length === 1,
          connected: data?.connections.some((connection) => connection.kind === kind) ?? false,
          shown: shown === kind,
        };
        return kind === 'exchange' ? (
          <ExchangeOffer key={kind} {...place} onConnect={onExchange} />
        ) : (
          <MicrosoftOffer key={kind} {...place} kind={kind} scopes={scopes} own={own} flow={flow} />
        );
      })}
    </>
  );
}
