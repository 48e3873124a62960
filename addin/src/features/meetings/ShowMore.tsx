import { Button } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useText } from '../../i18n/i18n-context.tsx';
import { useAgendaStyles } from './agenda.styles.ts';

/** Fetches the next page when it comes near the view, or when pressed. */
export function ShowMore({ busy, onMore }: { busy: boolean; onMore: () => void }) {
  const styles = useAgendaStyles();
  const { meetings } = useText();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (busy || place.current === null) return;
    const watcher = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) onMore();
      },
      { rootMargin: '600px' },
    );
    watcher.observe(place.current);
    return () => watcher.disconnect();
  }, [busy, onMore]);
  return (
    <div ref={place} className={styles.more}>
      <Button appearance="subtle" disabledFocusable={busy} onClick={onMore}>
        {busy ? meetings.loadingMore : meetings.loadMore}
      </Button>
    </div>
  );
}
