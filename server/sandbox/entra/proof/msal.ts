import { ConfidentialClientApplication, CryptoProvider, type INetworkModule } from '@azure/msal-node';
import { fetch } from 'undici';
import type { Browser } from './browser.ts';
import { CALLBACK, CLIENT, type ProofEntra, SECRET } from './world.ts';

const network = ({ dispatcher }: ProofEntra): INetworkModule => {
  const send = async (
    method: string,
    url: string,
    { headers, body }: { headers?: Record<string, string>; body?: string } = {},
  ) => {
    const response = await fetch(url, {
      method,
      dispatcher,
      ...(headers && { headers }),
      ...(body !== undefined && { body }),
    });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: (await response.json()) as never,
    };
  };
  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  };
};

/** Microsoft's own client library, which knows only this sandbox's address and certificate. */
export const msalClient = (entra: ProofEntra, tenant: string) =>
  new ConfidentialClientApplication({
    auth: {
      clientId: CLIENT,
      clientSecret: SECRET,
      authority: `${entra.url}/${tenant}`,
      knownAuthorities: [new URL(entra.url).host],
    },
    system: { networkClient: network(entra) },
  });

type Wish = {
  scopes: string[];
  loginHint?: string;
  prompt?: 'select_account';
  /** The account to pick. */
  picks?: string;
  browser?: Browser;
};

/** Signs a person in by code and PKCE; whatever is asked is agreed to. */
export const msalSignIn = async (
  entra: ProofEntra,
  msal: ConfidentialClientApplication,
  { picks, browser = entra.browser(), ...wish }: Wish,
) => {
  const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
  const url = await msal.getAuthCodeUrl({
    ...wish,
    redirectUri: CALLBACK,
    codeChallenge: challenge,
    codeChallengeMethod: 'S256',
    nonce: 'a nonce',
  });
  let shown = await browser.open(url);
  if (picks !== undefined) shown = await browser.press(picks);
  if (shown.buttons.includes('Accept')) shown = await browser.press('Accept');
  return msal.acquireTokenByCode({
    code: shown.answer.get('code') ?? '',
    codeVerifier: verifier,
    nonce: 'a nonce',
    scopes: wish.scopes,
    redirectUri: CALLBACK,
  });
};
