import type { IssuerSettings } from '../../../../server/contract/page-settings.ts';
import type { Host } from '../host.ts';
import { HostError, type HostErrorReason, type OtherWay } from '../host-error.ts';
import type { SamePerson } from '../one-person.ts';
import { type OpenWindow, windowSignIn } from '../window-sign-in.ts';
import { issuerFlow } from './issuer-flow.ts';

/** What another sign-in may help with. */
const OFFERED: ReadonlySet<HostErrorReason> = new Set([
  'signed-out',
  'sign-in-cancelled',
  'sign-in-refused',
  'sign-in-unreachable',
  'window-blocked',
]);

/** The same failure, with the issuer's sign-in to choose, and Microsoft's where that is offered as well. */
export const orIssuer = (
  { reason, detail, cause }: HostError,
  other: OtherWay,
  remedy: (() => Promise<void>) | null = null,
): HostError => new HostError(reason, { detail, cause, remedy, other });

/**
 * Microsoft's way first, with the issuer's to choose for whoever has no account there; once somebody has signed in, theirs
 * only, for the rest of the page's life.
 */
export function eitherWay(
  settings: IssuerSettings,
  page: string,
  microsoft: Pick<Host, 'token'>,
  window: { readonly open: OpenWindow; readonly loginHint: string | null; readonly isSame: SamePerson },
): Pick<Host, 'token'> {
  const { open, loginHint, isSame } = window;
  const issuer = windowSignIn(issuerFlow(settings, page), open, loginHint, isSame);
  let chosen: Pick<Host, 'token'> | null = null;

  /** `again` opens the window; `remedy` is Microsoft's, for as long as it may be chosen. */
  const wayOf = (again: () => Promise<void>, remedy: HostError['remedy']): OtherWay => ({
    name: settings.name,
    async signIn() {
      try {
        await again();
        chosen = issuer;
      } catch (error) {
        if (!(error instanceof HostError)) throw error;
        throw orIssuer(error, wayOf(error.remedy ?? again, remedy), remedy);
      }
    },
  });

  return {
    async token(wish) {
      try {
        const token = await (chosen ?? microsoft).token(wish);
        chosen ??= microsoft;
        return token;
      } catch (error) {
        if (!(error instanceof HostError)) throw error;
        if (chosen === issuer) throw orIssuer(error, wayOf(error.remedy ?? issuer.signIn, null));
        if (chosen === microsoft || !OFFERED.has(error.reason)) throw error;
        throw orIssuer(error, wayOf(issuer.signIn, error.remedy), error.remedy);
      }
    },
  };
}
