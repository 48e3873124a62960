import { Button } from '@fluentui/react-components';
import type { Connection } from '../../../../server/contract/connections.ts';
import { useFormats, useText } from '../../i18n/i18n-context.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { addresses } from '../../ui/router.ts';

/** Says how old the schedule is where a connection does not work. */
export function SyncNotices({ connections }: { connections: readonly Connection[] }) {
  const { trouble, meetings } = useText();
  const formats = useFormats();
  return connections.map((connection) => {
    if (connection.trouble === null) return null;
    const { title, text } = trouble[connection.trouble.reason];
    const age =
      connection.lastSuccess && meetings.outdated(formats.moment(Date.parse(connection.lastSuccess)));
    return (
      <Notice
        key={connection.id}
        tone="warning"
        title={title}
        actions={
          <Button as="a" href={addresses.integrations} size="small">
            {meetings.repair}
          </Button>
        }
      >
        {text} {age}
      </Notice>
    );
  });
}
