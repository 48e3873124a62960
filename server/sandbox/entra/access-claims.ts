import type { JWTPayload } from 'jose';
import type { Application, Person } from '../state/types.ts';
import { GRAPH, shortName } from './scopes.ts';
import { opaque, pairwise } from './signing.ts';

/** Template ids of directory roles. Everybody without one carries the first in `wids`. */
const MEMBER = 'b79fbf4d-3ef9-4689-8143-76b194e85509';
const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';

/** Who asked, and whether that was proved with a secret or certificate. */
export type TokenClient = { id: string; name: string; confidential: boolean };

export type TokenSubject =
  | { person: Person; scopes: readonly string[] }
  | { tenantId: string; roles: readonly string[] };

/** Object id of the application in a tenant: always the same one, and a GUID. */
export const servicePrincipal = (clientId: string, tenantId: string) => {
  const hex = Buffer.from(pairwise(tenantId, clientId), 'base64url').toString('hex');
  const groups = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`];
  return [...groups, hex.slice(20, 32)].join('-');
};

const roles = ({ admin }: Person) => [admin ? GLOBAL_ADMINISTRATOR : MEMBER];

/** The application as itself. */
const ownClaims = (clientId: string, subject: { tenantId: string; roles: readonly string[] }) => {
  const oid = servicePrincipal(clientId, subject.tenantId);
  return {
    oid,
    sub: oid,
    tid: subject.tenantId,
    idtyp: 'app',
    ...(subject.roles.length > 0 && { roles: [...subject.roles] }),
  };
};

export const personClaims = (person: Person, audience: string) => ({
  oid: person.oid,
  sub: pairwise(audience, person.oid),
  tid: person.tenantId,
  name: person.name,
});

/** For an application's own API: the second version. `work`: not a personal account. */
export const apiClaims = (
  client: TokenClient,
  subject: TokenSubject,
  { api, issuer, work }: { api: Application; issuer: string; work: boolean },
): JWTPayload => ({
  aud: api.clientId,
  iss: issuer,
  azp: client.id,
  azpacr: client.confidential ? '1' : '0',
  ver: '2.0',
  ...('person' in subject
    ? {
        ...personClaims(subject.person, api.clientId),
        preferred_username: subject.person.address,
        scp: subject.scopes.map(shortName).join(' '),
        sid: opaque(16),
        ...(work && { wids: roles(subject.person) }),
      }
    : ownClaims(client.id, subject)),
});

/** Graph still gets tokens of the first version, with an issuer of its own. */
export const graphClaims = (client: TokenClient, subject: TokenSubject): JWTPayload => ({
  aud: GRAPH,
  iss: `https://sts.windows.net/${'person' in subject ? subject.person.tenantId : subject.tenantId}/`,
  app_displayname: client.name,
  appid: client.id,
  appidacr: client.confidential ? '1' : '0',
  ver: '1.0',
  xms_tcdt: 1_577_836_800,
  ...('person' in subject
    ? {
        ...personClaims(subject.person, GRAPH),
        idtyp: 'user',
        acct: 0,
        acr: '1',
        amr: subject.person.signIn.mfa === 'given' ? ['pwd', 'mfa'] : ['pwd'],
        scp: subject.scopes.map(shortName).join(' '),
        unique_name: subject.person.address,
        upn: subject.person.address,
        wids: roles(subject.person),
      }
    : ownClaims(client.id, subject)),
});
