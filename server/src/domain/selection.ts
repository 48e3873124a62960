import type { Filters } from './connection.ts';
import { compareFilters } from './filters.ts';
import { Refusal } from './refusal.ts';

/** At most this many calendars of one connection are synced. */
const MAX_SELECTED = 5;

/** What a person chooses for a connection. */
export type Choices = { readonly filters: Filters; readonly calendarIds: readonly string[] };

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

/**
 * Compares what is chosen with what was. `known` are the calendars of the connection.
 * @throws Refusal when there are too many, or one of them is not a calendar of this connection.
 */
export const applyChoices = (
  before: Choices,
  known: ReadonlySet<string>,
  { filters, calendarIds }: Choices,
): ChoiceEffects => {
  const chosen = new Set(calendarIds);
  if (chosen.size > MAX_SELECTED)
    throw new Refusal('invalid', `Choose at most ${MAX_SELECTED} calendars per connection.`, 'calendarIds');
  if (calendarIds.some((id) => !known.has(id)))
    throw new Refusal('invalid', 'One of these calendars is not in this connection any more.', 'calendarIds');
  const selected = new Set(before.calendarIds);
  return {
    added: [...chosen].filter((id) => !selected.has(id)),
    removed: [...selected].filter((id) => !chosen.has(id)),
    kept: [...chosen].filter((id) => selected.has(id)),
    ...compareFilters(before.filters, filters),
  };
};
