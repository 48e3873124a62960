import type { ComponentType } from 'react';
import { ExchangeTextProvider, loadExchangeText } from '../../../i18n/exchange-text.tsx';
import { inLanguage } from '../../../i18n/in-language.tsx';

/** A part that comes together with its words, which are those of all of them. */
const withWords = <Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> =>
  inLanguage(async (language) => {
    const [Part, { exchange }] = await Promise.all([load(), loadExchangeText[language]()]);
    return (props: Props) => (
      <ExchangeTextProvider value={exchange}>
        <Part {...props} />
      </ExchangeTextProvider>
    );
  });

export const ConnectLogin = withWords(
  async () => (await import(/* webpackChunkName: "exchange" */ './ConnectLogin.tsx')).ConnectLogin,
);
export const RenewDialog = withWords(
  async () => (await import(/* webpackChunkName: "exchange" */ './RenewDialog.tsx')).RenewDialog,
);
export const CheckDialog = withWords(
  async () => (await import(/* webpackChunkName: "exchange" */ './CheckDialog.tsx')).CheckDialog,
);
