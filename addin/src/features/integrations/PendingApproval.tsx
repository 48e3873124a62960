import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useId, useRef } from 'react';
import type { Approval } from '../../../../server/contract/connections.ts';
import { useApi } from '../../api/api-context.tsx';
import { useFormats } from '../../i18n/i18n-context.tsx';
import { useSettingsText } from '../../i18n/settings-text.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useLeaveFocus } from '../../ui/use-leave-focus.ts';
import { useApprovalAnswer } from './approval-retry.ts';
import { useCardStyles } from './card.styles.ts';
import { ApprovalRequest } from './connect/ApprovalRequest.tsx';
import type { Goal } from './connect/connect-state.ts';

/** A request that waits for an administrator. Once approved, signing in once may be left to do. */
export function PendingApproval({
  approval,
  heir,
  now,
  onSignIn,
}: {
  approval: Approval;
  /** Takes the focus over when the card goes. */
  heir: RefObject<HTMLElement | null>;
  now: number;
  onSignIn: (goal: Goal) => void;
}) {
  const styles = useCardStyles();
  const { connect } = useSettingsText();
  const formats = useFormats();
  const api = useApi();
  const queries = useQueryClient();
  const title = useId();
  const root = useRef<HTMLElement>(null);
  useLeaveFocus(root, heir);
  const { kind, requestedAt } = approval;
  const withdrawal = useMutation({
    mutationFn: () => api('withdrawApproval', { params: { kind } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['connections'] }),
  });
  const answer = useApprovalAnswer(kind);
  const approved = answer?.outcome === 'interaction' && answer.claims !== null;

  return (
    <article ref={root} className={styles.root} aria-labelledby={title}>
      <h2 id={title} className={styles.title}>
        {connect.approval.title}
      </h2>
      <p className={styles.account}>
        {connect.approval.requested(formats.relative(Math.min(Date.parse(requestedAt), now), now))}
      </p>
      <div className={styles.notices}>
        {approved ? (
          <Notice
            tone="info"
            title={connect.approval.approved}
            actions={
              <Button
                appearance="primary"
                onClick={() => onSignIn({ kind, connectionId: null, another: false })}
              >
                {connect.clickNeeded.action}
              </Button>
            }
          />
        ) : (
          <>
            <p className={styles.value}>
              {connect.approval.text} {connect.approval.waiting}
            </p>
            <ApprovalRequest approval={approval} />
          </>
        )}
        {withdrawal.error !== null && <ErrorNotice title={connect.failed} error={withdrawal.error} />}
      </div>
      <footer className={styles.footer}>
        <Button
          appearance="subtle"
          disabledFocusable={withdrawal.isPending}
          onClick={() => withdrawal.mutate()}
        >
          {connect.approval.withdraw}
        </Button>
      </footer>
    </article>
  );
}
