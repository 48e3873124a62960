import { createHash, randomBytes } from 'node:crypto';
import { trustingFetch } from './certificates.ts';

export type IssuerTokens = {
  readonly access_token: string;
  readonly id_token: string;
  readonly refresh_token: string;
};

/**
 * What a page gets that signs a person of the sandbox's other issuer in (by name): code and PKCE of a public client.
 * `scope` as the product asks for it unless given.
 */
export const issuerTokensOf = async (
  sandbox: string,
  productUrl: string,
  name: string,
  scope = 'openid profile access_as_user',
): Promise<IssuerTokens> => {
  const endpoints = `${sandbox}/oidc/contoso/protocol/openid-connect`;
  const verifier = randomBytes(32).toString('base64url');
  const redirectUri = `${productUrl}/sign-in`;
  const query = new URLSearchParams({
    client_id: 'sally-pages',
    response_type: 'code',
    redirect_uri: redirectUri,
    scope,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const page = await (await trustingFetch(`${endpoints}/auth?${query}`)).text();
  const account = new RegExp(`value="([^"]+)">\\s*<span>${name}<`).exec(page)?.[1];
  if (!account) throw new Error(`Nobody is called ${name} on this page:\n${page}`);
  const { headers } = await trustingFetch(`${endpoints}/auth?${query}`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ account }),
  });
  const code = new URL(headers.get('location') ?? sandbox).searchParams.get('code') ?? '';
  const response = await trustingFetch(`${endpoints}/token`, {
    method: 'POST',
    headers: { origin: productUrl },
    body: new URLSearchParams({
      client_id: 'sally-pages',
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    }),
  });
  if (!response.ok) throw new Error(`No token: ${await response.text()}`);
  return (await response.json()) as IssuerTokens;
};
