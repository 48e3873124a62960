import type { SigningKey } from './keys.ts';
import type { Application, Consent, Person, Tenant } from './types.ts';

/** An authorization code. Redeemed ones stay until they expire, so that a second use is recognised. */
export type AuthorizationCode = {
  code: string;
  clientId: string;
  redirectUri: string;
  oid: string;
  tenantId: string;
  scopes: string[];
  nonce: string | null;
  challenge: { method: 'S256' | 'plain'; value: string } | null;
  /** From the request's `claims`: the client handles challenges while a token lives (`CP1`). */
  handlesChallenges: boolean;
  issuedAt: number;
  redeemed: boolean;
};

export type RefreshToken = {
  token: string;
  clientId: string;
  oid: string;
  tenantId: string;
  /** Of a single-page redirect: 24 h that successors don't prolong, and only from a browser. */
  spa: boolean;
  /** Sign-in that it goes back to; successors keep it. */
  signedInAt: number;
  expiresAt: number;
};

/** One browser's sign-ins, known by its cookie. */
export type BrowserSession = {
  id: string;
  accounts: { oid: string; at: number; secondFactor: boolean }[];
};

/** All that the pretend Entra knows, as plain JSON. Instants are UTC in ms of the sandbox's clock. */
export type DirectoryData = {
  tenants: Tenant[];
  people: Person[];
  applications: Application[];
  consents: Consent[];
  codes: AuthorizationCode[];
  refreshTokens: RefreshToken[];
  sessions: BrowserSession[];
  signingKeys: SigningKey[];
};

export type Granted = { scopes: Set<string>; roles: Set<string> };

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

const union = (one: readonly string[], other: readonly string[]) => [...new Set([...one, ...other])];

/**
 * Lookups in and changes to the directory. It holds nothing itself, so the data can be replaced in place.
 * Whoever calls a method that changes something saves the state afterwards.
 *
 * Scopes are named as in `scp`: Graph's bare (`Calendars.Read`), those of other resources with their
 * address (`api://…/access_as_user`).
 */
export class Directory {
  readonly data: DirectoryData;

  constructor(data: DirectoryData) {
    this.data = data;
  }

  /** By id or domain; not by an alias such as `common`. */
  tenant(name: string): Tenant | undefined {
    return this.data.tenants.find(({ id, domain }) => same(id, name) || same(domain, name));
  }

  /** By object id or address. */
  person(name: string): Person | undefined {
    return this.data.people.find(({ oid, address }) => same(oid, name) || same(address, name));
  }

  peopleOf(tenantId: string): Person[] {
    return this.data.people.filter((person) => person.tenantId === tenantId);
  }

  application(clientId: string): Application | undefined {
    return this.data.applications.find((application) => same(application.clientId, clientId));
  }

  /** What the application may do in the tenant; with a person, also what that person agreed to. */
  granted(clientId: string, tenantId: string, oid: string | null): Granted {
    const consents = this.data.consents.filter(
      (consent) =>
        consent.clientId === clientId &&
        consent.tenantId === tenantId &&
        (consent.personOid === null || consent.personOid === oid),
    );
    return {
      scopes: new Set(consents.flatMap(({ scopes }) => scopes)),
      roles: new Set(consents.flatMap(({ roles }) => roles)),
    };
  }

  /** A person agrees for themselves. */
  consent(clientId: string, person: Person, scopes: readonly string[]): void {
    this.#add({ clientId, tenantId: person.tenantId, personOid: person.oid }, scopes, []);
  }

  /** An administrator agrees for everyone in the tenant; `roles` are application permissions. */
  approveTenant(
    clientId: string,
    tenantId: string,
    scopes: readonly string[],
    roles: readonly string[],
  ): void {
    this.#add({ clientId, tenantId, personOid: null }, scopes, roles);
  }

  /** Takes back the consent of the tenant and of all its people, or of one person only. */
  revokeConsent(clientId: string, tenantId: string, oid?: string): void {
    this.data.consents = this.data.consents.filter(
      (consent) =>
        consent.clientId !== clientId ||
        consent.tenantId !== tenantId ||
        (oid !== undefined && consent.personOid !== oid),
    );
  }

  /** "Revoke sessions": everything issued to the person before `now` is refused from then on. */
  revokeSessions(oid: string, now: number): void {
    this.#known(oid).tokensValidFrom = now;
    for (const session of this.data.sessions)
      session.accounts = session.accounts.filter((account) => account.oid !== oid);
  }

  setSignIn(oid: string, patch: Partial<Person['signIn']>): void {
    Object.assign(this.#known(oid).signIn, patch);
  }

  setUserConsent(tenantId: string, userConsent: Tenant['userConsent']): void {
    const tenant = this.tenant(tenantId);
    if (!tenant) throw new Error(`no tenant ${tenantId}`);
    tenant.userConsent = userConsent;
  }

  setEnabled(clientId: string, enabled: boolean): void {
    const application = this.application(clientId);
    if (!application) throw new Error(`no application ${clientId}`);
    application.enabled = enabled;
  }

  #known(oid: string): Person {
    const person = this.person(oid);
    if (!person) throw new Error(`no person ${oid}`);
    return person;
  }

  #add(
    key: Pick<Consent, 'clientId' | 'tenantId' | 'personOid'>,
    scopes: readonly string[],
    roles: readonly string[],
  ): void {
    const found = this.data.consents.find(
      (consent) =>
        consent.clientId === key.clientId &&
        consent.tenantId === key.tenantId &&
        consent.personOid === key.personOid,
    );
    const consent = found ?? { ...key, scopes: [], roles: [] };
    if (!found) this.data.consents.push(consent);
    consent.scopes = union(consent.scopes, scopes);
    consent.roles = union(consent.roles, roles);
  }
}
