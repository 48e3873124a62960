import { challengeOf, createVerifier } from './pkce.ts';

/** A token is not lent any more when this is left of its life (ms), or this part of it where it is a short one. */
const NEARLY_OVER = 120_000;
const LAST_PART = 0.2;

/** What stays in the page while its window is at the sign-in. */
export type SignInTrip = { readonly verifier: string; readonly state: string; readonly nonce: string };

/** What the window is told, and hands on to the sign-in. */
export type SignInWish = {
  readonly loginHint: string | null;
  readonly claims: string | null;
  /** Let the person choose, whoever is signed in there already. */
  readonly choose: boolean;
};

export type Tokens = {
  readonly accessToken: string;
  /** UTC in ms. */
  readonly goodUntil: number;
  readonly refreshToken: string | null;
  /** Who it is; null where a renewal did not say. */
  readonly person: string | null;
};

/** One who gives tokens to our pages for codes that a window brought. */
export type CodeFlow = {
  /** The page of ours that it sends back to, in the window that left from there. */
  readonly page: string;
  /** @throws SignInRefusal, also where the answer belongs to another trip; HostError; TypeError where nobody is reached */
  redeem(trip: SignInTrip, code: string): Promise<Tokens>;
  /** @throws as `redeem` */
  refresh(refreshToken: string, claims: string | undefined): Promise<Tokens>;
};

/** No to a sign-in; `code` is OAuth's word for it. */
export class SignInRefusal extends Error {
  readonly code: string;

  constructor(code: string, description: string) {
    super(description);
    this.name = 'SignInRefusal';
    this.code = code;
  }
}

export const newTrip = (): SignInTrip => ({
  verifier: createVerifier(),
  state: createVerifier(),
  nonce: createVerifier(),
});

/** The query of our page in the window, by which it knows what to ask for. */
export async function tripQuery(
  { verifier, state, nonce }: SignInTrip,
  { loginHint, claims, choose }: SignInWish,
): Promise<URLSearchParams> {
  const query = new URLSearchParams({ challenge: await challengeOf(verifier), state, nonce });
  if (loginHint !== null) query.set('login_hint', loginHint);
  if (claims !== null) query.set('claims', claims);
  if (choose) query.set('prompt', 'select_account');
  return query;
}

export const returnAddress = (page: string): string => `${location.origin}${page}`;

/** Parameters of an authorization request that every sign-in understands, with those that the page was told to hand on. */
export const codeRequest = (
  page: string,
  query: URLSearchParams,
  handedOn: readonly string[],
): Record<string, string> => ({
  response_type: 'code',
  response_mode: 'fragment',
  redirect_uri: returnAddress(page),
  code_challenge: query.get('challenge') ?? '',
  code_challenge_method: 'S256',
  ...Object.fromEntries(
    handedOn.flatMap((name) => {
      const value = query.get(name);
      return value === null ? [] : [[name, value]];
    }),
  ),
});

type TokenAnswer = {
  access_token?: string;
  expires_in?: number;
  refresh_token?: string;
  id_token?: string;
  error?: string;
  error_description?: string;
};

export type IdClaims = {
  readonly iss?: string;
  readonly aud?: string | readonly string[];
  readonly sub?: string;
  readonly oid?: string;
  readonly tid?: string;
  readonly nonce?: string;
};

/** It came straight from the token endpoint over TLS, so its signature proves nothing more. */
function claimsOf(idToken: string): IdClaims {
  const payload = (idToken.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
  return JSON.parse(atob(payload)) as IdClaims;
}

/** @throws SignInRefusal; TypeError where nobody is reached */
export async function askForTokens(
  endpoint: string,
  form: Readonly<Record<string, string>>,
): Promise<Omit<Tokens, 'person'> & { readonly claims: IdClaims | null }> {
  const response = await fetch(endpoint, {
    method: 'POST',
    body: new URLSearchParams(form),
    credentials: 'omit',
    redirect: 'error',
    cache: 'no-store',
  });
  const answer = (await response.json()) as TokenAnswer;
  const { access_token, expires_in = 0, refresh_token, id_token, error, error_description } = answer;
  if (error !== undefined || access_token === undefined)
    throw new SignInRefusal(error ?? String(response.status), error_description ?? '');
  const life = expires_in * 1000;
  return {
    accessToken: access_token,
    goodUntil: Date.now() + life - Math.min(NEARLY_OVER, life * LAST_PART),
    refreshToken: refresh_token ?? null,
    claims: id_token === undefined ? null : claimsOf(id_token),
  };
}
