import { createHash, randomBytes } from 'node:crypto';
import { trustingFetch } from './certificates.ts';
import { controlsOf } from './controls.ts';

/** Which product a token is for: its client id and its address. */
export type Product = { readonly clientId: string; readonly productUrl: string };

const PERSONAL_TENANT = '9188040d-6c67-4c5b-b112-36a304b66dad';

/** What Teams' `getAuthToken` gives this person. */
const fromTeams = async (sandbox: string, oid: string): Promise<string> => {
  const response = await trustingFetch(`${sandbox}/teams/api/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person: oid, claims: null, silent: false, tenantId: null }),
  });
  const { token, failure } = (await response.json()) as { token?: string; failure?: string };
  if (!token) throw new Error(`Teams gave no token: ${failure}`);
  return token;
};

const field = (page: string, name: string): string => {
  const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1];
  if (value === undefined) throw new Error(`No field ${name} in this page:\n${page}`);
  return value;
};

/** Signs in on Microsoft's pages as a person without a browser would: one form after the other, always agreeing. */
const throughPages = async (sandbox: string, address: URL, oid: string): Promise<string> => {
  const cookies = new Map<string, string>();
  const visit = async (body?: URLSearchParams) => {
    const response = await trustingFetch(address, {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(body && { body }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    return { location: response.headers.get('location'), page: await response.text() };
  };
  let { location, page } = await visit();
  for (let step = 0; location === null && step < 5; step += 1) {
    const name = field(page, 'step');
    const decision = name === 'consent' ? 'accept' : 'approve';
    const form = name === 'pick' ? { account: oid } : { account: field(page, 'account'), decision };
    ({ location, page } = await visit(new URLSearchParams({ step: name, ...form })));
  }
  const code = new URL(location ?? sandbox).searchParams.get('code');
  if (!code) throw new Error(`Signing in ended without a code: ${location ?? page}`);
  return code;
};

/** What a browser gets that signs in without Teams: authorization code and PKCE of a single-page application. */
const fromBrowser = async (
  sandbox: string,
  oid: string,
  { clientId, productUrl }: Product,
): Promise<string> => {
  const verifier = randomBytes(32).toString('base64url');
  const redirectUri = `${productUrl}/`;
  const scope = `api://${new URL(productUrl).host}/${clientId}/access_as_user openid profile`;
  const address = new URL(`${sandbox}/common/oauth2/v2.0/authorize`);
  address.search = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope,
    prompt: 'select_account',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString();
  const code = await throughPages(sandbox, address, oid);
  const response = await trustingFetch(`${sandbox}/common/oauth2/v2.0/token`, {
    method: 'POST',
    headers: { origin: productUrl },
    body: new URLSearchParams({
      client_id: clientId,
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
      scope,
    }),
  });
  const answer = (await response.json()) as { access_token?: string };
  if (!answer.access_token) throw new Error(`No token: ${JSON.stringify(answer)}`);
  return answer.access_token;
};

/** An access token for our API as this seeded person (by address) would get it. */
export const tokenOf = async (sandbox: string, address: string, product: Product): Promise<string> => {
  const { people } = await controlsOf(sandbox).state();
  const person = people.find((candidate) => candidate.address === address);
  if (!person) throw new Error(`Nobody is called ${address}.`);
  return person.tenantId === PERSONAL_TENANT
    ? await fromBrowser(sandbox, person.oid, product)
    : await fromTeams(sandbox, person.oid);
};

/** A token with which a program of its own reads the calendars of this seeded person (by address) at Graph. */
export const graphTokenOf = async (
  sandbox: string,
  address: string,
  product: Product & { readonly clientSecret: string },
): Promise<string> => {
  const { people } = await controlsOf(sandbox).state();
  const tenantId = people.find((person) => person.address === address)?.tenantId;
  const response = await trustingFetch(`${sandbox}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: product.clientId,
      client_secret: product.clientSecret,
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      requested_token_use: 'on_behalf_of',
      assertion: await tokenOf(sandbox, address, product),
      scope: 'Calendars.Read',
    }),
  });
  const answer = (await response.json()) as { access_token?: string };
  if (!answer.access_token) throw new Error(`No token: ${JSON.stringify(answer)}`);
  return answer.access_token;
};
