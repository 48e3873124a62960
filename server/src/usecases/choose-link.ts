import { Refusal } from '../domain/refusal.ts';
import type { Caller } from '../ports/caller.ts';
import type { Clock } from '../ports/clock.ts';
import type { MeetingPlace, Meetings, StoredMeeting } from '../ports/meetings.ts';

export type ChooseLinkDeps = {
  readonly meetings: Pick<Meetings, 'get' | 'chooseLink'>;
  readonly clock: Clock;
};

/**
 * Takes another one of the links that a meeting of the caller names, for its whole series, and gives the meeting as it
 * is then.
 * @throws Refusal `not-found`, or `invalid` where the meeting names no such link (any more).
 */
export const chooseLink =
  ({ meetings, clock }: ChooseLinkDeps) =>
  async ({ workspace, account }: Caller, place: MeetingPlace, linkKey: string): Promise<StoredMeeting> => {
    const owner = { workspace, userId: account.oid };
    const find = async () => {
      const meeting = await meetings.get(owner, place);
      if (!meeting) throw new Refusal('not-found', 'There is no such meeting.');
      return meeting;
    };
    const meeting = await find();
    if (!meeting.links.some(({ key }) => key === linkKey))
      throw new Refusal('invalid', 'This meeting names no such link any more.', 'key');
    await meetings.chooseLink(owner, meeting, linkKey, clock.now());
    return find();
  };
