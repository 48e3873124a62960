import type { Meeting } from '../../../../server/contract/meetings.ts';

export type MeetingFilter = { readonly search: string; readonly calendarId: string | null };

export const everything: MeetingFilter = { search: '', calendarId: null };

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Every word of the search has to occur in the title or the organiser's name or address; case and accents don't matter. */
export function filterMeetings(
  meetings: readonly Meeting[],
  { search, calendarId }: MeetingFilter,
): readonly Meeting[] {
  const words = fold(search).split(/\s+/).filter(Boolean);
  if (words.length === 0 && calendarId === null) return meetings;
  return meetings.filter((meeting) => {
    if (calendarId !== null && meeting.calendarId !== calendarId) return false;
    const { title, organizer } = meeting;
    const text = fold([title, organizer?.name, organizer?.address].filter(Boolean).join(' '));
    return words.every((word) => text.includes(word));
  });
}
