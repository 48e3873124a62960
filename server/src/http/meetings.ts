import { z } from 'zod';
import type { Caller } from '../ports/caller.ts';
import type { MeetingPlace, MeetingPosition, StoredMeeting } from '../ports/meetings.ts';
import type { MeetingListRequest } from '../usecases/list-meetings.ts';
import type { Handlers } from './handler.ts';
import { meetingPlace, presentMeeting } from './present-meeting.ts';
import { RequestError } from './problems.ts';

export type MeetingHandlerDeps = {
  readonly listMeetings: (
    caller: Caller,
    request: MeetingListRequest,
  ) => Promise<{ readonly meetings: StoredMeeting[]; readonly next: MeetingPosition | null }>;
  readonly chooseLink: (caller: Caller, place: MeetingPlace, linkKey: string) => Promise<StoredMeeting>;
};

const Position = z.tuple([z.int().min(-8.64e15).max(8.64e15), z.uuid(), z.string()]);

const writePosition = ({ startsAt, calendarId, remoteId }: MeetingPosition): string =>
  Buffer.from(JSON.stringify([startsAt, calendarId, remoteId])).toString('base64url');

const readPosition = (text: string): MeetingPosition => {
  try {
    const [startsAt, calendarId, remoteId] = Position.parse(
      JSON.parse(Buffer.from(text, 'base64url').toString('utf8')),
    );
    return { startsAt, calendarId, remoteId };
  } catch {
    throw new RequestError('invalid-request', undefined, [
      { field: 'after', message: 'Use "next" of the list that you continue.' },
    ]);
  }
};

export const meetingHandlers = ({
  listMeetings,
  chooseLink,
}: MeetingHandlerDeps): Pick<Handlers, 'listMeetings' | 'chooseLink'> => ({
  chooseLink: async ({ caller, params, body }) =>
    presentMeeting(await chooseLink(caller, meetingPlace(params.meetingId), body.key)),

  async listMeetings({ caller, query }) {
    const { meetings, next } = await listMeetings(caller, {
      from: Date.parse(query.from),
      to: Date.parse(query.to),
      after: query.after === undefined ? null : readPosition(query.after),
    });
    return { meetings: meetings.map(presentMeeting), next: next && writePosition(next) };
  },
});
