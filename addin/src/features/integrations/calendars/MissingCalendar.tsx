import type { ConnectionKind } from '../../../../../server/contract/connections.ts';
import { useSession } from '../../../api/queries.ts';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { AddByOwner } from './AddByOwner.tsx';
import { useCalendarsStyles } from './calendars.styles.ts';
import { reachesOthers } from './reaches-others.ts';
import type { FoundCalendar } from './use-add-calendar.ts';

/** The way to a calendar that is not in the list, as far as there is one for this kind of connection. */
export function MissingCalendar({
  connectionId,
  kind,
  onFound,
}: {
  connectionId: string;
  kind: ConnectionKind;
  onFound: (found: FoundCalendar) => void;
}) {
  const styles = useCalendarsStyles();
  const { calendars: text } = useSettingsText();
  const { data } = useSession();
  return reachesOthers(data, kind) ? (
    <AddByOwner connectionId={connectionId} onFound={onFound} />
  ) : (
    <p className={styles.listNote}>{(kind === 'exchange' ? text.onExchange : text).addNotOffered}</p>
  );
}
