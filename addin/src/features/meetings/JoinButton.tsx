import { Button } from '@fluentui/react-components';
import { useHost } from '../../host/host-context.tsx';
import { useText } from '../../i18n/i18n-context.tsx';
import { useMeetingRowStyles } from './meeting-row.styles.ts';

const isHttps = (url: string): boolean => URL.canParse(url) && new URL(url).protocol === 'https:';

/** A real link, so that it can be copied and opened elsewhere; a plain click goes through the host. */
export function JoinButton({ url, title, urgent }: { url: string; title: string; urgent: boolean }) {
  const host = useHost();
  const { meetings } = useText();
  const styles = useMeetingRowStyles();
  if (!isHttps(url)) return null;
  return (
    <Button
      as="a"
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      appearance={urgent ? 'primary' : 'secondary'}
      className={styles.join}
      aria-label={meetings.joinTitled(title)}
      onClick={(event: React.MouseEvent) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        host.openLink(url);
      }}
    >
      {meetings.join}
    </Button>
  );
}
