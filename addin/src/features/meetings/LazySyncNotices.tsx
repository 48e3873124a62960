import { inLanguage } from '../../i18n/in-language.tsx';

/** Fetched with its words when something is wrong, which is rare. */
export const LazySyncNotices = inLanguage(
  async () => (await import(/* webpackChunkName: "sync-notices" */ './SyncNotices.tsx')).SyncNotices,
);
