import type { Directory } from '../state/directory.ts';
import { isPersonal } from '../state/personal-accounts.ts';
import type { Application, Person, Tenant } from '../state/types.ts';
import { EntraError } from './errors.ts';

/** The first part of an endpoint's path: an alias for kinds of accounts, or one tenant. */
export type Audience =
  | { kind: 'common' | 'organizations'; tenant: null }
  | { kind: 'consumers' | 'tenant'; tenant: Tenant };

/** Throws 90002 for a tenant that nobody knows. `error` as in `EntraError`. */
export const audienceNamed = (directory: Directory, name: string, error?: string): Audience => {
  const alias = name.toLowerCase();
  if (alias === 'common' || alias === 'organizations') return { kind: alias, tenant: null };
  const tenant =
    alias === 'consumers'
      ? directory.data.tenants.find(({ kind }) => kind === 'personal')
      : directory.tenant(name);
  if (!tenant) throw new EntraError(90002, { tenant: name }, error);
  return { kind: tenant.kind === 'personal' ? 'consumers' : 'tenant', tenant };
};

export const admits = (audience: Audience, person: Person, directory: Directory): boolean => {
  if (audience.tenant) return person.tenantId === audience.tenant.id;
  return audience.kind === 'common' || directory.tenant(person.tenantId)?.kind === 'work';
};

type Refused = { audience: Audience; person: Person; application: Application };

/** Why the audience does not admit the account. `error` as in `EntraError`. */
export const wrongAccount = (
  { authority }: { authority: string },
  { audience, person, application }: Refused,
  error?: string,
): EntraError => {
  const personal = isPersonal(person);
  const details = {
    client: application.clientId,
    name: application.name,
    account: person.address,
    provider: personal ? 'live.com' : `${authority}/${person.tenantId}/`,
    tenant: audience.tenant?.name ?? '',
  };
  return new EntraError(personal && audience.kind === 'organizations' ? 500200 : 50020, details, error);
};
