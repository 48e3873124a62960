import type { Service } from './meeting.ts';

/** How one service's links look. A host stands for itself, or for everything below it when it starts with a dot. */
type LinkPattern = { readonly service: Service; readonly hosts: readonly string[]; readonly path: RegExp };

/** Paths are tested against path and query, in any case. */
export const MEETING_LINKS: readonly LinkPattern[] = [
  {
    service: 'teams',
    hosts: [
      'teams.microsoft.com',
      'teams.cloud.microsoft',
      'gov.teams.microsoft.us',
      'dod.teams.microsoft.us',
      'teams.microsoftonline.cn',
    ],
    path: /^\/(?:l\/meetup-join\/|meet\/\d|v2\/\?meetingjoin=true|_?#\/l\/meetup-join\/|dl\/launcher\/launcher\.html\?.*meetup-join|light-meetings\/launch\?)/i,
  },
  { service: 'teams', hosts: ['teams.live.com'], path: /^\/(?:meet\/\d|l\/meetup-join\/)/i },
  {
    service: 'zoom',
    hosts: ['zoom.us', '.zoom.us', 'zoom.com', '.zoom.com', '.zoom.com.cn', '.zoomgov.com', 'zoomgov.com'],
    path: /^\/(?:[jsw]\/\d{8,}|my\/[\w.-]+|wc\/(?:join\/)?\d{8,}|wc\/my\/[\w.-]+)/i,
  },
  {
    service: 'meet',
    hosts: ['meet.google.com'],
    path: /^\/(?:[a-z]{3}-[a-z]{4}-[a-z]{3}(?![a-z])|lookup\/[\w-]+)/i,
  },
];

/** Mail gateways that rewrite links: the real one is in a parameter. */
export const WRAPPERS: readonly { readonly hosts: readonly string[]; readonly parameter: string }[] = [
  { hosts: ['.safelinks.protection.outlook.com', '.safelinks.protection.office365.us'], parameter: 'url' },
  { hosts: ['www.google.com'], parameter: 'q' },
];

/** Host names are compared from the right: `evilzoom.us` and `zoom.us.evil.example` are not Zoom's. */
export const isHost = (host: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => (pattern.startsWith('.') ? host.endsWith(pattern) : host === pattern));
