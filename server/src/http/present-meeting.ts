import type { Meeting as PresentedMeeting } from '../../contract/meetings.ts';
import { serviceName } from '../domain/links/meeting-links.ts';
import type { MeetingTime } from '../domain/meeting.ts';
import { Refusal } from '../domain/refusal.ts';
import type { MeetingPlace, StoredMeeting } from '../ports/meetings.ts';

const presentTime = (time: MeetingTime) =>
  time.allDay
    ? time
    : { ...time, start: new Date(time.start).toISOString(), end: new Date(time.end).toISOString() };

export const meetingId = ({ calendarId, remoteId }: MeetingPlace): string => `${calendarId}~${remoteId}`;

/** @throws Refusal `not-found` for what is no meeting's id. */
export const meetingPlace = (id: string): MeetingPlace => {
  const [, calendarId, remoteId] = /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})~(.+)$/s.exec(id) ?? [];
  if (calendarId === undefined || remoteId === undefined || remoteId.includes('\0'))
    throw new Refusal('not-found', 'There is no such meeting.');
  return { calendarId, remoteId };
};

export const presentMeeting = (meeting: StoredMeeting): PresentedMeeting => {
  const { connectionId, calendarId, time, recurring, detail, links } = meeting;
  return {
    id: meetingId(meeting),
    connectionId,
    calendarId,
    title: detail.private && detail.title === '' ? null : detail.title,
    time: presentTime(time),
    organizer: detail.organizer,
    service: detail.link && serviceName(detail.link.service),
    joinUrl: detail.link?.url ?? null,
    links: links.map(({ key, service, url }) => ({ key, service: serviceName(service), url })),
    gateway: detail.gateway ?? null,
    private: detail.private,
    cancelled: detail.cancelled,
    recurring,
    response: detail.response,
  };
};
