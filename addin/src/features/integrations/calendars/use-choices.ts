import { useState } from 'react';
import type { CalendarChoices } from '../../../../../server/contract/connections.ts';
import { useCalendars } from '../../../api/queries.ts';
import { type Choice, choiceOf, rebase, toggle } from './choice.ts';

/** What there is to choose from, and what a person has chosen so far. Nothing chosen is lost when it is loaded anew. */
export function useChoices(connectionId: string) {
  const { data, error, refetch } = useCalendars(connectionId);
  const [changed, setChanged] = useState<{ base: CalendarChoices; choice: Choice }>();
  const base = changed?.base ?? data;
  const choice = changed?.choice ?? (data && choiceOf(data));
  const moveTo = (now: CalendarChoices, change = (rebased: Choice) => rebased) =>
    setChanged((before) => {
      const from = before ?? (data && { base: data, choice: choiceOf(data) });
      return from && { base: now, choice: change(rebase(from.choice, from.base, now)) };
    });
  return {
    base,
    choice,
    error,
    load: () => void refetch(),
    choose: (to: Choice) => base && setChanged({ base, choice: to }),
    loadAgain: async () => {
      const { data: now } = await refetch();
      if (now) moveTo(now);
    },
    /** One more calendar is there than before, which this person asked for: it is chosen where there is room. */
    takeUp: (now: CalendarChoices, id: string) =>
      moveTo(now, (rebased) => (rebased.selected.has(id) ? rebased : toggle(rebased, id))),
  };
}
