import { Button, Radio, RadioGroup } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Meeting } from '../../../../../server/contract/meetings.ts';
import { useApi } from '../../../api/api-context.tsx';
import { linkChoice as german } from '../../../i18n/de/link-choice.ts';
import { linkChoice as english } from '../../../i18n/en/link-choice.ts';
import { useLanguage, useText } from '../../../i18n/i18n-context.tsx';
import { useAnnounce } from '../../../ui/announcer.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { Modal } from '../../../ui/Modal.tsx';
import { useLinkDialogStyles } from './link-dialog.styles.ts';

const readable = (path: string): string => {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
};

/** An address as far as it tells two links apart: without scheme and what follows the path. */
const placeOf = (url: string): string => {
  const { host, pathname } = new URL(url);
  return `${host}${readable(pathname)}`;
};

/** Which of several meetings is joined. A choice for one of a series counts for all of it. */
export function LinkDialog({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const styles = useLinkDialogStyles();
  const { shell } = useText();
  const text = useLanguage() === 'de' ? german : english;
  const api = useApi();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const [key, setKey] = useState(meeting.links[0]?.key ?? '');
  const choice = useMutation({
    mutationFn: () => api('chooseLink', { params: { meetingId: meeting.id }, body: { key } }),
    onSuccess: async ({ service }) => {
      announce(text.chosen(service ?? ''));
      onClose();
      await queries.invalidateQueries({ queryKey: ['meetings'] });
    },
  });
  return (
    <Modal
      kind="dialog"
      title={text.title}
      onClose={onClose}
      notice={choice.error && <ErrorNotice title={text.failed} error={choice.error} />}
      footer={
        <>
          <Button appearance="primary" disabledFocusable={choice.isPending} onClick={() => choice.mutate()}>
            {text.save}
          </Button>
          <Button onClick={onClose}>{shell.cancel}</Button>
        </>
      }
    >
      <p className={styles.text}>{meeting.recurring ? text.series : text.single}</p>
      <RadioGroup aria-label={text.title} value={key} onChange={(_, { value }) => setKey(value)}>
        {meeting.links.map((link) => (
          <Radio
            key={link.key}
            value={link.key}
            label={
              <>
                {link.service}
                <span className={styles.place}>{placeOf(link.url)}</span>
              </>
            }
          />
        ))}
      </RadioGroup>
    </Modal>
  );
}
