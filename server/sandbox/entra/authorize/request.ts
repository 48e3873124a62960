import type { Application } from '../../state/types.ts';
import type { Audience } from '../audience.ts';
import { type ClaimsParameter, readClaims } from '../claims-parameter.ts';
import { demandPersonalScopes } from '../consents.ts';
import { EntraError } from '../errors.ts';
import type { ScopeRequest } from '../scopes.ts';
import type { Prompt, SignInWish } from '../sign-in.ts';
import type { EntraWorld } from '../world.ts';

export type Query = Readonly<Record<string, unknown>>;
type ResponseMode = 'query' | 'fragment' | 'form_post';

/** Where the answer goes: known to be the application's own address. */
export type ReplyAddress = {
  application: Application;
  redirectUri: string;
  responseMode: ResponseMode;
  state: string | null;
};

export type AuthorizeRequest = SignInWish & {
  reply: ReplyAddress;
  scopes: ScopeRequest;
  /** As written, for the code. */
  scopeText: string;
  nonce: string | null;
  challenge: { method: 'S256' | 'plain'; value: string } | null;
  claims: ClaimsParameter;
  clientInfo: boolean;
};

const PROMPTS: readonly string[] = ['none', 'login', 'select_account', 'consent'];
const RESPONSE_MODES: readonly string[] = ['query', 'fragment', 'form_post'];

export const text = (query: Query, name: string): string | null => {
  const value = query[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

const demand = (query: Query, parameter: string): string => {
  const value = text(query, parameter);
  if (value === null) throw new EntraError(900144, { parameter });
  return value;
};

/** Errors thrown here are shown on a page of Entra's: nobody is known to whom they could be sent. */
export const readReplyAddress = (
  { directory }: EntraWorld,
  query: Query,
  audience: Audience,
): ReplyAddress => {
  const clientId = demand(query, 'client_id');
  const application = directory.application(clientId);
  if (!application)
    throw new EntraError(700016, { client: clientId, tenant: audience.tenant?.name ?? audience.kind });
  const redirectUri = demand(query, 'redirect_uri');
  const { web, spa } = application.redirectUris;
  if (![...web, ...spa].includes(redirectUri)) throw new EntraError(50011, { redirectUri, client: clientId });
  const mode = text(query, 'response_mode') ?? 'query';
  return {
    application,
    redirectUri,
    responseMode: RESPONSE_MODES.includes(mode) ? (mode as ResponseMode) : 'query',
    state: text(query, 'state'),
  };
};

const readChallenge = (query: Query): AuthorizeRequest['challenge'] => {
  const value = text(query, 'code_challenge');
  if (value === null) return null;
  const method = text(query, 'code_challenge_method') ?? 'plain';
  if (method !== 'S256' && method !== 'plain') throw new EntraError(9002313);
  if (!/^[\w.~-]{43,128}$/.test(value)) throw new EntraError(501491);
  return { method, value };
};

/**
 * The rest of the request; what is wrong with it is told to the application.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#request-an-authorization-code
 */
export const readAuthorizeRequest = (
  { readScopes, directory }: EntraWorld,
  query: Query,
  audience: Audience,
  reply: ReplyAddress,
): AuthorizeRequest => {
  const { application } = reply;
  if (!application.enabled)
    throw new EntraError(7000112, { client: application.clientId, name: application.name });
  const responseType = demand(query, 'response_type');
  if (responseType !== 'code') throw new EntraError(700054, { responseType });
  const scopeText = demand(query, 'scope');
  const scopes = readScopes(scopeText);
  if (audience.kind === 'consumers') demandPersonalScopes(directory, scopes);
  const claims = readClaims(text(query, 'claims') ?? undefined);
  const prompt = text(query, 'prompt');
  if (!claims || (prompt !== null && !PROMPTS.includes(prompt))) throw new EntraError(9002313);
  return {
    audience,
    prompt: prompt as Prompt,
    loginHint: text(query, 'login_hint'),
    domainHint: text(query, 'domain_hint'),
    reply,
    scopes,
    scopeText,
    nonce: text(query, 'nonce'),
    challenge: readChallenge(query),
    claims,
    clientInfo: text(query, 'client_info') === '1',
  };
};
