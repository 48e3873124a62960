import type { EndpointName, Endpoints, FileName } from '../../../server/contract/endpoints.ts';

/** Method and path of every endpoint, and what a file is called. The contract's types hold each entry; its schemas stay on the server. */
export const routes: {
  readonly [N in EndpointName]: {
    readonly method: Endpoints[N]['method'];
    readonly path: Endpoints[N]['path'];
  } & (N extends FileName ? { readonly file: Endpoints[N]['file']['name'] } : object);
} = {
  getSession: { method: 'GET', path: '/api/session' },
  listConnections: { method: 'GET', path: '/api/connections' },
  connect: { method: 'POST', path: '/api/connections' },
  disconnect: { method: 'DELETE', path: '/api/connections/{connectionId}' },
  listCalendars: { method: 'GET', path: '/api/connections/{connectionId}/calendars' },
  addCalendar: { method: 'POST', path: '/api/connections/{connectionId}/calendars' },
  seeCalendars: { method: 'POST', path: '/api/connections/{connectionId}/calendars/seen' },
  saveSettings: { method: 'PUT', path: '/api/connections/{connectionId}/settings' },
  syncNow: { method: 'POST', path: '/api/connections/{connectionId}/sync' },
  connectExchange: { method: 'POST', path: '/api/exchange' },
  getExchange: { method: 'GET', path: '/api/connections/{connectionId}/exchange' },
  renewExchange: { method: 'PUT', path: '/api/connections/{connectionId}/exchange' },
  examineExchange: { method: 'POST', path: '/api/connections/{connectionId}/exchange/examination' },
  startConsent: { method: 'POST', path: '/api/consents' },
  getConsent: { method: 'GET', path: '/api/consents/{consentId}' },
  redeemConsent: { method: 'POST', path: '/api/consents/{consentId}/redeem' },
  requestApproval: { method: 'POST', path: '/api/approvals' },
  withdrawApproval: { method: 'DELETE', path: '/api/approvals/{kind}' },
  chooseLink: { method: 'PUT', path: '/api/meetings/{meetingId}/link' },
  findAppointment: { method: 'POST', path: '/api/appointments/find' },
  listMeetings: { method: 'GET', path: '/api/meetings' },
  exportMyData: { method: 'GET', path: '/api/my-data', file: 'sally-my-data.json' },
  exportMyCalendar: { method: 'GET', path: '/api/my-data/calendar', file: 'sally-my-meetings.ics' },
  deleteMyData: { method: 'DELETE', path: '/api/my-data' },
};
