import { trustingFetch } from './certificates.ts';

export type WallTime = { readonly dateTime: string; readonly timeZone: string };

export type Switches = {
  isolateSignIn: boolean;
  deltaWithSharedScopes: boolean;
  singleCalendarSubscriptions: boolean;
  privateItemsFail: boolean;
  subscriptionsWithSharedScopes: boolean;
  deltaOrder: 'series-first' | 'shuffled';
  deltaReplays: boolean;
  maxPageSize: number;
  emptyPages: boolean;
  latency: number;
  nestedAppAuth: boolean;
};

export type SeenRequest = {
  method: string;
  host: string;
  path: string;
  status: number;
  authorization: boolean;
  /** `grant_type` of a token request. */
  grant: string | null;
  /** Method and path of each step of a batch. */
  steps: string[] | null;
  /** What struck it, or a step of it. */
  fault: { id: string; kind: NewFault['kind'] } | null;
};

/** `Retry-After` in seconds, null for none; `dated`: as the date that they lead to. */
type RetryAfter = { retryAfter?: number | null; dated?: boolean };

/** Which requests to Graph, Entra or Exchange a fault strikes; what is left out is of no account. */
type Struck = {
  service: 'graph' | 'entra' | 'exchange';
  method?: string;
  /** As in the log of requests, without query; `*` is anything within one segment, `**` anything at all. */
  path?: string;
  /** Only requests with `$skiptoken`, with `$deltatoken`, or with neither. */
  cursor?: 'none' | 'skip' | 'delta';
  /** Only requests to Exchange with this root element. */
  operation?: string;
  /** Only token requests of this `grant_type`. */
  grant?: string;
  /** Only steps of a batch, and these one by one. */
  step?: boolean;
  /** Only a person's mailbox or tokens: object id or address. */
  person?: string;
  /** Id or domain. */
  tenant?: string;
  /** So many are struck; null, as without it: all until the fault is taken away. */
  times?: number | null;
  /** It ends by itself after so many ms; null, as without it: never. */
  lasts?: number | null;
  /** So many are let through first. */
  skip?: number;
};

/** Something that goes wrong with requests to the pretend Microsoft. */
export type NewFault = Struck &
  (
    | ({ kind: 'throttled' } & RetryAfter)
    | ({ kind: 'unavailable'; status?: 500 | 502 | 503 | 504; body?: 'json' | 'html' } & RetryAfter)
    | { kind: 'reset' | 'lost-answer' | 'stuck' | 'truncated' | 'malformed' | 'empty' }
    | { kind: 'slow'; ms?: number }
    | { kind: 'wrong-shape'; body?: unknown }
    | { kind: 'error-in-200'; code?: string }
    /** Strikes only requests that carry a cursor, unless `cursor` says otherwise. */
    | { kind: 'expired-cursor'; status?: 410 | 400; oddCase?: boolean }
    | { kind: 'unauthorised'; claims?: boolean }
    | { kind: 'forbidden' | 'not-found' }
    | { kind: 'foreign-link'; origin?: string }
    | { kind: 'aadsts'; number: number }
    /** Exchange says this ResponseCode: in a fault, in all response messages, or in the one of number `at`. */
    | {
        kind: 'ews-error';
        code: string;
        form?: 'fault' | 'messages' | 'one-message';
        at?: number;
        /** ms. */
        backOff?: number | null;
      }
    /** `session-lost`: 401 on a connection that was signed in. */
    | { kind: 'session-lost' | 'sign-in-page' | 'error-page' }
    | { kind: 'redirect'; status?: 301 | 302 | 307 | 308; to?: string }
  );

export type SeenFault = NewFault & {
  id: string;
  /** How many requests it struck. */
  struck: number;
};

type State = {
  people: { oid: string; tenantId: string; name: string; address: string }[];
  unknowns: { where: string; what: string }[];
  applications: { clientId: string; name: string; redirectUris: { web: string[]; spa: string[] } }[];
};

/** A subscription in the pretend Graph; instants are UTC ms of the sandbox's clock. */
export type SeenSubscription = {
  id: string;
  resource: string;
  changeType: string;
  notificationUrl: string;
  lifecycleNotificationUrl: string | null;
  expiresAt: number;
  /** When the server last showed a token for it. */
  authorizedAt: number;
  /** Object id of the person whose token made it. */
  person: string | null;
  calendarId: string;
  immutableIds: boolean;
};

export type LifecycleEvent = 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed';

export type NotificationFaults = {
  lose: boolean;
  duplicate: boolean;
  /** ms. */
  delay: number;
  reorder: boolean;
};

