import type { Calendar, Connection, SyncProgress, Trouble } from '../../server/contract/connections.ts';
import type { Meeting } from '../../server/contract/meetings.ts';
import type { Session } from '../../server/contract/session.ts';

export const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Wednesday, 12:00 in Berlin. */
export const NOON = Date.parse('2026-11-25T11:00:00Z');

export const session: Session = {
  user: { name: 'Alice Adams' },
  offers: [
    { kind: 'microsoft365', scopes: ['offline_access', 'openid', 'Calendars.ReadWrite.Shared'], own: true },
    { kind: 'outlook-personal', scopes: ['email', 'Calendars.ReadWrite'], own: false },
  ],
};

/** Read two minutes ago, and Microsoft tells of changes. */
export const progress = (changes: Partial<SyncProgress> = {}): SyncProgress => ({
  phase: 'ready',
  read: 12,
  lastSuccess: '2026-11-25T10:58:00Z',
  unreadable: 0,
  polled: false,
  watch: 'live',
  newestChange: '2026-11-25T09:00:00Z',
  lastNotice: '2026-11-25T10:50:00Z',
  nextRenewal: '2026-11-28T08:00:00Z',
  nextRead: '2026-11-25T11:15:00Z',
  trouble: null,
  ...changes,
});

export const calendar = (number: number, changes: Partial<Calendar> = {}): Calendar => ({
  id: id(number),
  name: `Calendar ${number}`,
  owner: null,
  color: null,
  main: number === 1,
  shared: number !== 1,
  selected: true,
  unseen: false,
  progress: progress(),
  ...changes,
});

export const connection = (changes: Partial<Connection> = {}): Connection => ({
  id: id(100),
  kind: 'microsoft365',
  account: { name: 'Alice Adams', address: 'alice@contoso.example' },
  own: true,
  settings: { syncPrivate: false, onlyOnline: false },
  calendars: [calendar(1)],
  newCalendars: [],
  upcomingMeetings: 42,
  lastSuccess: '2026-11-25T10:58:00Z',
  trouble: null,
  createdAt: '2026-11-01T08:00:00Z',
  ...changes,
});

export const trouble = (reason: Trouble['reason'], code: string | null = null): Trouble => ({
  reason,
  fault: 'admin',
  code,
  since: '2026-11-25T09:00:00Z',
});

export const approval = {
  kind: 'microsoft365',
  link: 'https://localhost:3000/approve?request=signed',
  requestedAt: '2026-11-25T09:00:00Z',
} as const;

/** A meeting of 30 minutes from an instant on. */
export const meeting = (title: string | null, start: string, changes: Partial<Meeting> = {}): Meeting => ({
  id: `${title}@${start}`,
  connectionId: id(100),
  calendarId: id(1),
  title,
  time: { allDay: false, start, end: new Date(Date.parse(start) + 1_800_000).toISOString() },
  organizer: { name: 'Bob Brown', address: 'bob@contoso.example' },
  service: 'Microsoft Teams',
  joinUrl: 'https://teams.microsoft.com/l/meetup-join/1',
  links: [],
  gateway: null,
  private: false,
  cancelled: false,
  recurring: false,
  response: 'accepted',
  ...changes,
});

export const allDay = (title: string, start: string, end: string): Meeting =>
  meeting(title, `${start}T00:00:00Z`, {
    time: { allDay: true, start, end },
    service: null,
    joinUrl: null,
  });
