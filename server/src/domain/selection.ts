import type { Filters } from './connection.ts';
import { compareFilters } from './filters.ts';
import { Refusal } from './refusal.ts';

/** At most this many calendars of one connection are synced. */
const MAX_SELECTED = 5;

/** What a person chooses for a connection. */
export type Choices = { readonly filters: Filters; readonly calendarIds: readonly string[] };

/** Choices, and the version of the settings that they were made on; it grows with every change. */
export type VersionedChoices = Choices & { readonly version: number };

/** What choosing changes, by calendar ids. */
export type ChoiceEffects = {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly kept: readonly string[];
  /** Some of what is stored has to go. */
  readonly narrowed: boolean;
  /** Some of what was left out has to be read. */
  readonly widened: boolean;
};

const effectsOf = (before: Choices, { filters, calendarIds }: Choices): ChoiceEffects => {
  const chosen = new Set(calendarIds);
  const selected = new Set(before.calendarIds);
  return {
    added: [...chosen].filter((id) => !selected.has(id)),
    removed: [...selected].filter((id) => !chosen.has(id)),
    kept: [...chosen].filter((id) => selected.has(id)),
    ...compareFilters(before.filters, filters),
  };
};

/** Whether anything is different afterwards. */
export const isChange = ({ added, removed, narrowed, widened }: ChoiceEffects): boolean =>
  added.length > 0 || removed.length > 0 || narrowed || widened;

/**
 * Compares what is chosen with what was. `known` are the calendars of the connection. Choices that were made on an older
 * version would undo what somebody else chose since; they count only where they ask for what is chosen already, as
 * they do when an answer got lost.
 * @throws Refusal when there are too many, when somebody else was faster, or when a calendar is gone meanwhile.
 */
export const applyChoices = (
  before: VersionedChoices,
  known: ReadonlySet<string>,
  choices: VersionedChoices,
): ChoiceEffects => {
  if (new Set(choices.calendarIds).size > MAX_SELECTED)
    throw new Refusal('invalid', `Choose at most ${MAX_SELECTED} calendars per connection.`, 'calendarIds');
  const effects = effectsOf(before, choices);
  if (choices.version !== before.version && isChange(effects))
    throw new Refusal('conflict', 'Somebody changed these settings meanwhile.', 'version');
  if (choices.calendarIds.some((id) => !known.has(id)))
    throw new Refusal(
      'conflict',
      'One of these calendars is not in this connection any more.',
      'calendarIds',
    );
  return effects;
};
