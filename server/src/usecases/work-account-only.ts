import { kindOf } from '../domain/connection.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Caller } from '../ports/caller.ts';

/** Work calendars are connected by people with a work account at Microsoft. */
export const workAccountOnly = ({ account }: Caller): void => {
  if (kindOf(account) !== 'microsoft365')
    throw new Refusal('forbidden', 'This kind of calendar needs a work or school account.');
};
