import { type Arrival, UNREACHABLE, type Whose } from './arrival.ts';
import {
  type CodeFlow,
  newTrip,
  returnAddress,
  SignInRefusal,
  type SignInTrip,
  type SignInWish,
  tripQuery,
} from './code-flow.ts';
import type { Host } from './host.ts';
import { HostError, type HostErrorReason } from './host-error.ts';
import { inMemory, lendTokens } from './lend-tokens.ts';
import type { DialogEnd } from './office-dialog.ts';
import type { SamePerson } from './one-person.ts';
import { wordOf } from './word-of.ts';

/**
 * What our page in the window says about this trip and no other. Who gives tokens sends back to a page of its own, so
 * that the code of one is never shown to another (https://www.rfc-editor.org/rfc/rfc9700#section-4.4.2.2).
 */
const readArrival =
  ({ page }: CodeFlow, { state }: SignInTrip) =>
  (message: unknown): Arrival | null => {
    const arrival = message as (Arrival & Whose) | null;
    if (typeof arrival !== 'object' || arrival?.state !== state || arrival.page !== page) return null;
    return arrival.type === 'signed-in' || arrival.type === 'refused' ? arrival : null;
  };

/** Opens a page of ours in a window of the host's, and waits for what it tells. */
export type OpenWindow = <T>(address: string, read: (message: unknown) => T | null) => Promise<DialogEnd<T>>;

/** https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1 */
const REASONS: Readonly<Record<string, HostErrorReason>> = {
  access_denied: 'sign-in-cancelled',
  [UNREACHABLE]: 'sign-in-unreachable',
};

/** In our own words; `remedy` is what the person can do about it. */
export function explainSignIn(error: unknown, remedy: () => Promise<void>): HostError {
  if (error instanceof HostError) return error;
  const options = { detail: wordOf(error), cause: error, remedy };
  if (!(error instanceof SignInRefusal)) return new HostError('offline', options);
  return new HostError(REASONS[error.code] ?? 'sign-in-refused', options);
}

/**
 * Signs in through a window of the host's. The window brings back a code, worthless without the verifier that never
 * left this page, so tokens exist in its memory only and end with it. Until then they are renewed without a window.
 * @returns besides the tokens the sign-in itself, to be called from a click
 */
export function windowSignIn(
  flow: CodeFlow,
  open: OpenWindow,
  loginHint: string | null,
  isSame: SamePerson,
): Pick<Host, 'token'> & { readonly signIn: () => Promise<void> } {
  const store = inMemory();

  const explain = (error: unknown, wish: Partial<SignInWish> = {}): HostError =>
    explainSignIn(error, () => signIn(wish));

  /** Opens the window, so call it from a click. */
  async function signIn(wish: Partial<SignInWish> = {}): Promise<void> {
    const trip = newTrip();
    const query = await tripQuery(trip, { loginHint, claims: null, choose: false, ...wish });
    const ended = await open(`${returnAddress(flow.page)}?${query}`, readArrival(flow, trip));
    const again = { remedy: () => signIn(wish) };
    if (ended.end === 'blocked') throw new HostError('window-blocked', again);
    if (ended.end === 'closed') throw new HostError('sign-in-cancelled', again);
    try {
      if (ended.told.type === 'refused') throw new SignInRefusal(ended.told.error, ended.told.description);
      const tokens = await flow.redeem(trip, ended.told.code);
      if (!isSame(tokens.person))
        throw new HostError('other-account', { remedy: () => signIn({ ...wish, choose: true }) });
      store.write(tokens);
    } catch (error) {
      throw explain(error, wish);
    }
  }

  const signedOut = (claims?: string): HostError =>
    new HostError('signed-out', { remedy: () => signIn({ claims: claims ?? null }) });

  return { ...lendTokens(flow, store, { signedOut, explain }), signIn: () => signIn() };
}
