import type { Fault, Service } from './fault.ts';
import type { Whose } from './whose.ts';

/** One request, or one step of a batch, as faults look at it. */
export type Asked = {
  service: Service;
  method: string;
  /** From `/v1.0` on for Graph, also in a step; without the query. */
  path: string;
  query: URLSearchParams;
  grant: string | null;
  step: boolean;
  whose: Whose;
  /** Of a request to Exchange. */
  exchange?: {
    operation: string | null;
    /** Before anybody is signed in, or after. */
    stage: Stage;
    /** On a connection that somebody signed in with an earlier request, or with a password in every one. */
    continued: boolean;
  };
};

type Stage = 'door' | 'inside';

export function matches(fault: Fault, asked: Asked): boolean {
  return (
    fault.service === asked.service &&
    (fault.step ?? false) === asked.step &&
    hasMethod(fault, asked.method) &&
    (fault.path === undefined || patternOf(fault.path).test(asked.path)) &&
    hasCursor(fault, asked.query) &&
    (fault.grant === undefined || fault.grant === asked.grant) &&
    (fault.person === undefined || fault.person === asked.whose.person) &&
    (fault.tenant === undefined || fault.tenant === asked.whose.tenant) &&
    (fault.kind !== 'aadsts' || isTokenRequest(asked)) &&
    matchesExchange(fault, asked)
  );
}

function matchesExchange(fault: Fault, { exchange }: Asked): boolean {
  if (exchange === undefined) return true;
  return (
    stageOf(fault) === exchange.stage &&
    (fault.operation === undefined || fault.operation === exchange.operation) &&
    (fault.kind !== 'session-lost' || exchange.continued)
  );
}

const atTheDoor = new Set(['unavailable', 'reset', 'not-found', 'sign-in-page', 'redirect', 'error-page']);

/** What stands in front of Exchange asks nobody who they are. */
const stageOf = ({ kind, person, tenant }: Fault): Stage =>
  atTheDoor.has(kind) && person === undefined && tenant === undefined ? 'door' : 'inside';

function hasMethod({ method }: Fault, asked: string): boolean {
  return method === undefined ? asked !== 'OPTIONS' : method === asked;
}

function hasCursor({ cursor, kind }: Fault, query: URLSearchParams): boolean {
  const carried = cursorOf(query);
  if (cursor !== undefined) return cursor === carried;
  return kind !== 'expired-cursor' || carried !== 'none';
}

/** Names of query options are known in any case, as Graph does. */
function cursorOf(query: URLSearchParams): NonNullable<Fault['cursor']> {
  const names = new Set([...query.keys()].map((name) => name.toLowerCase()));
  if (names.has('$deltatoken')) return 'delta';
  return names.has('$skiptoken') ? 'skip' : 'none';
}

function patternOf(path: string): RegExp {
  const parts = path.split(/(\*\*?)/).map((part) => {
    if (part === '**') return '.*';
    return part === '*' ? '[^/]*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`, 'i');
}

function isTokenRequest({ method, path }: Asked): boolean {
  return method === 'POST' && path.endsWith('/oauth2/v2.0/token');
}
