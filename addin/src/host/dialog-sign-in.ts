import type { PageSettings } from '../../../server/contract/page-settings.ts';
import {
  EntraRefusal,
  newTrip,
  redeem,
  refresh,
  type SignInTrip,
  type SignInWish,
  signInAddress,
  type Tokens,
} from './code-flow.ts';
import type { Host, TokenWish } from './host.ts';
import { HostError } from './host-error.ts';
import { officeDialog } from './office-dialog.ts';
import type { SamePerson } from './one-person.ts';
import { wordOf } from './word-of.ts';

/** A token that ends within this time (ms) is not lent any more. */
const NEARLY_OVER = 120_000;

export type SignedInAtEntra =
  | { readonly type: 'signed-in'; readonly code: string }
  | { readonly type: 'refused'; readonly error: string; readonly description: string };

/** What our page in the window says about this trip and no other. */
const readAnswer =
  ({ state }: SignInTrip) =>
  (message: unknown): SignedInAtEntra | null => {
    const answer = message as (SignedInAtEntra & { state?: string }) | null;
    if (typeof answer !== 'object' || answer?.state !== state) return null;
    return answer.type === 'signed-in' || answer.type === 'refused' ? answer : null;
  };

/**
 * Signs in through a window of Outlook's, for the hosts that have no nested app authentication: Outlook on the web and
 * older ones. The window brings back a code, worthless without the verifier that never left the pane, so tokens exist
 * in this page's memory only and end with it. Until then they are renewed without a window.
 */
export function dialogSignIn(
  settings: PageSettings,
  loginHint: string | null,
  isSame: SamePerson,
): Pick<Host, 'token'> {
  let held: Tokens | null = null;
  let renewing: Promise<Tokens> | null = null;

  const explain = (error: unknown, wish: Partial<SignInWish> = {}): HostError => {
    if (error instanceof HostError) return error;
    const options = { detail: wordOf(error), cause: error, remedy: () => signIn(wish) };
    if (!(error instanceof EntraRefusal)) return new HostError('offline', options);
    if (error.code === 'access_denied') return new HostError('sign-in-cancelled', options);
    return new HostError('sign-in-refused', options);
  };

  /** Opens the window, so call it from a click. */
  async function signIn(wish: Partial<SignInWish> = {}): Promise<void> {
    const trip = newTrip();
    const address = await signInAddress(trip, { loginHint, claims: null, choose: false, ...wish });
    const ended = await officeDialog(address, readAnswer(trip));
    const again = { remedy: () => signIn(wish) };
    if (ended.end === 'blocked') throw new HostError('window-blocked', again);
    if (ended.end === 'closed') throw new HostError('sign-in-cancelled', again);
    try {
      if (ended.told.type === 'refused') throw new EntraRefusal(ended.told.error, ended.told.description);
      const tokens = await redeem(settings, trip, ended.told.code);
      if (!isSame(tokens.person))
        throw new HostError('other-account', { remedy: () => signIn({ ...wish, choose: true }) });
      held = tokens;
    } catch (error) {
      throw explain(error, wish);
    }
  }

  const signedOut = (claims?: string): HostError =>
    new HostError('signed-out', { remedy: () => signIn({ claims: claims ?? null }) });

  async function renew(claims?: string): Promise<Tokens> {
    if (held === null || held.refreshToken === null) throw signedOut(claims);
    try {
      held = await refresh(settings, held.refreshToken, claims);
      return held;
    } catch (error) {
      if (!(error instanceof EntraRefusal)) throw explain(error);
      held = null;
      throw signedOut(claims);
    }
  }

  return {
    async token({ fresh = false, claims }: TokenWish = {}) {
      const lasts = held !== null && held.expiresAt - Date.now() > NEARLY_OVER;
      if (held !== null && lasts && !fresh && claims === undefined) return held.accessToken;
      // Several calls that need a new token wait for the same one.
      renewing ??= renew(claims).finally(() => {
        renewing = null;
      });
      return (await renewing).accessToken;
    },
  };
}
