import { Button } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { HostError } from '../host/host-error.ts';
import { useText } from '../i18n/i18n-context.tsx';
import { explainError } from './explain-error.ts';
import { Notice } from './Notice.tsx';

/** An error with its sentence, its reference for support, and a way on. That a sign-in has ended is no alarm. */
export function ErrorNotice({
  title,
  error: met,
  onRetry,
}: {
  title: string;
  error: unknown;
  onRetry?: () => void;
}) {
  const text = useText();
  const queries = useQueryClient();
  const [latest, setLatest] = useState<{ met: unknown; error: unknown } | null>(null);
  const error = latest?.met === met ? latest?.error : met;
  const { sentence, reference } = explainError(error, text);
  const { remedy, other } = error instanceof HostError ? error : { remedy: null, other: null };
  const ended = error instanceof HostError && error.reason === 'signed-out';
  const follow = (way: () => Promise<void>) =>
    way().then(
      () => queries.invalidateQueries(),
      (failure: unknown) => setLatest({ met, error: failure }),
    );
  return (
    <Notice
      tone={ended ? 'info' : 'error'}
      title={ended ? text.failures.signInAgain : title}
      reference={reference !== null && !ended ? text.failures.reference(reference) : null}
      actions={
        <>
          {remedy && (
            <Button onClick={() => void follow(remedy)}>{text.failures.signInWith('Microsoft')}</Button>
          )}
          {other && (
            <Button onClick={() => void follow(other.signIn)}>{text.failures.signInWith(other.name)}</Button>
          )}
          {!remedy && !other && onRetry && <Button onClick={onRetry}>{text.shell.tryAgain}</Button>}
        </>
      }
    >
      {sentence}
    </Notice>
  );
}
