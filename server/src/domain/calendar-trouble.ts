import type { Trouble } from './trouble.ts';

/**
 * What is wrong with a selected calendar, given what went wrong with reading it. That it is missing in the list of its
 * account says more than that it can't be read; and what others don't show is for them to change, not for a policy.
 */
export const calendarTrouble = (
  { goneAt, shared }: { readonly goneAt: number | null; readonly shared: boolean },
  reading: Trouble | null,
): Trouble | null => {
  if (goneAt !== null) return { reason: 'calendar-gone', fault: 'user', code: null, since: goneAt };
  if (reading?.reason === 'mailbox-unavailable')
    return { ...reading, reason: 'calendar-gone', fault: 'user' };
  if (shared && reading?.reason === 'blocked-by-policy')
    return { ...reading, reason: 'calendar-closed', fault: 'user' };
  return reading;
};
