import { Button } from '@fluentui/react-components';
import { useText } from '../../../i18n/i18n-context.tsx';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { useTroubleText } from '../../../i18n/trouble-text.tsx';
import { explainError } from '../../../ui/explain-error.ts';
import { Notice } from '../../../ui/Notice.tsx';
import type { Login } from '../exchange/use-login.ts';
import { failureOf } from '../exchange/worth-knowing.ts';
import type { ConnectState } from './connect-state.ts';

/** What becomes of connecting while its panel is closed; a failure is read aloud. `onShow` opens the panel again. */
export function Unwatched({
  state: { step },
  login: { running, failure, error },
  onShow,
}: {
  state: ConnectState;
  login: Pick<Login, 'running' | 'failure' | 'error'>;
  onShow: () => void;
}) {
  const messages = useText();
  const { connect } = useSettingsText();
  const troubles = useTroubleText();
  const { unwatched: text } = connect;
  const details = <Button onClick={onShow}>{text.details}</Button>;
  if (running)
    return (
      <Notice
        tone="info"
        title={text.examining}
        actions={<Button onClick={onShow}>{text.progress}</Button>}
      />
    );
  const failed = failure && failureOf(failure);
  if (failed)
    return (
      <Notice tone="error" title={text.failed} actions={<Button onClick={onShow}>{text.report}</Button>}>
        {`${troubles[failed.finding].title}.`}
      </Notice>
    );
  if (error !== null)
    return (
      <Notice tone="error" title={text.failed} actions={details}>
        {explainError(error, messages).sentence}
      </Notice>
    );
  return step === 'refused' || step === 'failed' ? (
    <Notice tone="error" title={connect.failed} actions={details} />
  ) : null;
}
