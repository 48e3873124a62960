import { Button } from '@fluentui/react-components';
import { useText } from '../../../i18n/i18n-context.tsx';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { useTroubleText } from '../../../i18n/trouble-text.tsx';
import { useConnectStyles } from './connect.styles.ts';
import type { ConnectFlow } from './connect-flow.ts';
import { type ConnectState, canAskAdmin } from './connect-state.ts';
import { nextStepAfter } from './next-steps.ts';
import { Step } from './Step.tsx';
import { useIsOffered } from './use-is-offered.ts';

/** Whose fault it is in one sentence, and one next step; who cancelled may have had to, and can ask an administrator as well. */
export function Refusal({
  state: { reason, code, goal, claims },
  flow,
  onExchange,
}: {
  state: Extract<ConnectState, { step: 'refused' }>;
  flow: ConnectFlow;
  onExchange: () => void;
}) {
  const styles = useConnectStyles();
  const { failures } = useText();
  const trouble = useTroubleText();
  const { connect, integrations } = useSettingsText();
  const exchangeOffered = useIsOffered('exchange');
  const atMicrosoft = reason in connect.refusals;
  const { title, text } = atMicrosoft
    ? connect.refusals[reason as keyof typeof connect.refusals]
    : trouble[reason as Exclude<typeof reason, keyof typeof connect.refusals>];
  const again = () =>
    atMicrosoft || goal.connectionId !== null || goal.another
      ? flow.signIn(goal, claims)
      : flow.connect(goal);
  const next = nextStepAfter(reason);
  return (
    <Step
      title={title}
      text={text}
      actions={
        <>
          {next === 'again' && (
            <Button appearance="primary" onClick={again}>
              {connect.closed.again}
            </Button>
          )}
          {canAskAdmin(goal) && (next === 'ask' || reason === 'cancelled') && (
            <Button appearance={next === 'ask' ? 'primary' : 'secondary'} onClick={() => flow.askAdmin(goal)}>
              {connect.closed.ask}
            </Button>
          )}
          {reason === 'mailbox-not-in-cloud' && exchangeOffered && (
            <Button onClick={onExchange}>{integrations.connectExchange}</Button>
          )}
        </>
      }
    >
      {code !== null && <p className={styles.faint}>{failures.reference(code)}</p>}
    </Step>
  );
}
