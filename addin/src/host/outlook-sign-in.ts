import type { PageSettings } from '../../../server/contract/page-settings.ts';
import { entraFlow } from './entra-flow.ts';
import type { Host } from './host.ts';
import { HostError, type HostErrorReason } from './host-error.ts';
import { OUTLOOK_PAGE } from './issuer/pages.ts';
import { nestedSignIn } from './nested-sign-in.ts';
import { officeDialog } from './office-dialog.ts';
import { offers } from './office-ready.ts';
import { onePerson } from './one-person.ts';
import { windowSignIn } from './window-sign-in.ts';

/** The bridge works, and it is the person's turn, or the network's. */
const NO_REASON_TO_LEAVE: ReadonlySet<HostErrorReason> = new Set([
  'signed-out',
  'sign-in-cancelled',
  'other-account',
  'offline',
]);

/**
 * Nested app authentication where Outlook has it, else a window of Outlook's; the window too, for the rest of the
 * page's life, once the bridge turned out not to work. Never a pop-up of MSAL's own, which no frame can use.
 */
export async function outlookSignIn(
  settings: PageSettings,
  mailbox: string | null,
): Promise<Pick<Host, 'token'>> {
  const isSame = onePerson();
  const nested = offers('NestedAppAuth', '1.1') ? await nestedSignIn(settings, mailbox, isSame) : null;
  const window = windowSignIn(entraFlow(settings), officeDialog, mailbox, isSame);
  let way: Pick<Host, 'token'> = nested ?? window;
  const microsoft: Pick<Host, 'token'> = {
    async token(wish) {
      try {
        return await way.token(wish);
      } catch (error) {
        if (way === window || (error instanceof HostError && NO_REASON_TO_LEAVE.has(error.reason)))
          throw error;
        way = window;
        return window.token(wish);
      }
    },
  };
  if (!settings.issuer) return microsoft;
  const { eitherWay } = await import(/* webpackChunkName: "issuer" */ './issuer/either-way.ts');
  return eitherWay(settings.issuer, OUTLOOK_PAGE, microsoft, {
    open: officeDialog,
    loginHint: mailbox,
    isSame,
  });
}
