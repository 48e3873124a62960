import type { ConnectionKind } from '../domain/connection.ts';

/** What is asked of Microsoft for each kind of calendar, exactly. */
export type ScopeSet = Readonly<Record<ConnectionKind, readonly string[]>>;

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
  },
} as const satisfies Record<string, ScopeSet>;

export type ScopeSetName = keyof typeof SCOPE_SETS;
