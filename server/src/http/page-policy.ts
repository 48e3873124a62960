export type PageName = 'tab' | 'browser' | 'outlook' | 'outlook-sign-in' | 'sign-in' | 'consent' | 'approve';

/** Hosts that frame a tab. https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements */
const TAB_HOSTS = [
  "'self'",
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook-sdf.office.com',
  'https://outlook-sdf.office365.com',
];

/** Outlook on the web, of organisations and of private people; an Exchange server's own is for the operator to name. */
const PANE_HOSTS = [
  'https://*.cloud.microsoft',
  'https://*.office.com',
  'https://*.office365.com',
  'https://*.office365.us',
  'https://outlook.live.com',
];

/** Where teams-js looks up which hosts it may talk to, as soon as a page loads it. */
const TEAMS_ORIGINS = 'https://res.cdn.office.net';

/** Office.js asks for Microsoft's Ajax library here by itself, unless it is there already. */
const AJAX = 'https://ajax.aspnetcdn.com';

/** Pages that load Office.js: always, or when they find themselves in a dialog of Outlook's. */
const IN_OUTLOOK: ReadonlySet<PageName> = new Set(['outlook', 'outlook-sign-in', 'consent']);
const IN_TEAMS: ReadonlySet<PageName> = new Set(['tab', 'sign-in', 'consent']);

export type PagePolicyOptions = {
  readonly authority: string;
  /** The issuer besides Entra: a page asks it for its metadata and for tokens. */
  readonly issuer?: { readonly issuer: string } | undefined;
  /** Addresses of the scripts that bring Office.js. */
  readonly officeScripts: readonly string[];
  /** Origins that may frame a host's page besides Microsoft's. */
  readonly frameAncestors: readonly string[];
};

const framedBy = (page: PageName, frameAncestors: readonly string[]): readonly string[] => {
  if (page === 'tab') return [...TAB_HOSTS, ...frameAncestors];
  if (page === 'outlook') return [...PANE_HOSTS, ...frameAncestors];
  return ["'none'"];
};

/** The policy of one page: our own scripts and Office.js, and styles that carry the nonce (Fluent writes style elements). */
export const contentSecurityPolicy = (
  page: PageName,
  nonce: string,
  { authority, issuer, officeScripts, frameAncestors }: PagePolicyOptions,
): string => {
  const office = IN_OUTLOOK.has(page)
    ? [...new Set(officeScripts.map((address) => new URL(address).origin))]
    : [];
  return Object.entries({
    'default-src': ["'none'"],
    'script-src': ["'self'", ...office, ...(office.length > 0 ? [AJAX] : [])],
    'style-src': ["'self'", `'nonce-${nonce}'`],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'", 'data:'],
    'connect-src': [
      "'self'",
      authority,
      ...(issuer ? [new URL(issuer.issuer).origin] : []),
      ...office,
      ...(IN_TEAMS.has(page) ? [TEAMS_ORIGINS] : []),
    ],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': framedBy(page, frameAncestors),
  })
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ');
};
