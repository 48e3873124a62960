import { lazy } from 'react';
import { useLanguage } from '../../i18n/i18n-context.tsx';
import type { Language } from '../../i18n/language.ts';
import { loadTroubleText, TroubleTextProvider } from '../../i18n/trouble-text.tsx';
import type { OldData } from './old-data.ts';

const inLanguage = (language: Language) =>
  lazy(async () => {
    const [{ SyncNotices }, { trouble }] = await Promise.all([
      import(/* webpackChunkName: "sync-notices" */ './SyncNotices.tsx'),
      loadTroubleText[language](),
    ]);
    return {
      default: ({ old }: { old: readonly OldData[] }) => (
        <TroubleTextProvider value={trouble}>
          <SyncNotices old={old} />
        </TroubleTextProvider>
      ),
    };
  });

const notices = { en: inLanguage('en'), de: inLanguage('de') };

/** Fetched with its words when something is wrong, which is rare. */
export function LazySyncNotices({ old }: { old: readonly OldData[] }) {
  const Notices = notices[useLanguage()];
  return <Notices old={old} />;
}
