import type { PageSettings } from '../../../server/contract/page-settings.ts';
import { challengeOf, createVerifier } from './pkce.ts';

/** The page that Entra sends back to: the one of Outlook's window. */
export const SIGN_IN_PAGE = '/outlook/sign-in';

/** What stays in the pane while its window is at Entra. */
export type SignInTrip = { readonly verifier: string; readonly state: string; readonly nonce: string };

/** What the window is told, and hands on to Entra. */
export type SignInWish = {
  readonly loginHint: string | null;
  readonly claims: string | null;
  /** Let the person choose, whoever is signed in there already. */
  readonly choose: boolean;
};

export type Tokens = {
  readonly accessToken: string;
  /** UTC in ms. */
  readonly expiresAt: number;
  readonly refreshToken: string | null;
  /** Who it is; null where a renewal did not say. */
  readonly person: string | null;
};

/** Entra's refusal; `code` is OAuth's word for it. */
export class EntraRefusal extends Error {
  readonly code: string;

  constructor(code: string, description: string) {
    super(description);
    this.name = 'EntraRefusal';
    this.code = code;
  }
}

const returnAddress = (): string => `${location.origin}${SIGN_IN_PAGE}`;

/** The address of our page that Outlook's window opens first. */
export async function signInAddress(
  { verifier, state, nonce }: SignInTrip,
  { loginHint, claims, choose }: SignInWish,
): Promise<string> {
  const query = new URLSearchParams({ challenge: await challengeOf(verifier), state, nonce });
  if (loginHint !== null) query.set('login_hint', loginHint);
  if (claims !== null) query.set('claims', claims);
  if (choose) query.set('prompt', 'select_account');
  return `${returnAddress()}?${query}`;
}

export const newTrip = (): SignInTrip => ({
  verifier: createVerifier(),
  state: createVerifier(),
  nonce: createVerifier(),
});

const scopesOf = ({ apiScope }: PageSettings): string => `${apiScope} openid profile offline_access`;

/**
 * Where our page in Outlook's window goes on to, whatever else its address holds.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 */
export function authorizeAddress(settings: PageSettings, query: URLSearchParams): string {
  const passedOn = ['state', 'nonce', 'login_hint', 'claims', 'prompt'].flatMap((name) => {
    const value = query.get(name);
    return value === null ? [] : [[name, value]];
  });
  const parameters = new URLSearchParams({
    client_id: settings.clientId,
    response_type: 'code',
    response_mode: 'fragment',
    redirect_uri: returnAddress(),
    scope: scopesOf(settings),
    code_challenge: query.get('challenge') ?? '',
    code_challenge_method: 'S256',
    ...Object.fromEntries(passedOn),
  });
  return `${settings.authority}/common/oauth2/v2.0/authorize?${parameters}`;
}

type TokenAnswer = {
  access_token?: string;
  expires_in?: number;
  refresh_token?: string;
  id_token?: string;
  error?: string;
  error_description?: string;
};

type IdClaims = { readonly oid?: string; readonly tid?: string; readonly nonce?: string };

/** It came straight from Entra over TLS, so its signature proves nothing more. */
function claimsOf(idToken: string): IdClaims {
  const payload = (idToken.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
  return JSON.parse(atob(payload)) as IdClaims;
}

/** @throws EntraRefusal; TypeError where Entra could not be reached */
async function ask(settings: PageSettings, form: Record<string, string>): Promise<TokenAnswer> {
  const response = await fetch(`${settings.authority}/common/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: settings.clientId, scope: scopesOf(settings), ...form }),
    credentials: 'omit',
    redirect: 'error',
    cache: 'no-store',
  });
  const answer = (await response.json()) as TokenAnswer;
  if (answer.error === undefined && answer.access_token !== undefined) return answer;
  throw new EntraRefusal(answer.error ?? String(response.status), answer.error_description ?? '');
}

function tokensOf({ access_token = '', expires_in = 0, refresh_token, id_token }: TokenAnswer): {
  tokens: Tokens;
  nonce: string | undefined;
} {
  const { oid, tid, nonce } = id_token === undefined ? {} : claimsOf(id_token);
  return {
    tokens: {
      accessToken: access_token,
      expiresAt: Date.now() + expires_in * 1000,
      refreshToken: refresh_token ?? null,
      person: oid === undefined || tid === undefined ? null : `${oid}.${tid}`,
    },
    nonce,
  };
}

/** @throws as `ask`, and EntraRefusal where the answer belongs to another trip */
export async function redeem(settings: PageSettings, trip: SignInTrip, code: string): Promise<Tokens> {
  const { tokens, nonce } = tokensOf(
    await ask(settings, {
      grant_type: 'authorization_code',
      code,
      redirect_uri: returnAddress(),
      code_verifier: trip.verifier,
    }),
  );
  if (nonce !== trip.nonce || tokens.person === null) throw new EntraRefusal('wrong_nonce', 'wrong nonce');
  return tokens;
}

/** @throws as `ask` */
export async function refresh(
  settings: PageSettings,
  refreshToken: string,
  claims: string | undefined,
): Promise<Tokens> {
  const answer = await ask(settings, {
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    ...(claims === undefined ? {} : { claims }),
  });
  const { tokens } = tokensOf(answer);
  return { ...tokens, refreshToken: tokens.refreshToken ?? refreshToken };
}
