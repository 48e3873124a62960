import { createDOMRenderer } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { PageSettings } from '../../../server/contract/page-settings.ts';
import type { Host } from '../host/host.ts';
import { loadMessages } from '../i18n/i18n-context.tsx';
import { languageOf } from '../i18n/language.ts';
import { loadTheme } from '../ui/themes/load-theme.ts';
import { App } from './app/App.tsx';
import { Crash } from './app/Crash.tsx';
import type { AppointmentPlace } from './app/place.ts';
import { readNonce, readSettings } from './page-data.ts';

async function inLanguage(locale: string) {
  const language = languageOf(locale);
  document.documentElement.lang = language;
  return loadMessages(language);
}

type Options = {
  /** The language to say it in that there is no host. */
  readonly localeOf?: () => string;
  readonly appointment?: AppointmentPlace;
};

/** Starts a page: finds its host, then shows the app, or in one sentence why there is none. */
export async function start(
  connect: (settings: PageSettings) => Promise<Host>,
  { localeOf = () => navigator.language, appointment }: Options = {},
): Promise<void> {
  const nonce = readNonce();
  const renderer = createDOMRenderer(document, nonce ? { styleElementAttributes: { nonce } } : {});
  const place = document.getElementById('root');
  if (place === null) throw new Error('The page has no place for the app.');
  const root = createRoot(place);
  const show = (content: ReactNode) => root.render(content);

  const run = async (): Promise<void> => {
    try {
      const host = await connect(readSettings());
      const [messages, firstTheme] = await Promise.all([inLanguage(host.locale), loadTheme(host.theme)]);
      show(
        <Crash messages={messages} onCrash={(error) => host.failed(error.message)}>
          <App
            host={host}
            messages={messages}
            firstTheme={firstTheme}
            renderer={renderer}
            appointment={appointment}
          />
        </Crash>,
      );
    } catch (error) {
      await fail(error);
    }
  };

  const fail = async (error: unknown): Promise<void> => {
    const dark = matchMedia('(prefers-color-scheme: dark)').matches;
    const [{ StartFailure }, messages, theme] = await Promise.all([
      import(/* webpackChunkName: "start-failure" */ './app/StartFailure.tsx'),
      inLanguage(localeOf()),
      loadTheme(dark ? 'dark' : 'light'),
    ]);
    const follow = (remedy: () => Promise<void>) => remedy().then(run, fail);
    show(
      <StartFailure
        error={error}
        language={languageOf(localeOf())}
        messages={messages}
        theme={theme}
        renderer={renderer}
        onRemedy={follow}
      />,
    );
  };

  await run();
}
