import { Button, Spinner } from '@fluentui/react-components';
import { useText } from '../../../i18n/i18n-context.tsx';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { ApprovalRequest } from './ApprovalRequest.tsx';
import { CodeForm } from './CodeForm.tsx';
import { useConnectStyles } from './connect.styles.ts';
import type { ConnectFlow } from './connect-flow.ts';
import { type ConnectState, canAskAdmin } from './connect-state.ts';
import { Refusal } from './Refusal.tsx';
import { Busy, Step } from './Step.tsx';

/** What the connect flow shows, step by step. */
export function ConnectSteps({
  state,
  flow,
  onExchange,
}: {
  state: Exclude<ConnectState, { step: 'idle' }>;
  flow: ConnectFlow;
  onExchange: () => void;
}) {
  const styles = useConnectStyles();
  const { shell } = useText();
  const { connect } = useSettingsText();
  const { goal, claims } = state;
  const cancel = <Button onClick={flow.reset}>{shell.cancel}</Button>;
  switch (state.step) {
    case 'connecting':
      return <Busy sentence={connect.connecting} onCancel={flow.reset} />;
    case 'opening':
      return <Busy sentence={connect.opening} onCancel={flow.reset} />;
    // Connected, too: the page closes the panel then.
    case 'connected':
    case 'finishing':
      return <Busy sentence={connect.finishing} onCancel={flow.reset} />;
    case 'asking-admin':
      return <Busy sentence={connect.askingAdmin} onCancel={flow.reset} />;
    case 'click-needed':
      return (
        <Step
          title={connect.clickNeeded.title}
          text={connect.clickNeeded.text}
          actions={
            <>
              <Button appearance="primary" onClick={() => flow.signIn(goal, claims)}>
                {connect.clickNeeded.action}
              </Button>
              {cancel}
            </>
          }
        />
      );
    case 'waiting':
      return state.closed ? (
        <Step
          title={connect.closed.title}
          text={connect.closed.text}
          actions={
            <>
              <Button appearance="primary" onClick={() => flow.signIn(goal, claims)}>
                {connect.closed.again}
              </Button>
              {canAskAdmin(goal) && <Button onClick={() => flow.askAdmin(goal)}>{connect.closed.ask}</Button>}
              {cancel}
            </>
          }
        />
      ) : (
        <Step title={connect.waiting.title} text={connect.waiting.text} actions={cancel}>
          <Spinner className={styles.spinner} size="small" aria-hidden />
        </Step>
      );
    case 'code-needed':
      return (
        <CodeForm
          wrong={state.wrong}
          onCode={(code) => flow.enterCode(goal, state.trip, code)}
          onCancel={flow.reset}
        />
      );
    case 'approval': {
      const words = state.passedOn ? connect.refusals['approval-requested'] : connect.approval;
      return (
        <Step title={words.title} text={words.text}>
          <ApprovalRequest approval={state.approval} />
          {goal.another ? (
            <>
              <p className={styles.quiet}>{connect.approval.elsewhere}</p>
              <Button onClick={() => flow.signIn(goal)}>{connect.clickNeeded.action}</Button>
            </>
          ) : (
            <p className={styles.quiet}>{connect.approval.waiting}</p>
          )}
        </Step>
      );
    }
    case 'refused':
      return <Refusal state={state} flow={flow} onExchange={onExchange} />;
    case 'failed':
      return (
        <ErrorNotice
          title={connect.failed}
          error={state.error}
          onRetry={() =>
            goal.connectionId === null && !goal.another ? flow.connect(goal) : flow.signIn(goal)
          }
        />
      );
  }
}
