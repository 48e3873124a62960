import { isPersonal } from '../../state/personal-accounts.ts';
import { demandConsent } from '../consents.ts';
import { EntraError } from '../errors.ts';
import { issuedAt } from '../issue.ts';
import type { EntraWorld } from '../world.ts';
import { answerForPerson } from './answer.ts';
import { demandProof } from './client-proof.ts';
import { demandGoodStanding, demandSecondFactor, instant } from './conditions.ts';
import { demand } from './form.ts';
import type { TokenRequest } from './token-request.ts';

/** The access token for the application's own API that it presents: a person's, and still alive. */
const readAssertion = async ({ signing, clock }: EntraWorld, { form, client }: TokenRequest) => {
  const { clientId, name } = client.application;
  const read = await signing.read(demand(form, 'assertion'));
  if (!read) throw new EntraError(50013, { reason: 'The key was not found.' });
  const { payload, expired } = read;
  if (payload.aud !== clientId)
    throw new EntraError(500131, {
      audience: String(payload.aud),
      expected: clientId,
      client: clientId,
      name,
    });
  if (expired)
    throw new EntraError(500133, { now: instant(clock.now()), expiry: instant((payload.exp ?? 0) * 1000) });
  if (payload.idtyp === 'app') throw new EntraError(7000114, { client: clientId });
  if (payload.scp === undefined)
    throw new EntraError(50013, { reason: 'The provided assertion is not an access token.' });
  return payload;
};

/**
 * Conditions of Graph show here and not at the sign-in that gave the assertion. Personal accounts are refused:
 * reports differ on whether Microsoft serves them, and the product must not depend on it.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow
 */
export const exchangeOnBehalfOf = async (world: EntraWorld, request: TokenRequest) => {
  const { directory, readScopes, clock } = world;
  const { form, audience, client } = request;
  demandProof(client);
  if (demand(form, 'requested_token_use') !== 'on_behalf_of') throw new EntraError(9002313);
  const text = demand(form, 'scope');
  const assertion = await readAssertion(world, request);
  const person = directory.person(String(assertion.oid));
  if (!person) throw new EntraError(50013, { reason: 'The user was not found.' });
  if (isPersonal(person)) throw new EntraError(70000);
  const { application } = client;
  demandGoodStanding(world, { person, application, audience, signedInAt: issuedAt(assertion) });

  const scopes = readScopes(text);
  if (scopes.others.length > 0) throw new EntraError(28000, { scope: text });
  demandConsent(directory, application, person, scopes);
  demandSecondFactor(person);
  return answerForPerson(world, request, {
    person,
    scopes,
    signIn: { at: clock.now(), spa: false, endsAt: null },
  });
};
