import { type Request, Router, urlencoded } from 'express';
import { audienceNamed } from '../audience.ts';
import { readClaims } from '../claims-parameter.ts';
import { EntraError, errorBody } from '../errors.ts';
import { traceOf } from '../trace.ts';
import type { EntraWorld } from '../world.ts';
import { redeemCode } from './authorization-code.ts';
import { grantClientCredentials } from './client-credentials.ts';
import { proveClient } from './client-proof.ts';
import { demand, readForm } from './form.ts';
import { exchangeOnBehalfOf } from './on-behalf-of.ts';
import { redeemRefreshToken } from './refresh-token.ts';
import { refusal } from './refusal.ts';
import type { TokenRequest } from './token-request.ts';

const GRANTS: Readonly<Record<string, (world: EntraWorld, request: TokenRequest) => Promise<object>>> = {
  authorization_code: redeemCode,
  refresh_token: redeemRefreshToken,
  client_credentials: grantClientCredentials,
  'urn:ietf:params:oauth:grant-type:jwt-bearer': exchangeOnBehalfOf,
};

const answer = async (world: EntraWorld, tenant: string, request: Request): Promise<object> => {
  const form = readForm(request.body);
  const audience = audienceNamed(world.directory, tenant);
  const grantType = demand(form, 'grant_type');
  const grant = Object.hasOwn(GRANTS, grantType) ? GRANTS[grantType] : undefined;
  if (!grant) {
    world.record(`grant_type ${grantType}`);
    throw new EntraError(70003, { grant: grantType });
  }
  const claims = readClaims(form.claims);
  if (!claims) throw new EntraError(9002313);
  const client = await proveClient(world, {
    form,
    authorization: request.get('authorization'),
    tenantName: tenant,
  });
  return grant(world, { form, audience, client, claims, origin: request.get('origin') ?? null });
};

/** The token endpoint. Pages of other origins may read its answers, the refusals too. */
export const tokenRoutes = (world: EntraWorld): Router => {
  const router = Router();
  const path = '/:tenant/oauth2/v2.0/token';

  router.options(path, (request, response) => {
    response
      .set({
        'access-control-allow-origin': '*',
        'access-control-allow-methods': 'POST, OPTIONS',
        'access-control-allow-headers': request.get('access-control-request-headers') ?? '*',
        'access-control-max-age': '3600',
      })
      .sendStatus(200);
  });

  router.post(path, urlencoded({ extended: false, limit: '64kb' }), async (request, response) => {
    const trace = traceOf(request, world.clock.now());
    response.set({
      'cache-control': 'no-store, no-cache',
      pragma: 'no-cache',
      'x-ms-request-id': trace.traceId,
      ...(request.get('origin') !== undefined && { 'access-control-allow-origin': '*' }),
    });
    try {
      const body = await answer(world, request.params.tenant, request);
      world.changed();
      response.json(body);
    } catch (error) {
      if (!(error instanceof EntraError)) throw error;
      const { status, headers, body } = refusal(error, trace, world.authority);
      response.status(status).set(headers).json(body);
    }
  });

  router.all(path, (request, response) => {
    const error = new EntraError(900561, { method: request.method });
    response.status(405).json(errorBody(error, traceOf(request, world.clock.now()), world.authority));
  });

  return router;
};
