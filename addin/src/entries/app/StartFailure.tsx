import {
  Button,
  FluentProvider,
  type GriffelRenderer,
  RendererProvider,
  type Theme,
} from '@fluentui/react-components';
import { useEffect } from 'react';
import { HostError } from '../../host/host-error.ts';
import { start as german } from '../../i18n/de/start.ts';
import { start as english } from '../../i18n/en/start.ts';
import type { Messages } from '../../i18n/i18n-context.tsx';
import type { Language } from '../../i18n/language.ts';
import { explainError } from '../../ui/explain-error.ts';
import { Illustration } from '../../ui/illustration.tsx';
import { useStartFailureStyles } from './start-failure.styles.ts';

/** Instead of the app: nobody signed in yet, the wrong place, or a host that does not answer. */
export function StartFailure({
  error,
  language,
  messages,
  theme,
  renderer,
  onRemedy,
}: {
  error: unknown;
  language: Language;
  messages: Messages;
  theme: Theme;
  renderer: GriffelRenderer;
  onRemedy: (remedy: () => Promise<void>) => void;
}) {
  return (
    <RendererProvider renderer={renderer}>
      <FluentProvider theme={theme} style={{ height: '100%' }}>
        <FailureCard error={error} language={language} messages={messages} onRemedy={onRemedy} />
      </FluentProvider>
    </RendererProvider>
  );
}

function FailureCard({
  error,
  language,
  messages,
  onRemedy,
}: {
  error: unknown;
  language: Language;
  messages: Messages;
  onRemedy: (remedy: () => Promise<void>) => void;
}) {
  const styles = useStartFailureStyles();
  const { shell, failures } = messages;
  const words = language === 'de' ? german : english;
  const { sentence, reference } = explainError(error, {
    ...messages,
    failures: { ...failures, host: { ...failures.host, ...words.host } },
  });
  const reason = error instanceof HostError ? error.reason : null;
  const { remedy, other } = error instanceof HostError ? error : { remedy: null, other: null };
  const welcome = reason === 'signed-out';
  const title = welcome ? words.welcome : failures.cannotStart;
  useEffect(() => {
    document.title = shell.product;
  }, [shell.product]);
  return (
    <main className={styles.root}>
      <div className={styles.card} role={welcome ? undefined : 'alert'}>
        <Illustration sign={welcome ? 'check' : 'clock'} />
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.text}>
          {sentence}
          {welcome && ` ${other ? words.microsoftOr(other.name) : words.microsoftOnly}`}
        </p>
        {reason === 'outside-teams' || reason === 'outside-outlook' ? (
          <Button as="a" href="/" appearance="primary">
            {words.openInBrowser}
          </Button>
        ) : (
          <div className={styles.ways}>
            <Button
              appearance="primary"
              onClick={() => (remedy === null ? location.reload() : onRemedy(remedy))}
            >
              {remedy === null ? shell.tryAgain : failures.signInWith('Microsoft')}
            </Button>
            {other && (
              <Button onClick={() => onRemedy(other.signIn)}>{failures.signInWith(other.name)}</Button>
            )}
          </div>
        )}
        {reference !== null && !welcome && (
          <p className={styles.reference}>{failures.reference(reference)}</p>
        )}
      </div>
    </main>
  );
}
