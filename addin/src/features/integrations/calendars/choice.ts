import type { Calendar, CalendarChoices } from '../../../../../server/contract/connections.ts';

/** The contract's limit; its module brings zod, which stays out of the browser. */
export const MAX_SELECTED = 5;

/** From here on a list needs a search. */
const MANY = 7;

export const needsSearch = (calendars: readonly Calendar[]): boolean => calendars.length > MANY;

/** What a person has chosen so far, and the version of the settings that it is based on. */
export type Choice = CalendarChoices['settings'] & {
  readonly version: number;
  readonly selected: ReadonlySet<string>;
};

export const choiceOf = ({ version, settings, calendars }: CalendarChoices): Choice => ({
  version,
  ...settings,
  selected: new Set(calendars.filter(({ selected }) => selected).map(({ id }) => id)),
});

export const isFull = ({ selected }: Choice): boolean => selected.size >= MAX_SELECTED;

/** Only where others chose at the same time: what they and this person selected is more than there is room for. */
export const isTooMuch = ({ selected }: Choice): boolean => selected.size > MAX_SELECTED;

/** Selects a calendar or not; a sixth is refused. */
export function toggle(choice: Choice, id: string): Choice {
  const selected = new Set(choice.selected);
  if (!selected.delete(id) && !isFull(choice)) selected.add(id);
  return { ...choice, selected };
}

/** The same changes made on newer choices: what this person turned on or off stays so, the rest is as it is now. */
export function rebase(choice: Choice, before: CalendarChoices, now: CalendarChoices): Choice {
  const [was, is] = [choiceOf(before), choiceOf(now)];
  const there = new Set(now.calendars.map(({ id }) => id));
  const added = [...choice.selected].filter((id) => !was.selected.has(id) && there.has(id));
  const kept = [...is.selected].filter((id) => choice.selected.has(id) || !was.selected.has(id));
  return {
    version: is.version,
    selected: new Set([...kept, ...added]),
    syncPrivate: choice.syncPrivate === was.syncPrivate ? is.syncPrivate : choice.syncPrivate,
    onlyOnline: choice.onlyOnline === was.onlyOnline ? is.onlyOnline : choice.onlyOnline,
  };
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
