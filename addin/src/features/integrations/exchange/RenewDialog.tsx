import { Button, Spinner } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ExchangeDetails } from '../../../../../server/contract/exchange.ts';
import { useApi } from '../../../api/api-context.tsx';
import { useExchangeText } from '../../../i18n/exchange-text.tsx';
import { useText } from '../../../i18n/i18n-context.tsx';
import { useAnnounce } from '../../../ui/announcer.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { Modal } from '../../../ui/Modal.tsx';
import { draftOf } from './draft.ts';
import { EXAMINING } from './examining-time.ts';
import { LoginSteps } from './LoginSteps.tsx';
import { useLoginStyles } from './login.styles.ts';
import { detailsKey, useExchangeDetails } from './use-exchange-details.ts';
import { type Connected, useLogin } from './use-login.ts';

type RenewProps = {
  connectionId: string;
  onClose: () => void;
  onRenewed: (outcome: Connected) => void;
};

/** Other data for the same mailbox: a new password, another address of the server. Every choice is kept. */
export function RenewDialog({ title, ...props }: RenewProps & { title: string }) {
  const styles = useLoginStyles();
  const text = useExchangeText();
  const { data, error, refetch } = useExchangeDetails(props.connectionId);
  return (
    <Modal kind="dialog" title={title} onClose={props.onClose}>
      {data !== undefined ? (
        <RenewForm details={data} {...props} />
      ) : error !== null ? (
        <ErrorNotice title={text.loadFailed} error={error} onRetry={() => void refetch()} />
      ) : (
        <Spinner className={styles.loading} label={text.loading} />
      )}
    </Modal>
  );
}

function RenewForm({ details, connectionId, onClose, onRenewed }: RenewProps & { details: ExchangeDetails }) {
  const api = useApi();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const { shell } = useText();
  const text = useExchangeText();
  const login = useLogin({
    first: draftOf(details),
    send: (body, signal) =>
      api('renewExchange', { params: { connectionId }, body, signal, patience: EXAMINING }),
    onConnected: async (outcome) => {
      void queries.invalidateQueries({ queryKey: ['meetings'] });
      void queries.invalidateQueries({ queryKey: detailsKey(connectionId) });
      await queries.invalidateQueries({ queryKey: ['connections'] });
      announce(text.renewed);
      onRenewed(outcome);
      onClose();
    },
  });
  const form = useRef<HTMLDivElement>(null);
  // Everything else is filled in.
  useEffect(() => form.current?.querySelector<HTMLElement>('[name="password"]')?.focus(), []);
  return (
    <div ref={form}>
      <LoginSteps
        login={login}
        action={text.save}
        others={<Button onClick={onClose}>{shell.cancel}</Button>}
      />
    </div>
  );
}
