const DAY = 86_400_000;

const calendars = new Map<string, Intl.DateTimeFormat>();

function wallClock(timeZone: string): Intl.DateTimeFormat {
  const known = calendars.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  calendars.set(timeZone, made);
  return made;
}

/** The date (`YYYY-MM-DD`) that a calendar on the wall shows in a zone at an instant (ms, UTC). */
export const dayOf = (instant: number, timeZone: string): string => wallClock(timeZone).format(instant);

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/** The instant (ms, UTC) at which a day begins in a zone, also where a change of the clocks removes midnight. */
export function startOfDay(day: string, timeZone: string): number {
  const noon = Date.parse(day) + DAY / 2;
  let before = noon - 2 * DAY;
  let after = noon + DAY;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayOf(middle, timeZone) < day) before = middle;
    else after = middle;
  }
  return after;
}
