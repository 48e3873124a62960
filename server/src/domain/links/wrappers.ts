import { GOOGLE } from './google-hosts.ts';

/** How a target is written in an address. */
export type Encoding = 'plain' | 'base64' | 'bing' | 'proofpoint-2' | 'proofpoint-3';

/** Somebody who rewrites links, so that a click is looked at, counted or led on. */
export type Wrapper = {
  /** As people know it. */
  readonly name: string;
  readonly hosts: readonly string[];
  /** Against all that follows the host. */
  readonly path: RegExp;
  /**
   * Where the target stands: in the first of these parameters that is there, or in the group that `path` catches. Null
   * where only its maker can read it.
   */
  readonly target: { readonly parameters: readonly string[] } | 'path' | null;
  readonly encoding?: Encoding;
  /** Of an unreadable link, the parameter that still tells the target's host. */
  readonly hint?: string;
  /** Matters only where somebody gave it as the place. */
  readonly where?: 'place';
};

const inParameter = (...parameters: string[]) => ({ parameters });

/** Gateways that protect mail. https://learn.microsoft.com/defender-office-365/safe-links-about and each maker's pages. */
const GATEWAYS: readonly Wrapper[] = [
  {
    name: 'Microsoft Safe Links',
    hosts: [
      '.safelinks.protection.outlook.com',
      '.safelinks.protection.office365.us',
      '.safelinks.protection.partner.outlook.cn',
    ],
    path: /^\//,
    target: inParameter('url'),
  },
  {
    name: 'Microsoft Safe Links',
    // Those of Teams and of Office.
    hosts: [
      'statics.teams.cdn.office.net',
      'staticsint.teams.cdn.office.net',
      'teams.public.onecdn.static.microsoft',
    ],
    path: /\/atp-safelinks\.html\?/,
    target: inParameter('url'),
  },
  { name: 'Proofpoint', hosts: ['urldefense.proofpoint.com'], path: /^\/v1\/url/, target: inParameter('u') },
  {
    name: 'Proofpoint',
    hosts: ['urldefense.proofpoint.com', 'urldefense.com', 'urldefense.us'],
    path: /^\/v2\/url/,
    target: inParameter('u'),
    encoding: 'proofpoint-2',
  },
  {
    name: 'Proofpoint',
    hosts: ['urldefense.com', 'urldefense.us', 'urldefense.proofpoint.com'],
    path: /^\/v3\/(__.+__;.*)$/s,
    target: 'path',
    encoding: 'proofpoint-3',
  },
  {
    name: 'Proofpoint',
    hosts: ['urlisolation.com'],
    path: /^\/browser\?/,
    target: inParameter('url'),
  },
  { name: 'Barracuda', hosts: ['linkprotect.cudasvc.com'], path: /^\//, target: inParameter('a') },
  {
    name: 'Sophos',
    hosts: ['.protection.sophos.com'],
    path: /^\//,
    target: inParameter('u'),
    encoding: 'base64',
  },
  {
    name: 'Trend Micro',
    hosts: ['.trendmicro.com'],
    path: /^\/wis\/clicktime\//,
    target: inParameter('url'),
  },
  { name: 'FireEye', hosts: ['protect2.fireeye.com'], path: /^\/(?:v1\/)?url/, target: inParameter('u') },
  { name: 'Cisco', hosts: ['secure-web.cisco.com'], path: /^\/[^/]+\/(https?(?:%3a|:).+)$/i, target: 'path' },
  {
    name: 'Libraesva',
    hosts: ['urlsand.esvalabs.com', 'urlsand.com'],
    path: /^\//,
    target: inParameter('u'),
  },
  { name: 'Symantec', hosts: ['clicktime.symantec.com'], path: /^\//, target: inParameter('u') },
  { name: 'EdgePilot', hosts: ['link.edgepilot.com'], path: /^\/[sx]\//, target: inParameter('u') },
  {
    name: 'Hornetsecurity',
    hosts: ['atpscan.global.hornetsecurity.com'],
    path: /^\//,
    target: inParameter('u'),
  },
  {
    name: 'Vade',
    hosts: [
      'antiphishing.vadesecure.com',
      'm365.eu.vadesecure.com',
      'm365.us.vadesecure.com',
      'gws.eu.vadesecure.com',
    ],
    path: /^\/(?:safeproxy\/)?v[34]\?/,
    target: inParameter('u'),
  },
  { name: 'TitanHQ', hosts: ['linklock.titanhq.com'], path: /^\/analyse\?/, target: inParameter('url') },
  {
    name: 'Menlo Security',
    hosts: ['safe.menlosecurity.com'],
    path: /^\/(https?(?:%3a|:).+)$/i,
    target: 'path',
  },
  { name: 'Trustwave', hosts: ['scanmail.trustwave.com'], path: /^\/\?/, target: inParameter('u') },
  { name: 'Fortinet', hosts: ['*'], path: /^\/fmlurlsvc\/\?/, target: inParameter('url') },
  {
    name: 'Check Point',
    hosts: ['.url-protection.com'],
    path: /^\/v1\/(?:r\d+\/)?url\?/,
    target: inParameter('o'),
  },
  {
    name: 'Check Point',
    hosts: ['url.avanan.click', 'protect.checkpoint.com'],
    path: /^\/v2\/(?:r\d+\/)?___(https?(?:%3a|:)\/.+?)___/i,
    target: 'path',
  },
  {
    name: 'Mimecast',
    hosts: ['.mimecast.com', '.mimecastprotect.com'],
    path: /^\/(?:s|r)\//,
    target: null,
    hint: 'domain',
  },
];

/** Pages that lead on to somewhere else: of mail systems, search engines and messengers. */
const REDIRECTS: readonly Wrapper[] = [
  { name: 'Google', hosts: GOOGLE, path: /^\/url\b/, target: inParameter('q', 'url') },
  {
    name: 'Microsoft Azure',
    hosts: ['emails.azure.microsoft.com', '.safelink.emails.azure.net'],
    path: /^\/redirect\b/,
    target: inParameter('destination'),
  },
  { name: 'Amazon SES', hosts: ['.awstrack.me'], path: /^\/C?L0\/([^/?#]+)/, target: 'path' },
  { name: 'WhatsApp', hosts: ['l.wl.co'], path: /^\/l\b/, target: inParameter('u') },
  {
    name: 'Facebook',
    hosts: ['l.facebook.com', 'lm.facebook.com', 'l.messenger.com', 'l.workplace.com'],
    path: /^\/l(?:sr)?\.php/,
    target: inParameter('u'),
  },
  {
    name: 'Instagram',
    hosts: ['l.instagram.com', 'lm.instagram.com'],
    path: /^\//,
    target: inParameter('u'),
  },
  {
    name: 'LinkedIn',
    hosts: ['www.linkedin.com', 'linkedin.com'],
    path: /^\/(?:safety\/go|redir\/redirect|redirect)\b/,
    target: inParameter('url'),
  },
  {
    name: 'YouTube',
    hosts: ['www.youtube.com', 'youtube.com'],
    path: /^\/redirect\b/,
    target: inParameter('q'),
  },
  { name: 'Slack', hosts: ['slack-redir.net'], path: /^\/link\b/, target: inParameter('url') },
  { name: 'DuckDuckGo', hosts: ['duckduckgo.com'], path: /^\/l\/?\?/, target: inParameter('uddg') },
  {
    name: 'Bing',
    hosts: ['bing.com', '.bing.com'],
    path: /^\/ck\/a\?/,
    target: inParameter('u'),
    encoding: 'bing',
  },
  {
    name: 'Outlook on the web',
    hosts: ['*'],
    path: /^\/owa\/(?:[\w@./-]+\/)?redir\.aspx\?/i,
    target: inParameter('URL'),
  },
  { name: 'VK', hosts: ['vk.com'], path: /^\/away\.php/, target: inParameter('to') },
];

/** Short links: nothing in them tells where they lead. */
const SHORTENERS: readonly Wrapper[] = [
  { name: 'Bitly', hosts: ['bit.ly'] },
  { name: 'TinyURL', hosts: ['tinyurl.com'] },
  { name: 'Microsoft', hosts: ['aka.ms'] },
].map((row) => ({ ...row, path: /^\/\w/, target: null, where: 'place' }));

export const WRAPPERS: readonly Wrapper[] = [...GATEWAYS, ...REDIRECTS, ...SHORTENERS];
