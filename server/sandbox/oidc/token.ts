import { createHash } from 'node:crypto';
import { type Request, type RequestHandler, type Response, Router, urlencoded } from 'express';
import { tokenAnswer } from './answer.ts';
import { SESSION_LIFE } from './browser-session.ts';
import { OAuthError, sendError } from './errors.ts';
import { endpoint } from './metadata.ts';
import { demand, type Parameters, text } from './parameters.ts';
import type { Session } from './sessions.ts';
import type { OidcWorld } from './world.ts';

/** Codes live this long (ms). */
const CODE_LIFE = 60_000;

/** Only pages of the client's own origins may read what is answered, refusals too. */
const cors =
  ({ client }: OidcWorld): RequestHandler =>
  (request, response, next) => {
    const origin = request.get('origin');
    response.vary('origin');
    if (origin !== undefined && client.webOrigins.includes(origin))
      response.set({ 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' });
    next();
  };

const living = ({ sessions, members, clock }: OidcWorld, sessionId: string) => {
  const session: Session | undefined = sessions.byId(sessionId);
  const member = session && members.find(({ sub }) => sub === session.sub);
  if (!session || !member || clock.now() > session.at + SESSION_LIFE)
    throw new OAuthError('invalid_grant', 'Session not active');
  return { session, member };
};

const redeemCode = async (world: OidcWorld, form: Parameters) => {
  const { sessions, clock } = world;
  const code = sessions.takeCode(demand(form, 'code'));
  if (!code || clock.now() > code.issuedAt + CODE_LIFE)
    throw new OAuthError('invalid_grant', 'Code not valid');
  if (text(form, 'redirect_uri') !== code.redirectUri)
    throw new OAuthError('invalid_grant', 'Incorrect redirect_uri');
  const verifier = text(form, 'code_verifier');
  if (verifier === null) throw new OAuthError('invalid_grant', 'PKCE code verifier not specified');
  if (createHash('sha256').update(verifier).digest('base64url') !== code.challenge)
    throw new OAuthError('invalid_grant', 'PKCE verification failed: Code mismatch');
  const { session, member } = living(world, code.sessionId);
  return tokenAnswer(world, member, session, code);
};

/** Each token is good once. A second use ends the sign-in: one of the two who used it is a thief. */
const rotate = async (world: OidcWorld, form: Parameters) => {
  const { sessions, clock } = world;
  const token = sessions.refreshToken(demand(form, 'refresh_token'));
  if (!token) throw new OAuthError('invalid_grant', 'Invalid refresh token');
  const { session, member } = living(world, token.sessionId);
  if (token.used) {
    sessions.end(session.id);
    throw new OAuthError('invalid_grant', 'Maximum allowed refresh token reuse exceeded');
  }
  if (clock.now() > token.expiresAt) throw new OAuthError('invalid_grant', 'Token is not active');
  const scopes = (text(form, 'scope') ?? token.scopes.join(' ')).split(' ');
  if (!scopes.every((scope) => token.scopes.includes(scope)))
    throw new OAuthError('invalid_scope', `Invalid scopes: ${scopes.join(' ')}`);
  token.used = true;
  return tokenAnswer(world, member, session, { scopes: token.scopes, nonce: null });
};

const answer = (world: OidcWorld, form: Parameters): Promise<object> => {
  const grant = text(form, 'grant_type');
  if (grant === null) throw new OAuthError('invalid_request', 'Missing form parameter: grant_type');
  if (text(form, 'client_id') !== world.client.clientId)
    throw new OAuthError('invalid_client', 'Invalid client or Invalid client credentials', 401);
  if (grant === 'authorization_code') return redeemCode(world, form);
  if (grant === 'refresh_token') return rotate(world, form);
  world.record(`grant_type ${grant}`);
  throw new OAuthError('unsupported_grant_type', 'Unsupported grant_type');
};

/** The token endpoint of a public client. https://www.rfc-editor.org/rfc/rfc6749#section-5 */
export const tokenRoutes = (path: string, world: OidcWorld): Router => {
  const router = Router();
  const at = path + endpoint('token');
  router.options(at, cors(world), (request: Request, response: Response) => {
    response
      .set({
        'access-control-allow-methods': 'POST, OPTIONS',
        'access-control-allow-headers': request.get('access-control-request-headers') ?? '',
        'access-control-max-age': '3600',
      })
      .sendStatus(200);
  });
  router.post(
    at,
    cors(world),
    urlencoded({ extended: false, limit: '64kb' }),
    async (request: Request, response: Response) => {
      response.set({ 'cache-control': 'no-store', pragma: 'no-cache' });
      try {
        response.json(await answer(world, request.body ?? {}));
      } catch (error) {
        if (!(error instanceof OAuthError)) throw error;
        sendError(response, error);
      }
    },
  );
  return router;
};
