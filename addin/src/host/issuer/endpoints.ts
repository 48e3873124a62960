import { SignInRefusal } from '../code-flow.ts';
import { HostError } from '../host-error.ts';

export type Endpoints = {
  readonly authorize: string;
  readonly token: string;
  readonly logout: string | null;
};

type Metadata = {
  readonly issuer?: string;
  readonly authorization_endpoint?: string;
  readonly token_endpoint?: string;
  readonly end_session_endpoint?: string;
};

async function read(issuer: string): Promise<Metadata> {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    credentials: 'omit',
    redirect: 'error',
  });
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as Metadata;
}

/**
 * Where an issuer is asked, by its metadata (https://openid.net/specs/openid-connect-discovery-1_0.html). Tokens come from
 * its own origin, since the page's policy lets it ask no other.
 * @throws HostError where it does not answer; SignInRefusal where it is another one, or made for something else
 */
export async function endpointsOf(issuer: string): Promise<Endpoints> {
  const metadata = await read(issuer).catch((cause: unknown) => {
    throw new HostError('sign-in-unreachable', { detail: new URL(issuer).host, cause });
  });
  const { authorization_endpoint: authorize, token_endpoint: token, end_session_endpoint } = metadata;
  if (metadata.issuer !== issuer) throw new SignInRefusal('wrong_issuer', 'wrong issuer');
  const { origin } = new URL(issuer);
  if (!authorize?.startsWith('https://') || !token || new URL(token).origin !== origin)
    throw new SignInRefusal('wrong_endpoints', 'unusable endpoints');
  return {
    authorize,
    token,
    logout: end_session_endpoint?.startsWith('https://') ? end_session_endpoint : null,
  };
}
