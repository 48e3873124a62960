/// <reference types="office-js" />
import type { PageSettings } from '../../../server/contract/page-settings.ts';
import { consentDialog } from './consent-dialog.ts';
import type { Appointments, Host } from './host.ts';
import { offers, officeReady } from './office-ready.ts';
import { outlookAppointments } from './outlook-appointments.ts';
import { keepKeys } from './outlook-keyboard.ts';
import { outlookSignIn } from './outlook-sign-in.ts';
import { followTheme } from './outlook-theme.ts';

/** https://learn.microsoft.com/javascript/api/requirement-sets/common/open-browser-window-api-requirement-sets */
function openLink(url: string): void {
  if (offers('OpenBrowserWindowApi', '1.1')) Office.context.ui.openBrowserWindow(url);
  else window.open(url, '_blank', 'noopener');
}

/** Outlook's language, or the browser's as long as Outlook has not said. */
export const outlookLocale = (): string =>
  (typeof Office === 'undefined' ? undefined : Office.context?.displayLanguage) ?? navigator.language;

/**
 * The pane beside an appointment in Outlook, by Office.js. Calling it again after somebody has signed in finds them
 * signed in. Rejects with `HostError`: as `officeReady` does, or as the first token does.
 */
export function outlookConnection(): (settings: PageSettings) => Promise<Host> {
  let signIn: Promise<Pick<Host, 'token'>> | undefined;
  let appointments: Appointments | undefined;
  return async (settings) => {
    await officeReady();
    keepKeys();
    appointments ??= outlookAppointments();
    signIn ??= outlookSignIn(settings, Office.context.mailbox.userProfile?.emailAddress ?? null);
    const { token } = await signIn;
    await token();
    const theme = followTheme();
    return {
      kind: 'outlook',
      locale: outlookLocale(),
      get theme() {
        return theme.current();
      },
      onThemeChange: theme.onChange,
      token,
      openConsent: consentDialog,
      openLink,
      appointments,
      ready() {},
      failed() {},
    };
  };
}
