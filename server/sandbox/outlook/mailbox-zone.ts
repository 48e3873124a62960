import { windowsZones } from '../state/windows-zones.ts';
import { knownZone } from '../state/zones.ts';

const DAY = 86_400_000;

/** The name that Windows has for an IANA zone, as Outlook says it; the zone's own where Windows has none. */
export const windowsName = (timeZone: string): string =>
  Object.entries(windowsZones).find(([, iana]) => iana === timeZone)?.[0] ?? timeZone;

/** The offsets of a zone (minutes) for a year before and two years after `now`. No zone changes within an hour. */
export const offsetsAround = (timeZone: string, now: number) => {
  const zone = knownZone(timeZone);
  const first = Math.floor(now / DAY) * DAY - 366 * DAY;
  const last = first + 3 * 366 * DAY;
  const ranges: { start: number; end: number; offset: number }[] = [];
  for (let hour = first; hour < last; hour += DAY / 24) {
    const offset = zone.offsetAt(hour) / 60_000;
    const range = ranges.at(-1);
    if (range?.offset === offset) range.end = hour + DAY / 24;
    else ranges.push({ start: hour, end: hour + DAY / 24, offset });
  }
  return ranges;
};
