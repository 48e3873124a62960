import { Button } from '@fluentui/react-components';
import type { Connection, Trouble } from '../../../../server/contract/connections.ts';
import { useFormats, useText } from '../../i18n/i18n-context.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { addresses } from '../../ui/router.ts';
import { overdue } from './overdue.ts';

type OldData = {
  readonly key: string;
  /** Null where the whole connection is concerned. */
  readonly name: string | null;
  /** Null where nobody knows of any. */
  readonly trouble: Trouble | null;
  readonly lastSuccess: string | null;
};

function oldDataOf({ id, trouble, lastSuccess, calendars }: Connection, at: number): OldData[] {
  if (trouble !== null) return [{ key: id, name: null, trouble, lastSuccess }];
  const late = overdue(calendars, at);
  return calendars.flatMap(({ id: key, name, progress }) =>
    progress !== null && (progress.trouble !== null || late.some((each) => each.id === key))
      ? [{ key, name, trouble: progress.trouble, lastSuccess: progress.lastSuccess }]
      : [],
  );
}

/** Says how old the schedule is where a connection or a calendar is not read as it should be. */
export function SyncNotices({
  connections,
  askedAt,
}: {
  connections: readonly Connection[];
  /** When the connections were asked for (ms). */
  askedAt: number;
}) {
  const { trouble: troubles, meetings } = useText();
  const formats = useFormats();
  return connections
    .flatMap((connection) => oldDataOf(connection, askedAt))
    .map(({ key, name, trouble, lastSuccess }) => {
      const { title, text } = trouble === null ? meetings.overdue : troubles[trouble.reason];
      const age = lastSuccess && meetings.outdated(formats.moment(Date.parse(lastSuccess)));
      return (
        <Notice
          key={key}
          tone="warning"
          title={name === null ? title : `${name}: ${title}`}
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
