import type { IssuerSettings } from '../../../../server/contract/page-settings.ts';
import {
  askForTokens,
  type CodeFlow,
  codeRequest,
  type IdClaims,
  returnAddress,
  SignInRefusal,
} from '../code-flow.ts';
import { HostError } from '../host-error.ts';
import { type Endpoints, endpointsOf } from './endpoints.ts';

const addressWith = (endpoint: string, parameters: Record<string, string>): string => {
  const address = new URL(endpoint);
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  return address.href;
};

/**
 * Where our page in the window goes on to. The challenge binds the code to the one who asked, so no nonce is needed, and
 * older Keycloaks would write it into access tokens too. https://www.rfc-editor.org/rfc/rfc9700#section-2.1.1
 * @throws as `endpointsOf`
 */
export async function issuerAddress(
  { issuer, clientId, scopes }: IssuerSettings,
  page: string,
  query: URLSearchParams,
): Promise<string> {
  const { authorize } = await endpointsOf(issuer);
  return addressWith(authorize, {
    client_id: clientId,
    scope: scopes,
    ...codeRequest(page, query, ['state', 'login_hint']),
    // There is no picker to ask for as Entra has one.
    ...(query.get('prompt') === null ? {} : { prompt: 'login' }),
  });
}

/** Where a person goes who signs out, if the issuer has such a page. https://openid.net/specs/openid-connect-rpinitiated-1_0.html */
export async function logoutAddress({ issuer, clientId }: IssuerSettings): Promise<string | null> {
  const { logout } = await endpointsOf(issuer);
  return (
    logout && addressWith(logout, { client_id: clientId, post_logout_redirect_uri: `${location.origin}/` })
  );
}

const personOf = ({ issuer, clientId }: IssuerSettings, { iss, aud, sub }: IdClaims): string => {
  const ours = iss === issuer && sub !== undefined && [aud].flat().includes(clientId);
  if (!ours) throw new SignInRefusal('wrong_id_token', 'wrong ID token');
  return `${sub}@${iss}`;
};

/** The issuer as it gives tokens to a public client. An ID token only says who it is; it is sent to nobody. */
export function issuerFlow(settings: IssuerSettings, page: string): CodeFlow {
  let known: Promise<Endpoints> | null = null;
  const endpoints = () => {
    known ??= endpointsOf(settings.issuer).catch((error: unknown) => {
      known = null;
      throw error;
    });
    return known;
  };
  const ask = async (form: Record<string, string>) => {
    const { token } = await endpoints();
    return askForTokens(token, { client_id: settings.clientId, ...form }).catch((cause: unknown) => {
      if (cause instanceof SignInRefusal) throw cause;
      throw new HostError('sign-in-unreachable', { detail: new URL(settings.issuer).host, cause });
    });
  };
  return {
    page,
    async redeem({ verifier }, code) {
      const { claims, ...tokens } = await ask({
        grant_type: 'authorization_code',
        code,
        redirect_uri: returnAddress(page),
        code_verifier: verifier,
      });
      return { ...tokens, person: personOf(settings, claims ?? {}) };
    },
    async refresh(refreshToken) {
      const { claims, ...tokens } = await ask({ grant_type: 'refresh_token', refresh_token: refreshToken });
      return {
        ...tokens,
        refreshToken: tokens.refreshToken ?? refreshToken,
        person: claims && personOf(settings, claims),
      };
    },
  };
}
