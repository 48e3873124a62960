import type { MeetingLink } from './meeting.ts';
import { isHost, MEETING_LINKS, WRAPPERS } from './meeting-services.ts';

/** Longer addresses are nobody's meeting link. */
const LONGEST = 4096;
const MAX_LAYERS = 4;

/** Every address in a text; one character class and no way back, so time grows with the text only. */
const ADDRESSES = /https?:\/\/[^\s"'<>\\^`{|}]{4,}/gi;
const TRAILING = '.,;:!?)]*_~';

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

const character = (code: number): string =>
  code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';

/** HTML entities as far as addresses use them; anything else stays as it is. */
const decoded = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi, (entity, hex, decimal, name) => {
        if (hex) return character(Number.parseInt(hex, 16));
        if (decimal) return character(Number(decimal));
        return NAMED[name.toLowerCase()] ?? entity;
      })
    : text;

/** Without the punctuation of the sentence around it. */
const trimmed = (address: string): string => {
  let end = address.length;
  while (end > 0 && TRAILING.includes(address.charAt(end - 1))) end -= 1;
  return address.slice(0, end);
};

const parsed = (address: string): URL | null => {
  const url = URL.parse(address);
  // What stands before an @ is a name, however much it looks like a host.
  return url && url.username === '' && url.password === '' && url.port === '' ? url : null;
};

/** Whether the host, read cheaply, could be of interest; most addresses in a mail end here. */
const INTERESTING = [
  ...MEETING_LINKS.flatMap(({ hosts }) => hosts),
  ...WRAPPERS.flatMap(({ hosts }) => hosts),
];
const mayMatter = (address: string): boolean => {
  const start = address.indexOf('//') + 2;
  const end = /[/?#]/g;
  end.lastIndex = start;
  const authority = address.slice(start, end.exec(address)?.index ?? address.length).toLowerCase();
  return isHost(authority, INTERESTING);
};

const recognised = (address: string, layers: number): MeetingLink | null => {
  if (address.length > LONGEST || !mayMatter(address)) return null;
  const url = parsed(address);
  if (!url) return null;
  const wrapper = WRAPPERS.find(({ hosts }) => isHost(url.hostname, hosts));
  if (wrapper) {
    const inner = url.searchParams.get(wrapper.parameter);
    return inner !== null && layers > 0 ? recognised(inner, layers - 1) : null;
  }
  const path = `${url.pathname}${url.search}${url.hash}`;
  const pattern = MEETING_LINKS.find(
    ({ hosts, path: form }) => isHost(url.hostname, hosts) && form.test(path),
  );
  if (!pattern) return null;
  url.protocol = 'https:';
  return { service: pattern.service, url: url.href };
};

/** The same room with more behind it, usually the passcode. */
const isFuller = (one: MeetingLink, other: MeetingLink): boolean =>
  one.url.length > other.url.length && one.url.split('?', 1)[0] === other.url.split('?', 1)[0];

/**
 * The first link to a meeting in plain text or HTML, or null. Links that a mail gateway rewrote are unwrapped.
 * Time grows linearly with the text.
 */
export const findMeetingLink = (text: string): MeetingLink | null => {
  let found: MeetingLink | null = null;
  for (const [address] of decoded(text).matchAll(ADDRESSES)) {
    const link = recognised(trimmed(address), MAX_LAYERS);
    if (link && (found === null || isFuller(link, found))) found = link;
  }
  return found;
};
