import { PERSONAL_TENANT } from '../domain/connection.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Caller } from '../ports/caller.ts';

/** Work calendars are connected by people with a work account. */
export const workAccountOnly = ({ account }: Caller): void => {
  if (account.tid === PERSONAL_TENANT)
    throw new Refusal('forbidden', 'This kind of calendar needs a work or school account.');
};
