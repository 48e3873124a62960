import { Button } from '@fluentui/react-components';
import { HostError } from '../host/host-error.ts';
import { useText } from '../i18n/i18n-context.tsx';
import { explainError } from './explain-error.ts';
import { Notice } from './Notice.tsx';

/** An error with its sentence, its reference for support, and a way on. */
export function ErrorNotice({
  title,
  error,
  onRetry,
}: {
  title: string;
  error: unknown;
  onRetry?: () => void;
}) {
  const text = useText();
  const { sentence, reference } = explainError(error, text);
  const remedy = error instanceof HostError ? error.remedy : null;
  return (
    <Notice
      tone="error"
      title={title}
      reference={reference && text.failures.reference(reference)}
      actions={
        <>
          {remedy && <Button onClick={() => void remedy()}>{text.failures.signIn}</Button>}
          {!remedy && onRetry && <Button onClick={onRetry}>{text.shell.tryAgain}</Button>}
        </>
      }
    >
      {sentence}
    </Notice>
  );
}
