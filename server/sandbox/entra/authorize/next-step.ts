import type { Person } from '../../state/types.ts';
import { admits, wrongAccount } from '../audience.ts';
import type { SignedInAccount } from '../browser-session.ts';
import { demandAccountType, missingScopes, takesAdministrator } from '../consents.ts';
import { EntraError } from '../errors.ts';
import { GRAPH_ID } from '../scopes.ts';
import { lacksSecondFactor } from '../sign-in.ts';
import type { EntraWorld } from '../world.ts';
import type { AuthorizeRequest } from './request.ts';

/** What stands between a chosen account and the code. */
export type Step =
  | { kind: 'wrong-account'; error: EntraError }
  | { kind: 'second-factor' }
  | { kind: 'consent'; scopes: string[] }
  | { kind: 'approval' }
  | { kind: 'done' };

/**
 * `agreed`: the person has just accepted the consent screen. Throws what the application is told, which for
 * `prompt=none` is everything that would need a page.
 */
export const nextStep = (
  world: EntraWorld,
  request: AuthorizeRequest,
  { person, account, agreed }: { person: Person; account: SignedInAccount; agreed: boolean },
): Step => {
  const { directory } = world;
  const { audience, reply, prompt, scopes, claims } = request;
  const { application } = reply;
  const names = { client: application.clientId, name: application.name };
  const silent = prompt === 'none';

  if (!admits(audience, person, directory))
    return { kind: 'wrong-account', error: wrongAccount(world, { audience, person, application }) };
  demandAccountType(directory, person, scopes);

  if (lacksSecondFactor(person, account, claims.secondFactor)) {
    if (silent) throw new EntraError(50076, { resource: GRAPH_ID });
    return { kind: 'second-factor' };
  }

  const missing = missingScopes(directory, application, person, scopes);
  const asked = prompt === 'consent' && !agreed ? [...scopes.scopes, ...scopes.others] : [];
  const toAgree = [...new Set([...asked, ...missing])];
  if (toAgree.length === 0) return { kind: 'done' };
  if (silent) throw new EntraError(65001, names, 'consent_required');
  const blocked = !person.admin && takesAdministrator(directory, directory.tenant(person.tenantId), missing);
  return blocked ? { kind: 'approval' } : { kind: 'consent', scopes: toAgree };
};
