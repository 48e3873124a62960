/** Minutes to add to UTC from `start` to before `end` (ms), without gaps. */
export type Offsets = readonly { start: number; end: number; offset: number }[];

const MINUTE = 60_000;

const offsetAt = (offsets: Offsets, utc: number) =>
  (offsets.find(({ end }) => utc < end) ?? offsets.at(-1))?.offset ?? 0;

/** A wall time as fields of dates have it, `2026-11-30T09:00`, of an instant (UTC ms). */
export const wallOf = (offsets: Offsets, utc: number): string =>
  new Date(utc + offsetAt(offsets, utc) * MINUTE).toISOString().slice(0, 16);

/** UTC ms of a wall time; of one that comes twice the first. Null for what is no time. */
export const utcOf = (offsets: Offsets, wall: string): number | null => {
  const local = Date.parse(`${wall}Z`);
  if (Number.isNaN(local)) return null;
  const found = offsets.find(({ start, end, offset }) => {
    const utc = local - offset * MINUTE;
    return utc >= start && utc < end;
  });
  return local - (found?.offset ?? offsetAt(offsets, local)) * MINUTE;
};
