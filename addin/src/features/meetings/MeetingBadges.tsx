import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import type { Meeting } from '../../../../server/contract/meetings.ts';
import { useText } from '../../i18n/i18n-context.tsx';
import { Tag } from '../../ui/Tag.tsx';

/** What sets a meeting apart. A cancelled one needs no answer any more. */
export function MeetingBadges({ meeting }: { meeting: Meeting }) {
  const { badges } = useText().meetings;
  const { response } = meeting;
  return (
    <>
      {meeting.private && <Tag icon={<LockClosedRegular aria-hidden />}>{badges.private}</Tag>}
      {meeting.cancelled ? (
        <Tag tone="bad">{badges.cancelled}</Tag>
      ) : (
        (response === 'declined' || response === 'tentative' || response === 'unanswered') && (
          <Tag tone={response === 'declined' ? 'neutral' : 'subtle'}>{badges[response]}</Tag>
        )
      )}
    </>
  );
}
