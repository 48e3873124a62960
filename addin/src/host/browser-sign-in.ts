import type { AccountInfo, IPublicClientApplication } from '@azure/msal-browser';
import type { PageSettings } from '../../../server/contract/page-settings.ts';
import type { TokenWish } from './host.ts';
import { HostError } from './host-error.ts';
import { msalConfiguration } from './msal-configuration.ts';
import { within } from './within.ts';
import { wordOf } from './word-of.ts';

const STARTING = 20_000;
const ANSWERING = 20_000;

export type SignedIn = {
  token(wish?: TokenWish): Promise<string>;
  signOut(): Promise<void>;
};

/**
 * Signs in by redirect, which needs neither pop-ups nor third-party cookies. Silent renewal never uses a hidden
 * frame: our pages refuse to be framed. Rejects with `HostError`; where its `remedy` is set, calling it leaves the page.
 */
export async function signIn(settings: PageSettings): Promise<SignedIn> {
  const { BrowserAuthErrorCodes, CacheLookupPolicy, InteractionRequiredAuthError, PublicClientApplication } =
    await import('@azure/msal-browser');
  const client: IPublicClientApplication = new PublicClientApplication(
    msalConfiguration(settings, `${location.origin}/`),
  );
  const scopes = [settings.apiScope];
  const redirect = (claims?: string) => () =>
    client.acquireTokenRedirect({ scopes, ...(claims === undefined ? {} : { claims }) });

  const explain = (error: unknown, claims?: string): HostError => {
    if (error instanceof HostError) return error;
    const options = { detail: wordOf(error), cause: error, remedy: redirect(claims) };
    if (error instanceof InteractionRequiredAuthError) return new HostError('signed-out', options);
    const code = (error as { errorCode?: string }).errorCode;
    if (code === 'access_denied' || code === BrowserAuthErrorCodes.userCancelled) {
      return new HostError('sign-in-cancelled', options);
    }
    if (code === BrowserAuthErrorCodes.noNetworkConnectivity) return new HostError('offline', options);
    return new HostError('sign-in-refused', options);
  };

  const account = await comeBack(client).catch((error) => {
    throw explain(error);
  });
  if (account === null) throw new HostError('signed-out', { remedy: redirect() });

  return {
    async token({ fresh = false, claims }: TokenWish = {}) {
      const asked = client.acquireTokenSilent({
        scopes,
        account,
        ...(claims === undefined ? {} : { claims }),
        cacheLookupPolicy:
          fresh || claims !== undefined
            ? CacheLookupPolicy.RefreshToken
            : CacheLookupPolicy.AccessTokenAndRefreshToken,
      });
      try {
        return (await within(ANSWERING, 'acquireTokenSilent', asked)).accessToken;
      } catch (error) {
        throw explain(error, claims);
      }
    },
    signOut: () => client.logoutRedirect({ account }),
  };
}

/** Takes Entra's answer out of the address, if there is one, and finds who is signed in. */
async function comeBack(client: IPublicClientApplication): Promise<AccountInfo | null> {
  await within(STARTING, 'initialize', client.initialize());
  const answer = await within(STARTING, 'handleRedirectPromise', client.handleRedirectPromise());
  return answer?.account ?? client.getAllAccounts()[0] ?? null;
}
