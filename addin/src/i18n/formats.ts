const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export type Formats = ReturnType<typeof createFormats>;

/** Dates and numbers the way the viewer writes them, in the viewer's zone. Instants are ms, UTC; days are `YYYY-MM-DD`. */
export function createFormats(locale: string, timeZone: string) {
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeZone });
  const weekdayTime = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  });
  const day = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  const dayOfYear = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const ago = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const number = new Intl.NumberFormat(locale);
  return {
    timeZone,
    time: (instant: number) => time.format(instant),
    /** With the weekday where it ends on another day. */
    timeRange: (start: number, end: number) =>
      date.format(start) === date.format(end)
        ? time.formatRange(start, end)
        : `${time.format(start)} – ${weekdayTime.format(end)}`,
    /** Without the year, unless it is another one than `today`'s. */
    day: (date: string, today: string) =>
      (date.slice(0, 4) === today.slice(0, 4) ? day : dayOfYear).format(Date.parse(date)),
    moment: (instant: number) => moment.format(instant),
    relative(instant: number, now: number): string {
      const since = instant - now;
      const size = Math.abs(since);
      if (size < MINUTE) return ago.format(0, 'second');
      if (size < HOUR) return ago.format(Math.round(since / MINUTE), 'minute');
      if (size < DAY) return ago.format(Math.round(since / HOUR), 'hour');
      return ago.format(Math.round(since / DAY), 'day');
    },
    number: (value: number) => number.format(value),
  };
}
