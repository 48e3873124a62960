export type PageName = 'tab' | 'browser' | 'consent' | 'approve';

/** Hosts that frame a tab. https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements */
const HOSTS = [
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

/** Where teams-js looks up which hosts it may talk to, as soon as a page loads it. */
const TEAMS_ORIGINS = 'https://res.cdn.office.net';

/** The policy of one page: our own scripts, and styles that carry the nonce (Fluent writes style elements). */
export const contentSecurityPolicy = (
  page: PageName,
  nonce: string,
  authority: string,
  frameAncestors: readonly string[],
): string =>
  Object.entries({
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", `'nonce-${nonce}'`],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'", 'data:'],
    'connect-src': ["'self'", authority, ...(page === 'tab' || page === 'consent' ? [TEAMS_ORIGINS] : [])],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': page === 'tab' ? [...HOSTS, ...frameAncestors] : ["'none'"],
  })
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ');
