import { useSession } from '../../../api/queries.ts';
import { useText } from '../../../i18n/i18n-context.tsx';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { Modal } from '../../../ui/Modal.tsx';
import { ConnectSteps } from './ConnectSteps.tsx';
import type { ConnectFlow } from './connect-flow.ts';
import type { ConnectState } from './connect-state.ts';
import { Offers } from './Offers.tsx';

/** The panel "Calendar Integrations": what can be connected, and the way there. */
export function ConnectPanel({
  state,
  flow,
  onClose,
}: {
  state: ConnectState;
  flow: ConnectFlow;
  onClose: () => void;
}) {
  const { failures } = useText();
  const { connect } = useSettingsText();
  const { data, error, refetch } = useSession();
  const reconnecting = state.step !== 'idle' && state.goal.connectionId !== null;
  return (
    <Modal kind="drawer" title={reconnecting ? connect.reconnectTitle : connect.panel} onClose={onClose}>
      {state.step !== 'idle' ? (
        <ConnectSteps state={state} flow={flow} />
      ) : data !== undefined ? (
        <Offers offers={data.offers} flow={flow} />
      ) : (
        error !== null && (
          <ErrorNotice title={failures.cannotStart} error={error} onRetry={() => void refetch()} />
        )
      )}
    </Modal>
  );
}
