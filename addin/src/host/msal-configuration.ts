import type { Configuration } from '@azure/msal-browser';
import type { PageSettings } from '../../../server/contract/page-settings.ts';

/**
 * Entra's endpoints spelled out, so that MSAL asks nobody where they are
 * (https://learn.microsoft.com/entra/msal/javascript/browser/configuration).
 * @param home our page without hash; Entra sends people back there
 */
export function msalConfiguration(settings: PageSettings, home: string): Configuration {
  const authority = `${settings.authority}/common`;
  return {
    auth: {
      clientId: settings.clientId,
      authority,
      knownAuthorities: [new URL(settings.authority).host],
      authorityMetadata: JSON.stringify({
        issuer: `${settings.authority}/{tenantid}/v2.0`,
        authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
        token_endpoint: `${authority}/oauth2/v2.0/token`,
        end_session_endpoint: `${authority}/oauth2/v2.0/logout`,
        jwks_uri: `${authority}/discovery/v2.0/keys`,
      }),
      redirectUri: home,
      postLogoutRedirectUri: home,
    },
    cache: { cacheLocation: 'sessionStorage' },
  };
}
