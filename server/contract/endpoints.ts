import { z } from 'zod';
import { AppointmentFinding, AppointmentQuery } from './appointments.ts';
import {
  AddCalendarOutcome,
  AddCalendarRequest,
  Approval,
  ApprovalKey,
  ApprovalRequest,
  CalendarChoices,
  ConnectionList,
  ConnectOutcome,
  ConnectRequest,
  SeenCalendars,
  SettingsRequest,
  SyncNowOutcome,
} from './connections.ts';
import { ConsentRequest, ConsentStart, ConsentStatus, RedeemRequest } from './consents.ts';
import { ExchangeDetails, ExchangeExamination, ExchangeOutcome, ExchangeRequest } from './exchange.ts';
import { LinkRequest, Meeting, MeetingList, MeetingQuery } from './meetings.ts';
import { DeletedData, MyData } from './my-data.ts';
import { Session } from './session.ts';

const nothing = z.undefined();
const connectionId = z.strictObject({ connectionId: z.uuid() });
const consentId = z.strictObject({ consentId: z.uuid() });
const none = z.strictObject({});

/**
 * Every endpoint of the API. Unknown fields are refused; `{name}` in a path is a parameter. A `file` is sent to be kept,
 * under that name, piece by piece.
 */
export const endpoints = {
  getSession: {
    method: 'GET',
    path: '/api/session',
    params: none,
    query: none,
    body: nothing,
    answer: Session,
  },
  listConnections: {
    method: 'GET',
    path: '/api/connections',
    params: none,
    query: none,
    body: nothing,
    answer: ConnectionList,
  },
  connect: {
    method: 'POST',
    path: '/api/connections',
    params: none,
    query: none,
    body: ConnectRequest,
    answer: ConnectOutcome,
  },
  disconnect: {
    method: 'DELETE',
    path: '/api/connections/{connectionId}',
    params: connectionId,
    query: none,
    body: nothing,
    answer: nothing,
  },
  listCalendars: {
    method: 'GET',
    path: '/api/connections/{connectionId}/calendars',
    params: connectionId,
    query: none,
    body: nothing,
    answer: CalendarChoices,
  },
  addCalendar: {
    method: 'POST',
    path: '/api/connections/{connectionId}/calendars',
    params: connectionId,
    query: none,
    body: AddCalendarRequest,
    answer: AddCalendarOutcome,
  },
  seeCalendars: {
    method: 'POST',
    path: '/api/connections/{connectionId}/calendars/seen',
    params: connectionId,
    query: none,
    body: SeenCalendars,
    answer: nothing,
  },
  saveSettings: {
    method: 'PUT',
    path: '/api/connections/{connectionId}/settings',
    params: connectionId,
    query: none,
    body: SettingsRequest,
    answer: CalendarChoices,
  },
  syncNow: {
    method: 'POST',
    path: '/api/connections/{connectionId}/sync',
    params: connectionId,
    query: none,
    body: nothing,
    answer: SyncNowOutcome,
  },
  connectExchange: {
    method: 'POST',
    path: '/api/exchange',
    params: none,
    query: none,
    body: ExchangeRequest,
    answer: ExchangeOutcome,
  },
  getExchange: {
    method: 'GET',
    path: '/api/connections/{connectionId}/exchange',
    params: connectionId,
    query: none,
    body: nothing,
    answer: ExchangeDetails,
  },
  /** New data for the same mailbox: every choice is kept. */
  renewExchange: {
    method: 'PUT',
    path: '/api/connections/{connectionId}/exchange',
    params: connectionId,
    query: none,
    body: ExchangeRequest,
    answer: ExchangeOutcome,
  },
  /** Examines the server with what is stored. */
  examineExchange: {
    method: 'POST',
    path: '/api/connections/{connectionId}/exchange/examination',
    params: connectionId,
    query: none,
    body: nothing,
    answer: ExchangeExamination,
  },
  startConsent: {
    method: 'POST',
    path: '/api/consents',
    params: none,
    query: none,
    body: ConsentRequest,
    answer: ConsentStart,
  },
  getConsent: {
    method: 'GET',
    path: '/api/consents/{consentId}',
    params: consentId,
    query: none,
    body: nothing,
    answer: ConsentStatus,
  },
  redeemConsent: {
    method: 'POST',
    path: '/api/consents/{consentId}/redeem',
    params: consentId,
    query: none,
    body: RedeemRequest,
    answer: ConnectOutcome,
  },
  requestApproval: {
    method: 'POST',
    path: '/api/approvals',
    params: none,
    query: none,
    body: ApprovalRequest,
    answer: Approval,
  },
  withdrawApproval: {
    method: 'DELETE',
    path: '/api/approvals/{kind}',
    params: ApprovalKey,
    query: none,
    body: nothing,
    answer: nothing,
  },
  chooseLink: {
    method: 'PUT',
    path: '/api/meetings/{meetingId}/link',
    params: z.strictObject({ meetingId: z.string().max(2048) }),
    query: none,
    body: LinkRequest,
    answer: Meeting,
  },
  listMeetings: {
    method: 'GET',
    path: '/api/meetings',
    params: none,
    query: MeetingQuery,
    body: nothing,
    answer: MeetingList,
  },
  exportMyData: {
    method: 'GET',
    path: '/api/my-data',
    params: none,
    query: none,
    body: nothing,
    answer: MyData,
    file: { type: 'application/json', name: 'sally-my-data.json' },
  },
  /** Every stored meeting. https://www.rfc-editor.org/rfc/rfc5545 */
  exportMyCalendar: {
    method: 'GET',
    path: '/api/my-data/calendar',
    params: none,
    query: none,
    body: nothing,
    answer: z.string(),
    file: { type: 'text/calendar; charset=utf-8', name: 'sally-my-meetings.ics' },
  },
  deleteMyData: {
    method: 'DELETE',
    path: '/api/my-data',
    params: none,
    query: none,
    body: nothing,
    answer: DeletedData,
  },
  findAppointment: {
    method: 'POST',
    path: '/api/appointments/find',
    params: none,
    query: none,
    body: AppointmentQuery,
    answer: AppointmentFinding,
  },
} as const;

export type Endpoints = typeof endpoints;
export type EndpointName = keyof Endpoints;
export type FileName = {
  [N in EndpointName]: Endpoints[N] extends { readonly file: object } ? N : never;
}[EndpointName];
export type Params<N extends EndpointName> = z.infer<Endpoints[N]['params']>;
export type Query<N extends EndpointName> = z.infer<Endpoints[N]['query']>;
export type Body<N extends EndpointName> = z.infer<Endpoints[N]['body']>;
export type Answer<N extends EndpointName> = z.infer<Endpoints[N]['answer']>;
