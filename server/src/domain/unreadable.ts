import type { Change } from './reconcile.ts';

/** More are not remembered one by one: then something else is wrong. */
const MOST = 100;

/** The meetings, by their ids, that can't be understood after these changes: they came so, and not otherwise since. */
export const unreadableAfter = (before: readonly string[], changes: readonly Change[]): readonly string[] => {
  if (before.length === 0 && !changes.some(({ kind }) => kind === 'unreadable')) return before;
  const now = new Set(before);
  for (const { kind, id } of changes)
    if (kind === 'unreadable') now.add(id);
    else now.delete(id);
  return [...now].slice(0, MOST);
};
