import type { Meeting } from '../../../../../server/contract/meetings.ts';

/** What the list held at one time. */
export type Look = {
  /** In the order of their beginning. */
  readonly meetings: readonly Meeting[];
  /** False where more would come on further pages. */
  readonly complete: boolean;
  /** The calendars that had been read to the end: only in those can something be new. */
  readonly readCalendars: ReadonlySet<string>;
};

/** Ids of meetings. */
export type Changes = {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly gone: readonly string[];
};

/** Beyond the last meeting of the last page nobody knows what there is. */
const within = ({ meetings, complete }: Look): ((meeting: Meeting) => boolean) => {
  const last = meetings.at(-1)?.time.start;
  return ({ time }) => complete || (last !== undefined && time.start < last);
};

/** What is different from one look to the next, as far as both can tell. Loading more pages makes nothing new. */
export function changesBetween(before: Look, after: Look): Changes {
  const byId = new Map(before.meetings.map((meeting) => [meeting.id, meeting]));
  const ids = new Set(after.meetings.map(({ id }) => id));
  const wasRead = ({ calendarId }: Meeting) =>
    before.readCalendars.has(calendarId) && after.readCalendars.has(calendarId);
  const knownBefore = within(before);
  const knownAfter = within(after);
  const idsOf = (meetings: readonly Meeting[]) => meetings.map(({ id }) => id);
  return {
    added: idsOf(after.meetings.filter((each) => !byId.has(each.id) && wasRead(each) && knownBefore(each))),
    changed: idsOf(
      after.meetings.filter((each) => {
        const old = byId.get(each.id);
        return old !== undefined && old !== each && JSON.stringify(old) !== JSON.stringify(each);
      }),
    ),
    gone: idsOf(before.meetings.filter((each) => !ids.has(each.id) && wasRead(each) && knownAfter(each))),
  };
}
