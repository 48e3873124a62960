/** One copy of a meeting, and the original date of an occurrence of it. */
export type Named = { key: number; date: string | null };

/** How addresses of the pretend Outlook name an appointment: `12`, or `12@2026-11-30` for an occurrence. */
export const nameOf = ({ key, date }: Named): string => (date === null ? String(key) : `${key}@${date}`);

/** Null for what can't be a name. */
export const readName = (name: string): Named | null => {
  const [, key, date = null] = /^(\d{1,15})(?:@(\d{4}-\d\d-\d\d))?$/.exec(name) ?? [];
  return key === undefined ? null : { key: Number(key), date };
};