/** `pending`: notifications that are neither delivered nor given up. */
export type SeenNotifications = NotificationFaults & {
  counters: { sent: number; delivered: number; failed: number; lost: number };
  pending: number;
};

/** How the pretend Exchange is set up; what each means stands in the sandbox, `exchange/settings.ts`. */
export type ExchangeSettings = {
  version: '2007-sp1' | '2010' | '2010-sp1' | '2010-sp2' | '2013' | '2013-sp1' | '2016' | '2019' | 'se';
  offers: 'windows' | 'basic' | 'both' | 'bearer';
  channelBinding: 'none' | 'allow' | 'require';
  lockoutThreshold: number;
  compression: boolean;
  findLimit: number;
  expandsCalendarView: boolean;
  privateItems: 'shown' | 'bare' | 'unmarked';
  onlineMeetings: 'unmarked' | 'marked';
  prefixes: 'usual' | 'none' | 'odd';
  times: 'utc' | 'nine-digits' | 'offset';
  zoneNames: 'windows' | 'custom';
  illegalCharacters: boolean;
  duplicateElements: boolean;
  unknownElements: boolean;
  corruptSubject: string | null;
  startlessSubject: string | null;
  uidlessSubject: string | null;
};

export type SeenExchange = {
  /** Of the service; the same as long as the sandbox runs. */
  url: string;
  /** PEM of the authority that the server's certificate is from. */
  ca: string;
  /** Of the Windows accounts. */
  domain: string;
  /** With which every account begins. */
  password: string;
  listening: boolean;
  certificate: ExchangeCertificate;
  settings: ExchangeSettings;
};

export type ExchangeCertificate =
  | 'good'
  | 'sha-384'
  | 'expired'
  | 'other-name'
  | 'other-authority'
  | 'self-signed';

/** A Windows account, and how often somebody tried to sign in to it. */
export type SeenAccount = {
  name: string;
  login: string;
  userPrincipalName: string;
  person: string | null;
  badPasswords: number;
  locked: boolean;
  attempts: number;
  refused: number;
};

export type SeenAttempt = {
  at: number;
  login: string;
  account: string | null;
  method: 'basic' | 'ntlm';
  outcome:
    | 'accepted'
    | 'wrong-password'
    | 'locked'
    | 'unknown-account'
    | 'wrong-binding'
    | 'missing-binding'
    | 'wrong-mic'
    | 'malformed';
};

/** A request that reached the pretend Exchange. */
export type SeenExchangeRequest = {
  at: number;
  /** Number of the connection that it came on. */
  connection: number;
  method: string;
  path: string;
  /** 0: nothing was answered. */
  status: number;
  operation: string | null;
  /** Response codes of the answer, each once. */
  codes: string[];
  account: string | null;
  /** Scheme of the Authorization header. */
  authorization: string | null;
  fault: { id: string; kind: NewFault['kind'] } | null;
};

/** Requests to Microsoft that wait until they are let in. */
export type Hold = { id: string; path: string; waiting: number };

