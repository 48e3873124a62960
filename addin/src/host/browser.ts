import type { PageSettings } from '../../../server/contract/page-settings.ts';
import { signIn } from './browser-sign-in.ts';
import { openWindow } from './browser-window.ts';
import type { Host, ThemeName } from './host.ts';

/** The same app at our own address, outside any host. Rejects as `signIn` does, with the issuer besides Microsoft to choose. */
export async function connectBrowser(settings: PageSettings): Promise<Host> {
  const issuer =
    settings.issuer &&
    (await (
      await import(/* webpackChunkName: "issuer" */ './issuer/browser-issuer.ts')
    ).browserIssuer(settings.issuer));
  const { token, signOut } =
    issuer?.signedIn ??
    (await signIn(settings).catch((error: unknown) => {
      throw issuer ? issuer.besides(error) : error;
    }));
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const theme = (): ThemeName => (dark.matches ? 'dark' : 'light');
  return {
    kind: 'browser',
    locale: navigator.language,
    get theme() {
      return theme();
    },
    onThemeChange(listener) {
      const changed = () => listener(theme());
      dark.addEventListener('change', changed);
      return () => dark.removeEventListener('change', changed);
    },
    token,
    openConsent: openWindow,
    openLink(url) {
      window.open(url, '_blank', 'noopener');
    },
    signOut,
    ready() {},
    failed() {},
  };
}
