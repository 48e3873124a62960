import { type Address, addressesIn } from './addresses.ts';
import { webAddress } from './app-address.ts';
import { bareAddressesIn, bareAddressesWithin } from './bare-addresses.ts';
import { fileOf, hostTable, isAnyHost } from './hosts.ts';
import { interestIn } from './interest.ts';
import type { FoundLinks, LinkTexts, MeetingLink } from './link-texts.ts';
import { parameterOf, routeOf } from './route.ts';
import { isPage } from './services/pages.ts';
import type { LinkShape, Service } from './services/service.ts';
import type { ServiceId } from './services/services.ts';
import { restOf, unwrapped } from './unwrapping.ts';
import type { Wrapper } from './wrappers.ts';

/** Each layer is a gateway that a mail went through, or a forwarding by one. */
const MAX_LAYERS = 8;
/** Nobody chooses among more, and what is kept of a meeting stays small. */
const MOST = 20;
/** A slash, as it is or as an entity: names of rooms and most titles have none. */
const MAY_HAVE_ADDRESS = /[/&]/;

type Shape = LinkShape & { readonly service: ServiceId };
type Reading = {
  readonly link: MeetingLink;
  readonly key: string;
  readonly rank: number;
  readonly hasPasscode: boolean;
};
/** Read in a text; which one, matters where two texts know the same meeting. */
type Known = Reading & { readonly text: string };
type Opaque = { readonly opaque: string };

