import { Suspense, useState } from 'react';
import type { ConnectionKind } from '../../../../../server/contract/connections.ts';
import { useSession } from '../../../api/queries.ts';
import { useText } from '../../../i18n/i18n-context.tsx';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { Modal } from '../../../ui/Modal.tsx';
import { ConnectLogin } from '../exchange/lazy-exchange.tsx';
import type { ConnectExchange } from '../exchange/use-connect-exchange.ts';
import { ConnectSteps } from './ConnectSteps.tsx';
import type { ConnectFlow } from './connect-flow.ts';
import type { ConnectState } from './connect-state.ts';
import { Offers } from './Offers.tsx';

/** The panel "Calendar Integrations": what can be connected, and the way there. */
export function ConnectPanel({
  state,
  flow,
  exchange,
  onClose,
}: {
  state: ConnectState;
  flow: ConnectFlow;
  exchange: ConnectExchange;
  onClose: () => void;
}) {
  const { failures, shell } = useText();
  const { connect } = useSettingsText();
  const { data, error, refetch } = useSession();
  const [shown, setShown] = useState<ConnectionKind | null>(null);
  const reconnecting = state.step !== 'idle' && state.goal.connectionId !== null;
  const backTo = (kind: ConnectionKind) => {
    setShown(kind);
    exchange.end();
  };
  const beginExchange = () => {
    flow.reset();
    exchange.begin();
  };
  const cloud = data?.offers.some(({ kind }) => kind === 'microsoft365');
  return (
    <Modal kind="drawer" title={reconnecting ? connect.reconnectTitle : connect.panel} onClose={onClose}>
      {exchange.active ? (
        <Suspense fallback={<p role="status">{shell.loading}</p>}>
          <ConnectLogin
            login={exchange.login}
            onBack={() => backTo('exchange')}
            onCloud={cloud ? () => backTo('microsoft365') : undefined}
          />
        </Suspense>
      ) : state.step !== 'idle' ? (
        <ConnectSteps state={state} flow={flow} onExchange={beginExchange} />
      ) : data !== undefined ? (
        <Offers offers={data.offers} flow={flow} onExchange={beginExchange} shown={shown} />
      ) : (
        error !== null && (
          <ErrorNotice title={failures.cannotStart} error={error} onRetry={() => void refetch()} />
        )
      )}
    </Modal>
  );
}
