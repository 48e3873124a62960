import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useConnections } from '../../api/queries.ts';
import { useText } from '../../i18n/i18n-context.tsx';
import { useSettingsText } from '../../i18n/settings-text.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { usePageStyles } from '../../ui/page.styles.ts';
import { useNow } from '../../ui/use-now.ts';
import { ConnectionCard } from './ConnectionCard.tsx';
import { type Goal, underWay } from './connect/connect-state.ts';
import { Unwatched } from './connect/Unwatched.tsx';
import { useApproved } from './connect/use-approved.ts';
import { useConnect } from './connect/use-connect.ts';
import { useConnectExchange } from './exchange/use-connect-exchange.ts';
import { useHints } from './exchange/use-hints.ts';
import { useIntegrationsStyles } from './integrations.styles.ts';
import { PendingApproval } from './PendingApproval.tsx';

const ConnectPanel = lazy(async () => ({
  default: (await import(/* webpackChunkName: "connect-panel" */ './connect/ConnectPanel.tsx')).ConnectPanel,
}));

const YourData = lazy(async () => ({
  default: (await import(/* webpackChunkName: "your-data" */ './your-data/YourData.tsx')).YourData,
}));

/** Settings, Integrations: what is connected, and the way to connect more. */
export function IntegrationsPage() {
  const page = usePageStyles();
  const styles = useIntegrationsStyles();
  const { shell } = useText();
  const { integrations: text } = useSettingsText();
  const announce = useAnnounce();
  const now = useNow();
  const { data, error, refetch } = useConnections();
  const { state, flow } = useConnect();
  const [open, setOpen] = useState(false);
  const [known, setKnown] = useState<string | null>(null);
  const addButton = useRef<HTMLElement>(null);
  const hints = useHints();
  const exchange = useConnectExchange((outcome) => {
    const address = outcome.again ? outcome.connection.account.address : null;
    setKnown(address);
    announce(
      `${address === null ? shell.connected : text.knownAccount(address)} ${hints.keep(outcome)}`.trim(),
    );
    exchange.end();
    setOpen(false);
  });

  const finish = useCallback(() => {
    setOpen(false);
    flow.reset();
  }, [flow]);
  useApproved(state, finish);
  useEffect(() => {
    if (state.step !== 'connected') return;
    setKnown(state.known);
    announce(state.known === null ? shell.connected : text.knownAccount(state.known));
    finish();
  }, [state, finish, announce, shell.connected, text]);

  const add = () => {
    setKnown(null);
    setOpen(true);
  };
  const comeBack = () => {
    // What was pressed is gone by the time the panel closes and gives the focus back.
    addButton.current?.focus();
    setOpen(true);
  };
  const begin = (start: (goal: Goal) => void) => (goal: Goal) => {
    setOpen(true);
    start(goal);
  };
  const connectExchange = () => {
    exchange.begin();
    setOpen(true);
  };
  const close = () => {
    if (exchange.login.running || underWay(state)) setOpen(false);
    else {
      exchange.end();
      finish();
    }
  };

  return (
    <div className={page.page}>
      <header className={page.header}>
        <div className={styles.words}>
          <PageTitle>{text.title}</PageTitle>
          <p className={styles.intro}>{text.intro}</p>
        </div>
        <Button
          ref={(button: HTMLElement | null) => {
            addButton.current = button;
          }}
          appearance="primary"
          icon={<AddRegular aria-hidden />}
          onClick={add}
        >
          {text.add}
        </Button>
      </header>
      <div className={page.notices}>
        {error !== null && <ErrorNotice title={text.failed} error={error} onRetry={() => void refetch()} />}
        {known !== null && data?.connections.some(({ account }) => account.address === known) && (
          <Notice tone="info" title={text.knownAccount(known)} />
        )}
        {!open && <Unwatched state={state} login={exchange.login} onShow={comeBack} />}
      </div>
      <div className={styles.cards}>
        {data?.approvals.map((approval) => (
          <PendingApproval
            key={approval.kind}
            approval={approval}
            heir={addButton}
            now={now}
            onSignIn={begin(flow.signIn)}
          />
        ))}
        {data?.connections.map((connection) => (
          <ConnectionCard
            key={connection.id}
            connection={connection}
            hints={hints.of(connection.id)}
            heir={addButton}
            now={now}
            onReconnect={begin(flow.signIn)}
            onAskAdmin={begin(flow.askAdmin)}
            onConnectExchange={connectExchange}
            onRenewed={hints.keep}
          />
        ))}
      </div>
      {data?.connections.length === 0 && data.approvals.length === 0 && (
        <EmptyState sign="plus" title={text.empty.title} text={text.empty.text} />
      )}
      <Suspense fallback={null}>{data && <YourData connections={data.connections} />}</Suspense>
      <Suspense fallback={null}>
        {open && <ConnectPanel state={state} flow={flow} exchange={exchange} onClose={close} />}
      </Suspense>
    </div>
  );
}
