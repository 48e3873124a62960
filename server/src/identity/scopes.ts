import type { MicrosoftKind } from '../domain/connection.ts';

/** What is asked of Microsoft for each kind of calendar, exactly. */
export type ScopeSet = Readonly<Record<MicrosoftKind, readonly string[]>>;

/** `article` is what the published description of the product promises; `minimal` is what reading alone takes. */
export const SCOPE_SETS = {
  article: {
    microsoft365: [
      'offline_access',
      'openid',
      'profile',
      'User.Read',
      'Calendars.ReadWrite.Shared',
      'Contacts.ReadWrite.Shared',
      'OnlineMeetings.ReadWrite',
    ],
    'outlook-personal': [
      'email',
      'offline_access',
      'openid',
      'User.Read',
      'Calendars.ReadWrite',
      'Contacts.ReadWrite',
    ],
  },
  minimal: {
    microsoft365: [
      'Calendars.Read',
      'Calendars.Read.Shared',
      'User.Read',
      'offline_access',
      'openid',
      'profile',
    ],
    'outlook-personal': ['Calendars.Read', 'User.Read', 'email', 'offline_access', 'openid'],
  },
} as const satisfies Record<string, ScopeSet>;

export type ScopeSetName = keyof typeof SCOPE_SETS;
