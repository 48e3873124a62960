/** No server is waited for longer than this (ms). */
const LONGEST = 3_600_000;

/**
 * When a server wants to be asked again (UTC, ms), in seconds or as a date; null when it doesn't say.
 * https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export const retryAfter = (header: string | undefined, now: number): number | null => {
  if (header === undefined) return null;
  const until = /^\s*\d{1,9}\s*$/.test(header) ? now + Number(header) * 1000 : Date.parse(header);
  return Number.isNaN(until) ? null : Math.min(until, now + LONGEST);
};
