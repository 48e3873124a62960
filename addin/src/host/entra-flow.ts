import type { PageSettings } from '../../../server/contract/page-settings.ts';
import {
  askForTokens,
  type CodeFlow,
  codeRequest,
  type IdClaims,
  returnAddress,
  SignInRefusal,
} from './code-flow.ts';

/** The page that Entra sends back to: the one of Outlook's window. */
export const SIGN_IN_PAGE = '/outlook/sign-in';

const scopesOf = ({ apiScope }: PageSettings): string => `${apiScope} openid profile offline_access`;

/**
 * Where our page in Outlook's window goes on to, whatever else its address holds.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 */
export function entraAddress(settings: PageSettings, query: URLSearchParams): string {
  const parameters = new URLSearchParams({
    client_id: settings.clientId,
    scope: scopesOf(settings),
    ...codeRequest(SIGN_IN_PAGE, query, ['state', 'nonce', 'login_hint', 'claims', 'prompt']),
  });
  return `${settings.authority}/common/oauth2/v2.0/authorize?${parameters}`;
}

const personOf = ({ oid, tid }: IdClaims): string | null =>
  oid === undefined || tid === undefined ? null : `${oid}.${tid}`;

/** Entra as it gives tokens to a single-page application. */
export function entraFlow(settings: PageSettings): CodeFlow {
  const ask = (form: Record<string, string>) =>
    askForTokens(`${settings.authority}/common/oauth2/v2.0/token`, {
      client_id: settings.clientId,
      scope: scopesOf(settings),
      ...form,
    });
  return {
    page: SIGN_IN_PAGE,
    async redeem({ verifier, nonce }, code) {
      const { claims, ...tokens } = await ask({
        grant_type: 'authorization_code',
        code,
        redirect_uri: returnAddress(SIGN_IN_PAGE),
        code_verifier: verifier,
      });
      const person = claims && personOf(claims);
      if (claims?.nonce !== nonce || person === null) throw new SignInRefusal('wrong_nonce', 'wrong nonce');
      return { ...tokens, person };
    },
    async refresh(refreshToken, claims) {
      const { claims: id, ...tokens } = await ask({
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
        ...(claims === undefined ? {} : { claims }),
      });
      return { ...tokens, refreshToken: tokens.refreshToken ?? refreshToken, person: id && personOf(id) };
    },
  };
}
