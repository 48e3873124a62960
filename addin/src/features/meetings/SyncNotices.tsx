import { Button } from '@fluentui/react-components';
import { useFormats, useText } from '../../i18n/i18n-context.tsx';
import { troubleWords, useTroubleText } from '../../i18n/trouble-text.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { addresses } from '../../ui/router.ts';
import type { OldData } from './old-data.ts';

/** Says how old the schedule is where a connection or a calendar is not read as it should be. */
export function SyncNotices({ old }: { old: readonly OldData[] }) {
  const { meetings } = useText();
  const troubles = useTroubleText();
  const formats = useFormats();
  return old.map(({ key, kind, name, trouble, lastSuccess }) => {
    const { title, text } =
      trouble === null ? meetings.overdue : troubleWords(troubles, kind, trouble.reason);
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
