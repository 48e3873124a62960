import { Button, Tooltip } from '@fluentui/react-components';
import { CalendarLtrRegular } from '@fluentui/react-icons/svg/calendar-ltr';
import { SettingsRegular } from '@fluentui/react-icons/svg/settings';
import { lazy, type RefObject, Suspense, useId, useRef, useState } from 'react';
import type { Connection } from '../../../../server/contract/connections.ts';
import { syncing } from '../../api/queries.ts';
import { useSettingsText } from '../../i18n/settings-text.tsx';
import { useLeaveFocus } from '../../ui/use-leave-focus.ts';
import { ConnectionActions } from './ConnectionActions.tsx';
import { ConnectionFacts } from './ConnectionFacts.tsx';
import { ConnectionNotices } from './ConnectionNotices.tsx';
import { ConnectionState } from './ConnectionState.tsx';
import { useCardStyles } from './card.styles.ts';
import type { Goal } from './connect/connect-state.ts';
import { LoginActions } from './exchange/LoginActions.tsx';
import { type LoginDialog, LoginDialogs } from './exchange/LoginDialogs.tsx';
import { ServerFacts } from './exchange/ServerFacts.tsx';
import type { Connected } from './exchange/use-login.ts';
import type { HintReport } from './exchange/worth-knowing.ts';
import { Freshness } from './Freshness.tsx';
import { SyncProgress } from './SyncProgress.tsx';

const CalendarsDialog = lazy(async () => ({
  default: (await import(/* webpackChunkName: "calendars-dialog" */ './calendars/CalendarsDialog.tsx'))
    .CalendarsDialog,
}));
const DisconnectDialog = lazy(async () => ({
  default: (await import(/* webpackChunkName: "disconnect-dialog" */ './DisconnectDialog.tsx'))
    .DisconnectDialog,
}));

/** One connection: whose it is, how it does, and what can be done with it. */
export function ConnectionCard({
  connection,
  hints,
  heir,
  now,
  onReconnect,
  onAskAdmin,
  onConnectExchange,
  onRenewed,
}: {
  connection: Connection;
  /** What was found worth knowing when its login was entered. */
  hints: readonly HintReport[];
  /** Takes the focus over when the card goes. */
  heir: RefObject<HTMLElement | null>;
  now: number;
  onReconnect: (goal: Goal) => void;
  onAskAdmin: (goal: Goal) => void;
  onConnectExchange: () => void;
  onRenewed: (outcome: Connected) => void;
}) {
  const styles = useCardStyles();
  const { integrations: text } = useSettingsText();
  const heading = useId();
  const root = useRef<HTMLElement>(null);
  useLeaveFocus(root, heir);
  const [dialog, setDialog] = useState<'calendars' | 'disconnect' | LoginDialog | null>(null);
  const { kind, account, id, own, trouble } = connection;
  const goal: Goal | null = kind === 'exchange' ? null : { kind, connectionId: id, another: !own };
  const close = () => setDialog(null);

  return (
    <article ref={root} className={styles.root} aria-labelledby={heading}>
      <header className={styles.header}>
        <div className={styles.icon}>
          <CalendarLtrRegular aria-hidden />
        </div>
        <div className={styles.words}>
          <h2 id={heading} className={styles.title}>
            {text.kinds[kind]}
          </h2>
          <p className={styles.account}>
            {account.name === '' || account.name === account.address
              ? account.address
              : `${account.name} · ${account.address}`}
          </p>
          <div className={styles.state}>
            <ConnectionState connection={connection} />
          </div>
        </div>
        <Tooltip content={text.configure} relationship="label">
          <Button
            appearance="subtle"
            icon={<SettingsRegular aria-hidden />}
            onClick={() => setDialog('calendars')}
          />
        </Tooltip>
      </header>
      {syncing(connection) && <SyncProgress calendars={connection.calendars} />}
      <ConnectionNotices
        connection={connection}
        hints={hints}
        onAskAdmin={() => goal && onAskAdmin(goal)}
        onConnectExchange={onConnectExchange}
        onConfigure={() => setDialog('calendars')}
      />
      <ConnectionFacts connection={connection} now={now} />
      {kind === 'exchange' && <ServerFacts connectionId={id} />}
      <Freshness kind={kind} calendars={connection.calendars} now={now} />
      <ConnectionActions connection={connection} now={now} onDisconnect={() => setDialog('disconnect')}>
        {goal === null ? (
          <LoginActions
            trouble={trouble}
            onCheck={() => setDialog({ what: 'check' })}
            onLogin={(title) => setDialog({ what: 'renew', title })}
          />
        ) : (
          <Button
            appearance={trouble?.fault === 'user' ? 'primary' : 'secondary'}
            onClick={() => onReconnect(goal)}
          >
            {text.reconnect}
          </Button>
        )}
      </ConnectionActions>
      <Suspense fallback={null}>
        {dialog === 'calendars' && <CalendarsDialog connectionId={id} kind={kind} onClose={close} />}
        {dialog === 'disconnect' && <DisconnectDialog connection={connection} onClose={close} />}
        {dialog !== null && typeof dialog === 'object' && (
          <LoginDialogs dialog={dialog} connectionId={id} onChange={setDialog} onRenewed={onRenewed} />
        )}
      </Suspense>
    </article>
  );
}
