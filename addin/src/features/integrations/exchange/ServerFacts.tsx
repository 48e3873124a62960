import type { ExchangeDetails } from '../../../../../server/contract/exchange.ts';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { useCardStyles } from '../card.styles.ts';
import { useExchangeDetails } from './use-exchange-details.ts';
import { versionNames } from './version-names.ts';

const hostOf = (url: string): string => URL.parse(url)?.host ?? url;

/** `15.1.2507.6 (Exchange Server 2016)`. */
const reportedOf = ({ build, reportedVersion }: ExchangeDetails): string | null => {
  if (build === null) return null;
  return reportedVersion === null || reportedVersion === 'automatic'
    ? build
    : `${build} (${versionNames[reportedVersion]})`;
};

/** Which server is read, as whom, and what it says it is. */
export function ServerFacts({ connectionId }: { connectionId: string }) {
  const styles = useCardStyles();
  const { server: text } = useSettingsText().integrations;
  const { data } = useExchangeDetails(connectionId);
  if (data === undefined) return null;
  const chosen = data.version === 'automatic' ? text.automatic : versionNames[data.version];
  const reported = reportedOf(data);
  const facts = [
    [text.host, hostOf(data.url)],
    [text.username, data.username],
    [text.version, reported === null ? chosen : `${chosen} · ${text.reports(reported)}`],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt className={styles.fact}>{name}</dt>
          <dd className={styles.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
