import type { Calendar, CalendarChoices } from '../../../../../server/contract/connections.ts';

/** The contract's limit; its module brings zod, which stays out of the browser. */
export const MAX_SELECTED = 5;

/** From here on a list needs a search. */
const MANY = 7;

export const needsSearch = (calendars: readonly Calendar[]): boolean => calendars.length > MANY;

export type Choice = CalendarChoices['settings'] & { readonly selected: ReadonlySet<string> };

export const choiceOf = ({ settings, calendars }: CalendarChoices): Choice => ({
  ...settings,
  selected: new Set(calendars.filter(({ selected }) => selected).map(({ id }) => id)),
});

export const isFull = ({ selected }: Choice): boolean => selected.size >= MAX_SELECTED;

/** Selects a calendar or not; a sixth is refused. */
export function toggle(choice: Choice, id: string): Choice {
  const selected = new Set(choice.selected);
  if (!selected.delete(id) && !isFull(choice)) selected.add(id);
  return { ...choice, selected };
}

const sensitivity = { sensitivity: 'base' } as const;

/** The main calendar first, then what was selected when the dialog opened, then the rest; each by name. */
export const inOrder = (calendars: readonly Calendar[]): Calendar[] =>
  calendars.toSorted(
    (a, b) =>
      Number(b.main) - Number(a.main) ||
      Number(b.selected) - Number(a.selected) ||
      a.name.localeCompare(b.name, undefined, sensitivity),
  );

export function search(calendars: readonly Calendar[], words: string): readonly Calendar[] {
  const wanted = words.trim().toLocaleLowerCase();
  if (wanted === '') return calendars;
  return calendars.filter(({ name, owner }) =>
    [name, owner?.name, owner?.address].some((each) => each?.toLocaleLowerCase().includes(wanted)),
  );
}
