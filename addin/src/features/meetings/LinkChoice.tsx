import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { Meeting } from '../../../../server/contract/meetings.ts';
import { useText } from '../../i18n/i18n-context.tsx';
import { useMeetingRowStyles } from './meeting-row.styles.ts';

const LinkDialog = lazy(async () => ({
  default: (await import(/* webpackChunkName: "link-dialog" */ './links/LinkDialog.tsx')).LinkDialog,
}));

/** A meeting that names several meetings lets its reader choose which one to join. */
export function LinkChoice({ meeting, title }: { meeting: Meeting; title: string }) {
  const styles = useMeetingRowStyles();
  const { meetings } = useText();
  const [open, setOpen] = useState(false);
  const words = meetings.links(meeting.links.length);
  return (
    <>
      <Button
        appearance="transparent"
        size="small"
        className={styles.choice}
        aria-label={`${words}, ${title}`}
        onClick={() => setOpen(true)}
      >
        {words}
      </Button>
      <Suspense fallback={null}>
        {open && <LinkDialog meeting={meeting} onClose={() => setOpen(false)} />}
      </Suspense>
    </>
  );
}
