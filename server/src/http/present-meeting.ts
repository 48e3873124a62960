import type { Meeting as PresentedMeeting } from '../../contract/meetings.ts';
import { serviceName } from '../domain/links/meeting-links.ts';
import type { MeetingTime } from '../domain/meeting.ts';
import type { StoredMeeting } from '../ports/meetings.ts';

const presentTime = (time: MeetingTime) =>
  time.allDay
    ? time
    : { ...time, start: new Date(time.start).toISOString(), end: new Date(time.end).toISOString() };

export const meetingId = ({ calendarId, remoteId }: Pick<StoredMeeting, 'calendarId' | 'remoteId'>): string =>
  `${calendarId}~${remoteId}`;

export const presentMeeting = (meeting: StoredMeeting): PresentedMeeting => {
  const { connectionId, calendarId, time, recurring, detail } = meeting;
  return {
    id: meetingId(meeting),
    connectionId,
    calendarId,
    title: detail.private && detail.title === '' ? null : detail.title,
    time: presentTime(time),
    organizer: detail.organizer,
    service: detail.link && serviceName(detail.link.service),
    joinUrl: detail.link?.url ?? null,
    private: detail.private,
    cancelled: detail.cancelled,
    recurring,
    response: detail.response,
  };
};
