import type { AuthenticationResult, IPublicClientApplication } from '@azure/msal-browser';
import type { PageSettings } from '../../../server/contract/page-settings.ts';
import type { Host, TokenWish } from './host.ts';
import { HostError } from './host-error.ts';
import { msalConfiguration } from './msal-configuration.ts';
import type { SamePerson } from './one-person.ts';
import { within } from './within.ts';
import { wordOf } from './word-of.ts';

/** MSAL waits for ever where a bridge is there and nobody answers it. */
const STARTING = 5_000;
const ANSWERING = 20_000;

const hasBridge = (): boolean => 'nestedAppAuthBridge' in window || '__initializeNestedAppAuth' in window;

async function createClient(settings: PageSettings): Promise<IPublicClientApplication | null> {
  const { BrowserCacheLocation, createNestablePublicClientApplication, PublicClientApplication } =
    await import('@azure/msal-browser');
  const configuration = {
    ...msalConfiguration(settings, `${location.origin}/`),
    cache: { cacheLocation: BrowserCacheLocation.MemoryStorage },
  };
  let nested = false;
  const client = await createNestablePublicClientApplication(
    configuration,
    undefined,
    (given, controller) => {
      nested = true;
      return new PublicClientApplication(given, controller);
    },
  );
  // Without a working bridge MSAL falls back to pop-ups of its own, which a frame can't use.
  return nested ? client : null;
}

/**
 * Lets Outlook itself sign in the person it knows already: nested app authentication
 * (https://learn.microsoft.com/office/dev/add-ins/develop/enable-nested-app-authentication-in-your-add-in).
 * Null where there is no working bridge, whatever Outlook claims to support. Tokens stay in memory.
 */
export async function nestedSignIn(
  settings: PageSettings,
  loginHint: string | null,
  isSame: SamePerson,
): Promise<Pick<Host, 'token'> | null> {
  if (!hasBridge()) return null;
  const client = await within(STARTING, 'nestedAppAuth', createClient(settings)).catch(() => null);
  if (client === null) return null;
  const { InteractionRequiredAuthError } = await import('@azure/msal-browser');
  const hint = loginHint === null ? {} : { loginHint };

  const take = ({ accessToken, account }: AuthenticationResult): string => {
    if (!isSame(account?.homeAccountId ?? null)) throw new HostError('other-account');
    return accessToken;
  };

  const explain = (error: unknown, claims?: string): HostError => {
    if (error instanceof HostError) return error;
    const options = { detail: wordOf(error), cause: error, remedy: () => signIn(claims) };
    const code = (error as { errorCode?: string }).errorCode;
    if (error instanceof InteractionRequiredAuthError) return new HostError('signed-out', options);
    if (code === 'user_canceled') return new HostError('sign-in-cancelled', options);
    if (code === 'no_network_connectivity') return new HostError('offline', options);
    return new HostError('sign-in-refused', options);
  };

  const requestOf = (claims?: string) => ({
    scopes: [settings.apiScope],
    ...hint,
    ...(claims === undefined ? {} : { claims }),
  });

  /** Outlook shows what is needed; no window of ours. */
  const signIn = async (claims?: string): Promise<void> => {
    try {
      take(await client.acquireTokenPopup(requestOf(claims)));
    } catch (error) {
      throw explain(error, claims);
    }
  };

  return {
    async token({ fresh = false, claims }: TokenWish = {}) {
      const request = { ...requestOf(claims), forceRefresh: fresh };
      try {
        return take(await within(ANSWERING, 'acquireTokenSilent', client.acquireTokenSilent(request)));
      } catch (error) {
        throw explain(error, claims);
      }
    },
  };
}
