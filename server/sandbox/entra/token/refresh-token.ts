import type { RefreshToken } from '../../state/directory.ts';
import { demandAccountType, demandConsent } from '../consents.ts';
import { EntraError } from '../errors.ts';
import type { EntraWorld } from '../world.ts';
import { answerForPerson, REFRESH_TOKEN_LIFE } from './answer.ts';
import { demandClientType } from './client-type.ts';
import { demandGoodStanding, demandOwnEndpoint, demandSecondFactor, instant } from './conditions.ts';
import { demand } from './form.ts';
import type { TokenRequest } from './token-request.ts';

const demandAge = ({ spa, expiresAt, signedInAt }: RefreshToken, now: number): void => {
  if (now <= expiresAt) return;
  throw spa
    ? new EntraError(700084, { issued: instant(signedInAt) })
    : new EntraError(700082, { issued: instant(expiresAt - REFRESH_TOKEN_LIFE) });
};

/**
 * Every use gives a new token, and the old one goes on working. A page's tokens end a day after its sign-in.
 * https://learn.microsoft.com/entra/identity-platform/refresh-tokens
 */
export const redeemRefreshToken = async (world: EntraWorld, request: TokenRequest) => {
  const { directory, clock, readScopes } = world;
  const { form, audience, client } = request;
  const presented = demand(form, 'refresh_token');

  const known = directory.data.refreshTokens.find(({ token }) => token === presented);
  const person = known && directory.person(known.oid);
  if (!known || !person || known.clientId !== client.application.clientId)
    throw new EntraError(9002313, {}, 'invalid_grant');
  demandOwnEndpoint(audience, person);
  demandAge(known, clock.now());
  demandClientType(known.spa, request);
  const { application } = client;
  demandGoodStanding(world, { person, application, audience, signedInAt: known.signedInAt });
  demandSecondFactor(person, 'invalid_grant');

  const text = form.scope ?? 'https://graph.microsoft.com/.default offline_access';
  const scopes = readScopes(text);
  if (scopes.others.length > 0) throw new EntraError(28000, { scope: text });
  demandAccountType(directory, person, scopes);
  demandConsent(directory, application, person, scopes);
  const { signedInAt: at, spa, expiresAt } = known;
  return answerForPerson(world, request, {
    person,
    scopes,
    signIn: { at, spa, endsAt: spa ? expiresAt : null },
  });
};
