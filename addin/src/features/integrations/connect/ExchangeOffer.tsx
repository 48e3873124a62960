import { Button } from '@fluentui/react-components';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { useConnectStyles } from './connect.styles.ts';
import { type OfferPlace, OfferSection } from './OfferSection.tsx';

/** A mailbox on a server of an organisation's own: a login has to be entered, and is worth a word. */
export function ExchangeOffer({ onConnect, ...place }: OfferPlace & { onConnect: () => void }) {
  const styles = useConnectStyles();
  const { connect } = useSettingsText();
  return (
    <OfferSection
      kind="exchange"
      place={place}
      actions={
        <Button appearance="primary" onClick={onConnect}>
          {place.connected ? connect.connectAnother : connect.connect}
        </Button>
      }
      details={connect.login.title}
    >
      <ul className={styles.login}>
        {connect.login.facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <p className={styles.quiet}>{connect.background}</p>
    </OfferSection>
  );
}
