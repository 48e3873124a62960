import type { Directory } from '../state/directory.ts';
import type { Application } from '../state/types.ts';
import { EntraError } from './errors.ts';
import { GRAPH_SCOPES, OPENID_SCOPES, type Permission } from './permissions.ts';

export const GRAPH = 'https://graph.microsoft.com';
/** Graph's application id, by which errors call it. */
export const GRAPH_ID = '00000003-0000-0000-c000-000000000000';

export type Resource = { kind: 'graph' } | { kind: 'api'; application: Application };

/** A `scope` parameter, understood. Scopes are named as the directory keeps consents. */
export type ScopeRequest = {
  /** Whose token is asked for: that of the first scope that belongs to somebody. */
  resource: Resource;
  /** Scopes of the resource, and those of OpenID Connect. */
  scopes: string[];
  /** Scopes of other resources: they can be consented to, but no token is for two resources. */
  others: string[];
  /** `.default`: everything that was consented to. */
  everything: boolean;
  /** How the scopes were written, and how the answer writes them. */
  prefix: string;
};

type Named = { resource: Resource | null; scope: string | null; prefix: string };

const graphScopes = new Map(Object.keys(GRAPH_SCOPES).map((name) => [name.toLowerCase(), name]));

const graphScope = (name: string): string => {
  const known = graphScopes.get(name.toLowerCase());
  if (!known) throw new EntraError(650053, { scope: name, resource: GRAPH_ID });
  return known;
};

const split = (text: string): [prefix: string, name: string] => {
  const slash = text.lastIndexOf('/');
  return [text.slice(0, slash + 1), text.slice(slash + 1)];
};

/** Reads `scope` parameters. Graph is also known by `graphAddress`, where it is served. */
export const scopeReader = (directory: Directory, graphAddress: string) => {
  const isGraph = (prefix: string) => [`${GRAPH}/`, `${graphAddress}/`, `${GRAPH_ID}/`].includes(prefix);

  const apiOf = (prefix: string) => {
    const name = prefix.slice(0, -1).toLowerCase();
    return directory.data.applications.find(({ appIdUri, clientId }) =>
      [appIdUri, clientId.toLowerCase()].includes(name),
    );
  };

  const named = (text: string): Named => {
    if (OPENID_SCOPES.has(text)) return { resource: null, scope: text, prefix: '' };
    const [prefix, name] = split(text);
    if (prefix === '' && name !== '.default')
      return { resource: { kind: 'graph' }, scope: graphScope(name), prefix };
    if (isGraph(prefix)) {
      const resource = { kind: 'graph' } as const;
      if (name === '.default') return { resource, scope: null, prefix };
      return { resource: OPENID_SCOPES.has(name) ? null : resource, scope: graphScope(name), prefix };
    }
    const application = apiOf(prefix);
    if (!application) throw new EntraError(70011, { scope: text });
    const resource = { kind: 'api', application } as const;
    if (name === '.default') return { resource, scope: null, prefix };
    if (name !== 'access_as_user')
      throw new EntraError(650053, { scope: name, resource: application.clientId });
    return { resource, scope: `${application.appIdUri}/${name}`, prefix };
  };

  return (text: string): ScopeRequest => {
    const all = text.split(' ').filter(Boolean).map(named);
    const first = all.find(({ resource }) => resource !== null);
    const resource = first?.resource ?? { kind: 'graph' };
    const same = ({ resource: other }: Named) => other === null || sameResource(other, resource);
    const ownedBy = (mine: boolean) =>
      all.flatMap((one) => (one.scope !== null && same(one) === mine ? [one.scope] : []));
    const everything = all.some(({ scope }) => scope === null);
    if (everything && all.some(({ resource: owner, scope }) => owner !== null && scope !== null))
      throw new EntraError(70011, { scope: text });
    return {
      resource,
      scopes: ownedBy(true),
      others: ownedBy(false),
      everything,
      prefix: first?.prefix ?? '',
    };
  };
};

export type ScopeReader = ReturnType<typeof scopeReader>;

const sameResource = (one: Resource, other: Resource) =>
  one.kind === 'graph' || other.kind === 'graph'
    ? one.kind === other.kind
    : one.application.clientId === other.application.clientId;

/** Of scopes as the directory names them, those that are the resource's own. */
export const scopesOf = (resource: Resource, scopes: Iterable<string>): string[] =>
  [...scopes].filter((scope) =>
    resource.kind === 'graph'
      ? scope in GRAPH_SCOPES && scope !== 'offline_access'
      : scope.startsWith(`${resource.application.appIdUri}/`),
  );

/** What a scope is called in a token's `scp`. */
export const shortName = (scope: string) => split(scope)[1];

/** What the consent screen says about a scope. */
export const permissionOf = (scope: string, directory: Directory): Permission => {
  const known = GRAPH_SCOPES[scope];
  if (known) return known;
  const api = directory.data.applications.find(({ appIdUri }) => scope.startsWith(`${appIdUri}/`));
  return {
    title: `Access ${api?.name ?? 'the application'} as you`,
    detail: `Allows the app to call ${api?.name ?? 'the application'} on your behalf.`,
    personalAccounts: true,
    consenter: 'person',
  };
};
