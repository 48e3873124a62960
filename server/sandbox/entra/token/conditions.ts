import { isPersonal } from '../../state/personal-accounts.ts';
import type { Application, Person } from '../../state/types.ts';
import { type Audience, admits, wrongAccount } from '../audience.ts';
import { EntraError } from '../errors.ts';
import { GRAPH_ID } from '../scopes.ts';
import type { EntraWorld } from '../world.ts';

/** With seven digits after the second, as Microsoft's errors write instants. */
export const instant = (ms: number) => new Date(ms).toISOString().replace('Z', '0000Z');

type Occasion = {
  person: Person;
  application: Application;
  audience: Audience;
  /** When the person signed in, or what stands for it was issued: UTC ms. */
  signedInAt: number;
};

/** What holds for every token on behalf of a person, at the moment it is asked for. */
export const demandGoodStanding = (
  world: EntraWorld,
  { person, application, audience, signedInAt }: Occasion,
): void => {
  const details = {
    client: application.clientId,
    name: application.name,
    account: person.address,
    provider: `${world.authority}/${person.tenantId}/`,
    tenant: audience.tenant?.name ?? '',
    resource: GRAPH_ID,
    issued: instant(signedInAt),
    validFrom: instant(person.tokensValidFrom),
    lifetime: '604800',
  };
  if (!admits(audience, person, world.directory))
    throw wrongAccount(world, { audience, person, application }, 'invalid_grant');
  if (person.signIn.refuseWith !== null) throw new EntraError(person.signIn.refuseWith, details);
  if (signedInAt < person.tokensValidFrom) throw new EntraError(50173, details);
};

/**
 * Personal accounts and organisations' are kept by different services, and a grant of one kind is none to the other.
 * The words are those of users' reports.
 */
export const demandOwnEndpoint = (audience: Audience, person: Person): void => {
  const personal = isPersonal(person);
  if (personal && (audience.kind === 'organizations' || audience.kind === 'tenant'))
    throw new EntraError(70000121);
  if (!personal && audience.kind === 'consumers') throw new EntraError(70000);
};

/** Without a person in front of it no second factor can be given. `error` as in `EntraError`. */
export const demandSecondFactor = (person: Person, error?: string): void => {
  if (person.signIn.mfa === 'demanded') throw new EntraError(50076, { resource: GRAPH_ID }, error);
};