const decodedOnce = (text: string): string => {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
/** Some systems encode what is encoded already. */
const decoded = (text: string): string => decodedOnce(decodedOnce(text));

const isSelfHosted = ({ hosts }: LinkShape): boolean => hosts.some(isAnyHost);
/** Links that enter a meeting, then those that lead to one, then those known by their looks only. */
const rankOf = (shape: LinkShape): number => (isSelfHosted(shape) ? 2 : shape.leadsTo === 'page' ? 1 : 0);

/** Whether one of them is a link to enter by, of a service that is known by its host. */
const isEntered = (found: ReadonlyMap<string, Reading>): boolean =>
  [...found.values()].some(({ rank }) => rank === 0);

const domainOf = ({ link }: Reading): string => fileOf(new URL(link.url).hostname);

/**
 * The one with the passcode; else, in one text, the one with more behind it. A text that is trusted less than the one
 * that the meeting is known from adds nothing but a passcode that is missing there, and that at the same service only.
 */
const isBetter = (one: Known, known: Known): boolean => {
  if (one.hasPasscode !== known.hasPasscode)
    return one.hasPasscode && (one.text === known.text || domainOf(one) === domainOf(known));
  return one.text === known.text && one.link.url.length > known.link.url.length;
};

/** Reads links with the services and the rewriting parties it is given. */
export const linkReader = (services: Readonly<Record<string, Service>>, rewriters: readonly Wrapper[]) => {
  const shapes = Object.entries(services).flatMap(([service, { links }]) =>
    links.map((shape): Shape => ({ ...shape, service: service as ServiceId })),
  );
  const shapesByHost = hostTable(shapes);
  const wrappersByHost = hostTable(rewriters);
  const rows = [...shapes, ...rewriters];
  const isOfInterest = interestIn(rows.filter(({ where }) => where !== 'place'));
  const isOfInterestAsPlace = interestIn(rows);

  const wrapperOf = (url: URL, isPlace: boolean): Wrapper | undefined => {
    const rest = restOf(url);
    return wrappersByHost
      .find(url.hostname)
      .find(({ path, where }) => (isPlace || where !== 'place') && path.test(rest));
  };

  const opaqueBy = ({ name, hint }: Wrapper, url: URL): Opaque | null => {
    const target = hint === undefined ? null : url.searchParams.get(hint);
    return target === null || shapesByHost.names(target.toLowerCase()) ? { opaque: name } : null;
  };

  const keyOf = (url: URL, shape: Shape, caught: readonly string[]): string | null => {
    const parameters = (shape.parameters ?? []).map((name) => parameterOf(url, name));
    if (parameters.includes(null)) return null;
    const host = shape.perHost || isSelfHosted(shape) ? url.hostname : null;
    return [`${shape.service}:`, host, ...caught, ...parameters]
      .filter((part) => part !== null)
      .map(decoded)
      .join('/')
      .toLowerCase();
  };

  const recognised = (url: URL, isPlace: boolean, isInside = false): Reading | null => {
    const route = routeOf(url);
    for (const shape of shapesByHost.find(url.hostname)) {
      const match = shape.where === 'place' && !isPlace ? null : shape.path.exec(route);
      if (!match || shape.except?.includes(url.hostname)) continue;
      if (shape.anyName && isPage(shape.hosts, url.hostname, match[1] ?? '')) continue;
      const inner = shape.inside && !isInside ? URL.parse(parameterOf(url, shape.inside) ?? '', url) : null;
      const key = shape.inside
        ? inner && recognised(inner, isPlace, true)?.key
        : keyOf(url, shape, match.slice(1).filter(Boolean));
      const hasPasscode = shape.passcode !== undefined && parameterOf(url, shape.passcode) !== null;
      if (!key || (shape.passcodeNeeded && !hasPasscode)) continue;
      return { link: { service: shape.service, url: url.href }, key, rank: rankOf(shape), hasPasscode };
    }
    return null;
  };

  const read = (address: string, isPlace: boolean): Reading | Opaque | null => {
    let url = URL.parse(webAddress(address));
    for (let layer = 0; layer <= MAX_LAYERS; layer += 1) {
      // What stands before an @ is a name, however much it looks like a host.
      if (url === null || url.username + url.password + url.port !== '') return null;
      if (url.protocol === 'http:') url.protocol = 'https:';
      else if (url.protocol !== 'https:') return null;
      const wrapper = wrapperOf(url, isPlace);
      if (!wrapper) return recognised(url, isPlace);
      const target = unwrapped(url, wrapper);
      if (!target) return wrapper.target === null ? opaqueBy(wrapper, url) : null;
      url = target;
    }
    return null;
  };

  const findMeetingLinks = ({ onlineMeeting, places, body, subject }: LinkTexts): FoundLinks => {
    const found = new Map<string, Known>();
    const seen = new Set<string>();
    let opaque: string | null = null;
    const consider = (addresses: Iterable<Address>, text: string, isPlace: boolean): void => {
      for (const { address, isShown } of addresses) {
        // An invitation repeats the address that the provider knows.
        if (seen.has(address)) continue;
        const reading = read(address, isPlace);
        if (reading && !isShown()) continue;
        seen.add(address);
        if (!reading) continue;
        if ('opaque' in reading) opaque ??= reading.opaque;
        else {
          const known = found.get(reading.key);
          const one = { ...reading, text };
          if (known ? isBetter(one, known) : found.size < MOST) found.set(reading.key, one);
        }
      }
    };
    const short = (text: string, isPlace: boolean): void => {
      if (!MAY_HAVE_ADDRESS.test(text)) return;
      const interest = isPlace ? isOfInterestAsPlace : isOfInterest;
      consider(addressesIn(text, interest), text, isPlace);
      if (!text.startsWith('https://')) consider(bareAddressesIn(text, interest), text, isPlace);
    };
    for (const text of [onlineMeeting, ...places]) if (text) short(text, true);
    if (body) {
      consider(addressesIn(body, isOfInterest), body, false);
      if (!isEntered(found)) consider(bareAddressesWithin(body, isOfInterest), body, false);
    }
    if (subject) short(subject, false);
    const links = [...found.values()].sort((one, other) => one.rank - other.rank).map(({ link }) => link);
    return { links, opaque: links.length === 0 ? opaque : null };
  };

  /** Names the meeting behind a link: equal for two links to one meeting. */
  const meetingKey = ({ service, url }: MeetingLink): string => {
    const reading = read(url, true);
    return reading && 'key' in reading ? reading.key : `${service}:${url}`;
  };

  return { findMeetingLinks, meetingKey };
};
