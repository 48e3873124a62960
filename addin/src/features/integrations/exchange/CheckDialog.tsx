import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ExchangeExamination } from '../../../../../server/contract/exchange.ts';
import { useApi } from '../../../api/api-context.tsx';
import { useExchangeText } from '../../../i18n/exchange-text.tsx';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { useTroubleText } from '../../../i18n/trouble-text.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { useHiddenStyles } from '../../../ui/hidden.styles.ts';
import { Modal } from '../../../ui/Modal.tsx';
import { Examining } from './Examining.tsx';
import { EXAMINING } from './examining-time.ts';
import { useLoginStyles } from './login.styles.ts';
import { Report } from './Report.tsx';
import { detailsKey } from './use-exchange-details.ts';
import { wantsPassword } from './wants-password.ts';
import { failureOf, hintsOf } from './worth-knowing.ts';

/** Examines a connected server with what is stored, and says what came of it. */
export function CheckDialog({
  connectionId,
  onClose,
  onNewPassword,
}: {
  connectionId: string;
  onClose: () => void;
  onNewPassword: () => void;
}) {
  const api = useApi();
  const queries = useQueryClient();
  const styles = useLoginStyles();
  const text = useExchangeText();
  const { integrations } = useSettingsText();
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () => api('examineExchange', { params: { connectionId }, patience: EXAMINING }),
    onSuccess: () => {
      // It may have found what nobody knew yet: another version, or a login that is rejected now.
      void queries.invalidateQueries({ queryKey: detailsKey(connectionId) });
      void queries.invalidateQueries({ queryKey: ['connections'] });
    },
  });
  useEffect(() => mutate(), [mutate]);
  return (
    <Modal kind="dialog" title={integrations.checkConnection} onClose={onClose}>
      <div role="status" className={styles.said}>
        {isPending && (
          <>
            <p className={styles.title}>{text.running.check}</p>
            <p className={styles.intro}>{text.running.text}</p>
          </>
        )}
        {data && <Result examination={data} />}
      </div>
      {isPending && <Examining label={text.running.check} />}
      {error !== null && <ErrorNotice title={text.failed} error={error} />}
      {data && (
        <Report
          examination={data}
          actionFor={(finding) =>
            wantsPassword(finding) && <Button onClick={onNewPassword}>{integrations.newPassword}</Button>
          }
        />
      )}
      <Button className={styles.again} disabledFocusable={isPending} onClick={() => mutate()}>
        {text.checkAgain}
      </Button>
    </Modal>
  );
}

/** In one sentence, which is read aloud; the report tells the rest. */
function Result({ examination }: { examination: ExchangeExamination }) {
  const styles = useLoginStyles();
  const { result } = useExchangeText();
  const troubles = useTroubleText();
  const { hidden } = useHiddenStyles();
  const failure = failureOf(examination);
  if (failure !== null)
    return (
      <p className={styles.title}>
        {result.failed}
        <span className={hidden}>: {troubles[failure.finding].title}</span>
      </p>
    );
  return <p className={styles.title}>{hintsOf(examination).length > 0 ? result.hint : result.passed}</p>;
}
