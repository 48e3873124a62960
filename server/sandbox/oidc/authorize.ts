import { type Request, type Response, Router, urlencoded } from 'express';
import { fromOwnPage } from '../entra/page-form.ts';
import { sessionOf, startSession } from './browser-session.ts';
import { OAuthError } from './errors.ts';
import { endpoint } from './metadata.ts';
import { sendErrorPage, sendPicker } from './pages.ts';
import { demand, type Parameters, text } from './parameters.ts';
import { DEFAULT_SCOPES, SCOPES } from './registration.ts';
import type { Session } from './sessions.ts';
import type { OidcWorld } from './world.ts';

/** Where the answer goes: known to be the application's own address. */
type ReplyAddress = { redirectUri: string; mode: 'query' | 'fragment'; state: string | null };

type Wish = {
  scopes: string[];
  nonce: string | null;
  challenge: string;
  prompts: ReadonlySet<string>;
  hint: string | null;
};

/** Throws the sentence of a page: nobody is known to whom it could be sent. */
const readReplyAddress = ({ client }: OidcWorld, query: Parameters): ReplyAddress => {
  if (demand(query, 'client_id') !== client.clientId)
    throw new OAuthError('invalid_client', 'Client not found.');
  const redirectUri = text(query, 'redirect_uri');
  if (redirectUri === null || !client.redirectUris.includes(redirectUri))
    throw new OAuthError('invalid_request', 'Invalid parameter: redirect_uri');
  return {
    redirectUri,
    mode: text(query, 'response_mode') === 'fragment' ? 'fragment' : 'query',
    state: text(query, 'state'),
  };
};

/** RFC 7636, as a client has it that is told to use S256. */
const readChallenge = (query: Parameters): string => {
  if (demand(query, 'code_challenge_method') !== 'S256')
    throw new OAuthError(
      'invalid_request',
      'Invalid parameter: code challenge method is not matching the configured one',
    );
  const challenge = demand(query, 'code_challenge');
  if (!/^[\w~.-]{43,128}$/.test(challenge))
    throw new OAuthError('invalid_request', 'Invalid parameter: code_challenge');
  return challenge;
};

/** The rest of the request; what is wrong with it is told to the application. */
const readWish = (query: Parameters): Wish => {
  if (demand(query, 'response_type') !== 'code')
    throw new OAuthError(
      'unsupported_response_type',
      'Client is not allowed to initiate browser login with given response_type.',
    );
  const mode = text(query, 'response_mode');
  if (mode !== null && mode !== 'query' && mode !== 'fragment')
    throw new OAuthError('invalid_request', 'Invalid parameter: response_mode');
  const scopes = (text(query, 'scope') ?? '').split(' ').filter(Boolean);
  if (!scopes.every((scope) => SCOPES.has(scope)))
    throw new OAuthError('invalid_scope', `Invalid scopes: ${scopes.join(' ')}`);
  return {
    scopes: [...new Set([...scopes, ...DEFAULT_SCOPES])],
    nonce: text(query, 'nonce'),
    challenge: readChallenge(query),
    prompts: new Set((text(query, 'prompt') ?? '').split(' ')),
    hint: text(query, 'login_hint'),
  };
};

const reply = (
  response: Response,
  { issuer }: OidcWorld,
  { redirectUri, mode, state }: ReplyAddress,
  answer: Record<string, string>,
): void => {
  // `iss` says who answers: https://www.rfc-editor.org/rfc/rfc9207
  const parameters = new URLSearchParams({ ...(state !== null && { state }), ...answer, iss: issuer });
  const url = new URL(redirectUri);
  if (mode === 'fragment') url.hash = parameters.toString();
  else for (const [name, value] of parameters) url.searchParams.set(name, value);
  response.set('cache-control', 'no-store').redirect(response.req.method === 'POST' ? 303 : 302, url.href);
};

/** Who is signed in in this browser, or has just said who they are. */
const enter = (world: OidcWorld, wish: Wish, request: Request, response: Response): Session | undefined => {
  if (request.method !== 'POST') return wish.prompts.has('login') ? undefined : sessionOf(request, world);
  const account = text(request.body ?? {}, 'account');
  const member = world.members.find(({ sub }) => sub === account);
  return member && startSession(response, world, member.sub);
};

/** The authorization endpoint and its page: code and PKCE. https://openid.net/specs/openid-connect-core-1_0.html#AuthorizationEndpoint */
export const authorizeRoutes = (path: string, world: OidcWorld): Router => {
  const router = Router();
  const { sessions, clock, members } = world;
  const at = path + endpoint('auth');

  const handle = (request: Request, response: Response) => {
    let address: ReplyAddress | null = null;
    try {
      address = readReplyAddress(world, request.query);
      const wish = readWish(request.query);
      const session = enter(world, wish, request, response);
      if (session) {
        const { scopes, nonce, challenge } = wish;
        const { redirectUri } = address;
        const code = sessions.issueCode({
          sessionId: session.id,
          redirectUri,
          scopes,
          nonce,
          challenge,
          issuedAt: clock.now(),
        });
        return reply(response, world, address, { session_state: session.id, code });
      }
      if (wish.prompts.has('none')) throw new OAuthError('login_required', 'Login required');
      const replyTo = address.redirectUri;
      sendPicker(response, { action: request.originalUrl, replyTo, members, hint: wish.hint });
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error;
      if (!address) return sendErrorPage(response, error.message);
      reply(response, world, address, { error: error.error, error_description: error.message });
    }
  };

  router.get(at, handle);
  router.post(at, fromOwnPage, urlencoded({ extended: false, limit: '16kb' }), handle);
  return router;
};
