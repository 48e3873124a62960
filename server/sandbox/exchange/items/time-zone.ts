import { findWindows } from 'windows-iana';
import { DAY, weekdayOf } from '../../state/wall-time.ts';
import { windowsZones } from '../../state/windows-zones.ts';
import { knownZone, type Zone } from '../../state/zones.ts';
import { element, valued } from '../soap/write-xml.ts';
import { offsetText } from './rendering.ts';

const HOUR = 3_600_000;
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const byLowerCase = new Map(Object.keys(windowsZones).map((name) => [name.toLowerCase(), name]));
const known = new Map<string, string>();

/** The Windows name of a zone that may be given by its IANA name. */
export function windowsName(zone: string): string {
  const kept = known.get(zone);
  if (kept !== undefined) return kept;
  const main = Object.entries(windowsZones).find(([, iana]) => iana === zone)?.[0];
  const name = byLowerCase.get(zone.toLowerCase()) ?? main ?? findWindows(zone)[0] ?? 'UTC';
  known.set(zone, name);
  return name;
}

type Naming = 'windows' | 'custom';

const nameOf = (zone: string, naming: Naming): { Id: string; Name: string } => {
  if (naming === 'custom') return { Id: 'tzone://Microsoft/Custom', Name: 'Customized Time Zone' };
  const id = windowsName(zone);
  const offset = knownZone(zone).offsetAt(Date.UTC(2026, 0, 1));
  return {
    Id: id,
    Name: id === 'UTC' ? '(UTC) Coordinated Universal Time' : `(UTC${offsetText(offset)}) ${id}`,
  };
};

/** The name alone, as lists have it. */
export const zoneName = (name: string, zone: string, naming: Naming): string =>
  element(name, '', nameOf(zone, naming));

/** With the rules of the zone in the year of that time (UTC ms). */
export function zoneDefinition(name: string, zone: string, around: number, naming: Naming): string {
  const year = new Date(around).getUTCFullYear();
  const variant = `${name} ${zone} ${year} ${naming}`;
  const definition = definitions.get(variant) ?? definitionOf(name, zone, year, naming);
  definitions.set(variant, definition);
  return definition;
}

const definitions = new Map<string, string>();

function definitionOf(name: string, zone: string, year: number, naming: Naming): string {
  const named = nameOf(zone, naming);
  const base = naming === 'custom' ? 'trule:Microsoft/Custom' : `trule:Microsoft/Registry/${named.Id}`;
  const found = changesIn(knownZone(zone), year);
  // Rules that a year does not show whole are given as if there were none.
  const changes = found.length === 2 ? found : [];
  const offsets = changes.length === 0 ? [offsetOf(zone, year)] : changes.map(({ to }) => to);
  const standard = Math.min(...offsets);
  const kind = (offset: number) => (offset === standard ? 'Standard' : 'Daylight');
  const idOf = (offset: number) => `${base}/1-${kind(offset)}`;
  const periods = offsets
    .toSorted((a, b) => a - b)
    .map((offset) =>
      element('t:Period', '', { Bias: duration(-offset), Name: kind(offset), Id: idOf(offset) }),
    );
  const transitions =
    changes.length === 0
      ? [element('t:Transition', valued('t:To', idOf(standard), { Kind: 'Period' }))]
      : changes.map((change) => recurringDay(change, idOf(change.to)));
  return element(
    name,
    element('t:Periods', periods.join('')) +
      element('t:TransitionsGroups', element('t:TransitionsGroup', transitions.join(''), { Id: '0' })) +
      element('t:Transitions', element('t:Transition', valued('t:To', '0', { Kind: 'Group' }))),
    named,
  );
}

const offsetOf = (zone: string, year: number) => knownZone(zone).offsetAt(Date.UTC(year, 0, 1));

/** A clock change: when (UTC ms), and from which offset to which (ms). */
type ClockChange = { at: number; from: number; to: number };

function changesIn(zone: Zone, year: number): ClockChange[] {
  const changes: ClockChange[] = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += DAY) {
    if (zone.offsetAt(at) === zone.offsetAt(at + DAY)) continue;
    for (let hour = at; hour < at + DAY; hour += HOUR / 2) {
      const [from, to] = [zone.offsetAt(hour), zone.offsetAt(hour + HOUR / 2)];
      if (from !== to) changes.push({ at: hour + HOUR / 2, from, to });
    }
  }
  return changes;
}

function recurringDay({ at, from }: ClockChange, to: string): string {
  const wall = at + from;
  const day = Math.floor(wall / DAY);
  const date = new Date(wall);
  const dayOfMonth = date.getUTCDate();
  const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  const occurrence = dayOfMonth + 7 > lastOfMonth ? -1 : Math.ceil(dayOfMonth / 7);
  return element(
    't:RecurringDayTransition',
    valued('t:To', to, { Kind: 'Period' }) +
      valued('t:TimeOffset', duration(wall - day * DAY)) +
      valued('t:Month', date.getUTCMonth() + 1) +
      valued('t:DayOfWeek', WEEKDAYS[weekdayOf(day)] ?? '') +
      valued('t:Occurrence', occurrence),
  );
}

/** An xs:duration of ms, in hours and minutes. */
export function duration(ms: number): string {
  const minutes = Math.abs(ms) / 60_000;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const written = `${hours > 0 ? `${hours}H` : ''}${rest > 0 || hours === 0 ? `${rest}M` : ''}`;
  return `${ms < 0 ? '-' : ''}PT${written}`;
}
