import { IANAZone } from 'luxon';
import { windowsZones } from './windows-zones.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const byLowerCase = new Map(Object.entries(windowsZones).map(([name, iana]) => [name.toLowerCase(), iana]));

/** Wall time and UTC of one zone, with its clock changes. */
export type Zone = {
  /** ms to add to UTC at that instant (ms). */
  offsetAt(utc: number): number;
  /**
   * UTC (ms) of a wall time, itself given as if it were UTC (ms). A time that the clock skips is moved on by the
   * gap, of one that comes twice the first is taken: as Exchange does.
   */
  toUtc(wall: number): number;
  /** The wall time, as if it were UTC (ms). */
  toWall(utc: number): number;
};

const zones = new Map<string, Zone | null>();

/** The zone of a Windows or IANA name, in any case; null for a name that nobody knows. */
export function zone(name: string): Zone | null {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const iana = byLowerCase.get(name.toLowerCase()) ?? name;
  const made = IANAZone.isValidZone(iana) ? createZone(IANAZone.create(iana)) : null;
  zones.set(name, made);
  return made;
}

/** As `zone`, for names that were checked when they came in. */
export function knownZone(name: string): Zone {
  const found = zone(name);
  if (found === null) throw new Error(`Unknown time zone: ${name}`);
  return found;
}

function createZone(luxonZone: IANAZone): Zone {
  // Asking Intl costs microseconds, and series ask thousands of times: a day without a clock change is asked once.
  const wholeDays = new Map<number, number>();
  const exact = (utc: number) => luxonZone.offset(utc) * 60_000;

  const offsetAt = (utc: number): number => {
    const day = Math.floor(utc / DAY);
    const known = wholeDays.get(day);
    if (known !== undefined) return known;
    const offset = exact(day * DAY);
    if (offset !== exact((day + 1) * DAY)) return exact(utc);
    wholeDays.set(day, offset);
    return offset;
  };

  const toUtc = (wall: number): number => {
    const before = offsetAt(wall - DAY);
    const after = offsetAt(wall + DAY);
    const early = wall - Math.max(before, after);
    if (before === after || offsetAt(early) === Math.max(before, after)) return early;
    const late = wall - Math.min(before, after);
    return offsetAt(late) === Math.min(before, after) ? late : wall - before;
  };

  return { offsetAt, toUtc, toWall: (utc) => utc + offsetAt(utc) };
}
