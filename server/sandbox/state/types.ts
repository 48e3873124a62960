/**
 * The pretend Microsoft 365 as data. Everything here is plain JSON, so that it can be saved and reset;
 * behaviour lives in the modules beside it. Instants are UTC in ms of the sandbox's own clock.
 */

export type Tenant = {
  id: string;
  name: string;
  domain: string;
  kind: 'work' | 'personal';
  /** Whether ordinary people may consent to calendar scopes, or only an administrator. */
  userConsent: 'allowed' | 'admin-only';
};

export type Person = {
  oid: string;
  tenantId: string;
  name: string;
  /** Sign-in name and mail address. */
  address: string;
  admin: boolean;
  /** IANA zone of the mailbox. */
  timeZone: string;
  language: string;
  /** Conditions a sign-in of this person meets. */
  signIn: {
    /** A second factor is demanded: silent grants fail with a claims challenge until it was given. */
    mfa: 'no' | 'demanded' | 'given';
    /** Force this AADSTS number at the token endpoint, for example 50105 or 53003; null for none. */
    refuseWith: number | null;
  };
  /** Tokens issued before this instant are refused (revoke-all). */
  tokensValidFrom: number;
};

export type Application = {
  clientId: string;
  name: string;
  secrets: string[];
  /** PEM. Their keys sign client assertions, in place of a secret. */
  certificates: string[];
  /** `api://…/clientId`, in lower case. */
  appIdUri: string;
  redirectUris: { web: string[]; spa: string[] };
  /** Client ids (Teams, Outlook, …) that get tokens for this API without consent. */
  preauthorized: string[];
  /** Application permissions in the registration, for `.default`. */
  appRoles: string[];
  enabled: boolean;
};

/** `personOid` null: an administrator consented for the whole tenant. */
export type Consent = {
  clientId: string;
  tenantId: string;
  personOid: string | null;
  scopes: string[];
  roles: string[];
};

/** What nobody could verify about Microsoft, or what a test wants otherwise: one switch each. */
export type Switches = {
  /** Entra's pages send `Cross-Origin-Opener-Policy: same-origin`. */
  isolateSignIn: boolean;
  /** Delta accepts a token that has only `.Shared` calendar scopes, or reads another owner's calendar. */
  deltaWithSharedScopes: boolean;
  /** Subscriptions on `/me/calendars/{id}/events` are accepted. */
  singleCalendarSubscriptions: boolean;
  /** Subscriptions are accepted from a token that has only `.Shared` calendar scopes, for calendars of the person's own. */
  subscriptionsWithSharedScopes: boolean;
  /** Listing another person's calendar in place fails as a whole when something private is in it that the reader may not see. */
  privateItemsFail: boolean;
  /** Largest page of a list of calendars, whatever is asked for. */
  calendarPageSize: number;
  /** Order of a delta round: a series before its members, or everything shuffled. */
  deltaOrder: 'series-first' | 'shuffled';
  /** Delta repeats some entities on later pages of a round. */
  deltaReplays: boolean;
  /** Largest page of a delta round, whatever is asked for. */
  maxPageSize: number;
  /** Extra empty pages with a nextLink in a delta round. */
  emptyPages: boolean;
  /** Every request to a mailbox takes at least this long (ms), so that simultaneous ones meet. */
  latency: number;
  /** Teams host: opens with NAA recommended and a bridge. */
  nestedAppAuth: boolean;
};

/** A message or request that the sandbox did not understand; tests fail on any. */
export type Unknown = {
  at: number;
  where: 'teams' | 'outlook' | 'graph' | 'entra' | 'oidc' | 'exchange';
  what: string;
};
