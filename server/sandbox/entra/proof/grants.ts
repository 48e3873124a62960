import { authorizeQuery, CALLBACK, type ProofEntra } from './world.ts';

const MANY_SCOPES = 'openid profile offline_access User.Read Calendars.Read';

/** Signs a person in and agrees, up to the code. */
export const codeFor = async (
  entra: ProofEntra,
  address: string,
  changed: Record<string, string | null> = {},
): Promise<string> => {
  const browser = entra.browser();
  const query = authorizeQuery({ login_hint: address, ...changed });
  const shown = await browser.open(`/common/oauth2/v2.0/authorize?${query}`);
  const { answer } = shown.sentTo ? shown : await browser.press('Accept');
  return answer.get('code') ?? '';
};

/** The tokens of a person's sign-in at the product's server. */
export const signIn = async (entra: ProofEntra, address: string, scope = MANY_SCOPES) => {
  const code = await codeFor(entra, address, { scope });
  const { body } = await entra.token('common', {
    grant_type: 'authorization_code',
    code,
    redirect_uri: CALLBACK,
  });
  return body as { access_token: string; refresh_token: string; id_token: string; scope: string };
};

/** What a host's `getAuthToken` would return. */
export const assertionOf = (entra: ProofEntra, address: string): Promise<string> =>
  entra.tokens.apiToken(entra.person(address), entra.application(), '5e3ce6c0-2b1f-4285-8d4b-75ee78787346');