/** The sandbox's controls, as a program uses them. Every call throws with the answer's text when it is refused. */
export const controlsOf = (sandbox: string) => {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await trustingFetch(`${sandbox}/controls/api/${path}`, {
      method,
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' || text === 'No Content' || text === 'OK' ? undefined : JSON.parse(text);
  };
  return {
    state: () => call('GET', 'state') as Promise<State>,
    unknowns: () => call('GET', 'unknowns') as Promise<State['unknowns']>,
    requests: () => call('GET', 'requests') as Promise<SeenRequest[]>,
    switch: (change: Partial<Switches>) => call('PUT', 'switches', change),
    moveTime: (ms: number) => call('POST', 'clock', { move: ms }),
    now: async () => ((await call('GET', 'clock')) as { now: number }).now,
    expireDeltaTokens: () => call('POST', 'delta/expire'),
    /** `tenant`: id or domain. */
    approve: (tenant: string, scopes?: string[]) =>
      call('POST', `tenants/${tenant}/approve`, scopes ? { scopes } : {}),
    revokeApproval: (tenant: string) => call('POST', `tenants/${tenant}/revoke`, {}),
    userConsent: (tenant: string, userConsent: 'allowed' | 'admin-only') =>
      call('PATCH', `tenants/${tenant}`, { userConsent }),
    /** `person`: object id or address. */
    revokeSessions: (person: string) => call('POST', `people/${person}/revoke`),
    signIn: (person: string, change: { mfa?: 'no' | 'demanded' | 'given'; refuseWith?: number | null }) =>
      call('PATCH', `people/${person}/sign-in`, change),
    /** `tenant`: id or domain. */
    createPerson: (tenant: string, name: string, address: string) =>
      call('POST', 'people', { tenant, name, address }),
    createCalendar: (person: string, name: string, sharedWith: string[] = []) =>
      call('POST', `people/${person}/calendars`, { name, sharedWith }) as Promise<{
        id: string;
        name: string;
      }>,
    calendars: (person: string) =>
      call('GET', `people/${person}/calendars`) as Promise<{ id: string; name: string; kind: string }[]>,
    deleteCalendar: (id: string) => call('DELETE', `calendars/${id}`),
    /** A main calendar is opened in place, any other is copied to the reader; `none` ends it. */
    shareCalendar: (id: string, reader: string, role: 'none' | 'freeBusyRead' | 'read') =>
      call('POST', `calendars/${id}/share`, { with: reader, role }),
    /** Why Graph does not read the person's mailbox; null: it does. */
    hideMailbox: (person: string, unreadable: 'on-premise' | 'inactive' | 'missing' | null) =>
      call('PUT', `people/${person}/mailbox`, { unreadable }),
    createMeeting: (
      person: string,
      meeting: { subject: string; start: WallTime; end: WallTime } & Record<string, unknown>,
    ) => call('POST', 'meetings', { person, ...meeting }) as Promise<{ key: string }>,
    changeMeeting: (key: string, change: Record<string, unknown>) => call('PATCH', `meetings/${key}`, change),
    changeOccurrence: (key: string, date: string, change: Record<string, unknown>) =>
      call('PATCH', `meetings/${key}/occurrences/${date}`, change),
    cancelMeeting: (key: string) => call('POST', `meetings/${key}/cancel`, {}),
    deleteMeeting: (key: string) => call('DELETE', `meetings/${key}`),
    deleteOccurrence: (key: string, date: string) => call('DELETE', `meetings/${key}/occurrences/${date}`),
    subscriptions: () => call('GET', 'subscriptions') as Promise<SeenSubscription[]>,
    /** It vanishes and nobody is told. */
    removeSubscription: (id: string) => call('DELETE', `subscriptions/${id}`),
    /** `subscriptionRemoved` also removes it. */
    lifecycle: (id: string, event: LifecycleEvent) =>
      call('POST', `subscriptions/${id}/lifecycle`, { event }),
    notifications: () => call('GET', 'notifications') as Promise<SeenNotifications>,
    setNotifications: (change: Partial<NotificationFaults>) => call('PUT', 'notifications', change),
    /** One with a wrong secret and one for a subscription that doesn't exist; there must be a subscription. */
    forgeNotifications: () => call('POST', 'notifications/forge'),
    /** Holds back what is asked of this path (no query; `*` is anything but a slash). */
    hold: (path: string) => call('POST', 'holds', { path }) as Promise<Hold>,
    holds: () => call('GET', 'holds') as Promise<Hold[]>,
    release: ({ id }: Hold) => call('DELETE', `holds/${id}`),
    faults: () => call('GET', 'faults') as Promise<SeenFault[]>,
    addFault: (fault: NewFault) => call('POST', 'faults', fault) as Promise<SeenFault>,
    removeFault: (id: string) => call('DELETE', `faults/${id}`),
    clearFaults: () => call('DELETE', 'faults'),
    exchange: () => call('GET', 'exchange') as Promise<SeenExchange>,
    setExchange: (change: Partial<ExchangeSettings>) => call('PUT', 'exchange/settings', change),
    /** Ends every connection to Exchange: it is down, up again, or shows another certificate. */
    exchangeListener: (change: { listening?: boolean; certificate?: ExchangeCertificate }) =>
      call('PUT', 'exchange/listener', change),
    exchangeAccounts: () => call('GET', 'exchange/accounts') as Promise<SeenAccount[]>,
    /** `name`: bare, like an address, or an object id. */
    exchangeAccount: (name: string) => call('GET', `exchange/accounts/${name}`) as Promise<SeenAccount>,
    /** A new password unlocks; null: the one that all accounts begin with. */
    changeExchangeAccount: (name: string, change: { password?: string | null; locked?: boolean }) =>
      call('PATCH', `exchange/accounts/${name}`, change) as Promise<SeenAccount>,
    exchangeAttempts: () => call('GET', 'exchange/attempts') as Promise<SeenAttempt[]>,
    exchangeRequests: () => call('GET', 'exchange/requests') as Promise<SeenExchangeRequest[]>,
    forgetExchangeRequests: () => call('DELETE', 'exchange/requests'),
    bulk: (person: string, count: number) => call('POST', 'bulk', { person, count }),
  };
};

export type Controls = ReturnType<typeof controlsOf>;
