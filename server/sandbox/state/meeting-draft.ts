import type {
  Address,
  AttendeeType,
  Detail,
  Place,
  Recurrence,
  ResponseStatus,
  Sensitivity,
  ShowAs,
  WallTime,
} from './mailbox-data.ts';

/** A meeting as somebody writes it down. Only the first three fields are needed. */
export type MeetingDraft = {
  subject: string;
  start: WallTime;
  end: WallTime;
  /** Start and end at midnight. */
  allDay?: boolean;
  recurrence?: Recurrence | null;
  body?: Detail['body'];
  places?: Place[];
  attendees?: Invitee[];
  /** True: a Teams meeting is made, and its join text put into the body. */
  teams?: boolean;
  sensitivity?: Sensitivity;
  showAs?: ShowAs;
  importance?: Detail['importance'];
  categories?: string[];
  /** Minutes before the start; null: no reminder. */
  reminder?: number | null;
  hideAttendees?: boolean;
  allowNewTimeProposals?: boolean;
  responseRequested?: boolean;
  transactionId?: string | null;
  /** A calendar of the organiser other than the main one. */
  calendarId?: string;
};

export type Invitee = { address: string; name?: string; type?: AttendeeType };

/** What is not named stays. */
export type MeetingPatch = Partial<Omit<MeetingDraft, 'calendarId' | 'transactionId'>>;

/** What one mailbox's owner may change of the own copy, whoever organised the meeting. */
export type OwnPatch = Pick<
  MeetingPatch,
  'showAs' | 'categories' | 'reminder' | 'sensitivity' | 'importance'
>;

export const NOT_ASKED: ResponseStatus = { response: 'none', at: null };
export const UNANSWERED: ResponseStatus = { response: 'notResponded', at: null };

/** The organiser's view of a new meeting. `named` fills in the names of known addresses. */
export function detailOf(
  draft: MeetingDraft,
  organizer: Address,
  named: (invitee: Invitee) => Address,
): Detail {
  return {
    subject: draft.subject,
    body: exchangeBody(draft.body ?? { contentType: 'html', content: '' }),
    places: draft.places ?? [],
    importance: draft.importance ?? 'normal',
    sensitivity: draft.sensitivity ?? 'normal',
    showAs: draft.showAs ?? (draft.allDay ? 'free' : 'busy'),
    categories: draft.categories ?? [],
    reminder: draft.reminder === undefined ? 15 : draft.reminder,
    onlineMeeting: null,
    organizer: { name: organizer.name, address: organizer.address },
    attendees: (draft.attendees ?? []).map((invitee) => ({
      ...named(invitee),
      type: invitee.type ?? 'required',
      status: NOT_ASKED,
    })),
    response: { response: 'organizer', at: null },
    cancelled: false,
    hideAttendees: draft.hideAttendees ?? false,
    allowNewTimeProposals: draft.allowNewTimeProposals ?? true,
    responseRequested: draft.responseRequested ?? true,
  };
}

/** The part of `detail` that a patch changes; attendees who stay keep their answers. */
export function patchedDetail(
  detail: Detail,
  patch: MeetingPatch,
  named: (invitee: Invitee) => Address,
): Partial<Detail> {
  const { start, end, allDay, recurrence, teams, body, attendees, ...plain } = patch;
  const changed: Partial<Detail> = { ...plain };
  if (body) changed.body = exchangeBody(body);
  if (attendees) {
    changed.attendees = attendees.map((invitee) => {
      const before = detail.attendees.find((known) => sameAddress(known, invitee));
      const type = invitee.type ?? before?.type ?? 'required';
      return { ...named(invitee), type, status: before?.status ?? NOT_ASKED };
    });
  }
  return changed;
}

export function sameAddress(a: { address: string }, b: { address: string }): boolean {
  return a.address.toLowerCase() === b.address.toLowerCase();
}

/** Exchange keeps a whole HTML document, whatever it was given. */
function exchangeBody(body: Detail['body']): Detail['body'] {
  if (body.contentType === 'text' || /<html[\s>]/i.test(body.content)) return body;
  if (body.content === '') return body;
  const head =
    '<html>\r\n<head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\r\n</head>\r\n';
  return { contentType: 'html', content: `${head}<body>\r\n${body.content}\r\n</body>\r\n</html>\r\n` };
}
