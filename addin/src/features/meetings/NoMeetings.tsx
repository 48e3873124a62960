import { Button } from '@fluentui/react-components';
import type { ConnectionList } from '../../../../server/contract/connections.ts';
import { syncing } from '../../api/queries.ts';
import { useText } from '../../i18n/i18n-context.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { goTo } from '../../ui/router.ts';

type Reason = 'notConnected' | 'waitingForApproval' | 'nothingSelected' | 'reading' | 'nothingComing';

function reasonOf({ connections, approvals }: ConnectionList): Reason {
  if (connections.length === 0) return approvals.length > 0 ? 'waitingForApproval' : 'notConnected';
  if (connections.every(({ calendars }) => calendars.length === 0)) return 'nothingSelected';
  return connections.some(syncing) ? 'reading' : 'nothingComing';
}

const signs = {
  notConnected: 'plus',
  waitingForApproval: 'clock',
  nothingSelected: 'plus',
  reading: 'clock',
  nothingComing: 'check',
} as const;

/** Why there are no meetings, and what to do about it. */
export function NoMeetings({ list }: { list: ConnectionList }) {
  const { meetings } = useText();
  const reason = reasonOf(list);
  const words = meetings[reason];
  return (
    <EmptyState
      sign={signs[reason]}
      title={words.title}
      text={words.text}
      action={
        'action' in words && (
          <Button
            appearance={reason === 'notConnected' ? 'primary' : 'secondary'}
            onClick={() => goTo('integrations')}
          >
            {words.action}
          </Button>
        )
      }
    />
  );
}
