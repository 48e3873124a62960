import type { Directory } from '../state/directory.ts';
import { isPersonal } from '../state/personal-accounts.ts';
import type { Application, Person, Tenant } from '../state/types.ts';
import { EntraError } from './errors.ts';
import { OPENID_SCOPES } from './permissions.ts';
import { permissionOf, type ScopeRequest, scopesOf } from './scopes.ts';

/** What applications that ask for `.default` list in their registration. */
const REGISTERED = ['User.Read'];

const preauthorized = (client: Application, { resource }: ScopeRequest) =>
  resource.kind === 'api' && resource.application.preauthorized.includes(client.clientId);

/**
 * Scopes of the request that neither the person nor an administrator agreed to. Those of OpenID Connect never
 * stand in the way by themselves, once there was any consent.
 */
export const missingScopes = (
  directory: Directory,
  client: Application,
  person: Person,
  request: ScopeRequest,
): string[] => {
  if (preauthorized(client, request)) return [];
  const granted = directory.granted(client.clientId, person.tenantId, person.oid).scopes;
  const { resource, everything } = request;
  const asked = [...request.scopes, ...request.others];
  const wanted = everything && scopesOf(resource, granted).length === 0 ? [...asked, ...REGISTERED] : asked;
  const missing = wanted.filter((scope) => !granted.has(scope));
  const weighs = missing.some((scope) => !OPENID_SCOPES.has(scope)) || granted.size === 0;
  return weighs ? missing : [];
};

/** Silent grants stop here when somebody has to be asked first. */
export const demandConsent = (
  directory: Directory,
  client: Application,
  person: Person,
  request: ScopeRequest,
): void => {
  if (missingScopes(directory, client, person, request).length > 0)
    throw new EntraError(65001, { client: client.clientId, name: client.name });
};

/**
 * Scopes that a token for the resource carries: like Entra's, all that was ever consented to, whatever was asked
 * for. `offline_access` shows in no token.
 */
export const effectiveScopes = (
  directory: Directory,
  client: Application,
  person: Person,
  request: ScopeRequest,
): string[] => {
  const { scopes } = directory.granted(client.clientId, person.tenantId, person.oid);
  return [...new Set(scopesOf(request.resource, [...request.scopes, ...scopes]))];
};

/** Whether ordinary people of the tenant may agree to these scopes, or it takes an administrator. */
export const takesAdministrator = (
  directory: Directory,
  tenant: Tenant | undefined,
  scopes: readonly string[],
): boolean =>
  scopes.some((scope) => {
    const { consenter } = permissionOf(scope, directory);
    return consenter === 'administrator' || (consenter === 'policy' && tenant?.userConsent === 'admin-only');
  });

/** Work-only scopes cannot be asked of personal accounts. */
export const demandAccountType = (directory: Directory, person: Person, request: ScopeRequest): void => {
  if (isPersonal(person)) demandPersonalScopes(directory, request);
};

/** Where only personal accounts are admitted, such scopes are refused whoever comes. */
export const demandPersonalScopes = (directory: Directory, request: ScopeRequest): void => {
  const foreign = [...request.scopes, ...request.others].find(
    (scope) => !permissionOf(scope, directory).personalAccounts,
  );
  if (foreign) throw new EntraError(70011, { scope: foreign });
};
