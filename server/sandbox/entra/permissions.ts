/** Who has to agree: the person; an administrator where the tenant leaves it to Microsoft's policy; always one. */
type Consenter = 'person' | 'policy' | 'administrator';

export type Permission = {
  /** As the consent screen words it. */
  title: string;
  detail: string;
  personalAccounts: boolean;
  consenter: Consenter;
};

const permission = (
  title: string,
  detail: string,
  consenter: Consenter,
  personalAccounts = true,
): Permission => ({ title, detail, personalAccounts, consenter });

/** Scopes that OpenID Connect defines. They belong to Graph and count for little: no silent grant fails for them. */
export const OPENID_SCOPES: ReadonlySet<string> = new Set(['openid', 'profile', 'email', 'offline_access']);

/**
 * Graph's delegated permissions as far as a calendar application asks for them. Words and account types are
 * those of https://learn.microsoft.com/graph/permissions-reference; Microsoft's managed consent policy covers
 * mail, calendars, contacts, chats and meetings.
 */
export const GRAPH_SCOPES: Readonly<Record<string, Permission>> = {
  openid: permission('Sign you in', 'Allows you to sign in to the app with your account.', 'person'),
  profile: permission(
    'View your basic profile',
    'Allows the app to see your basic profile (e.g., name, picture, user name, email address)',
    'person',
  ),
  email: permission('View your email address', 'Allows the app to read your primary email address', 'person'),
  offline_access: permission(
    'Maintain access to data you have given it access to',
    'Allows the app to see and update the data you gave it access to, even when you are not currently using the app. This does not give the app any additional permissions.',
    'person',
  ),
  'User.Read': permission(
    'Sign you in and read your profile',
    'Allows you to sign in to the app with your organizational account and let the app read your profile. It also allows the app to read basic company information.',
    'person',
  ),
  'Calendars.Read': permission(
    'Read your calendars',
    'Allows the app to read events in your calendars.',
    'policy',
  ),
  'Calendars.Read.Shared': permission(
    'Read calendars you can access',
    'Allows the app to read events in all calendars that you can access, including delegate and shared calendars.',
    'policy',
  ),
  'Calendars.ReadBasic': permission(
    'Read basic details of your calendars',
    'Allows the app to read events in your calendars, except for properties such as body, attachments, and extensions.',
    'administrator',
  ),
  'Calendars.ReadWrite': permission(
    'Have full access to your calendars',
    'Allows the app to read, update, create and delete events in your calendars.',
    'policy',
  ),
  'Calendars.ReadWrite.Shared': permission(
    'Read and write to your and shared calendars',
    'Allows the app to read, update, create and delete events in all calendars in your organization you have permissions to access. This includes delegate and shared calendars.',
    'policy',
    false,
  ),
  'Contacts.Read': permission(
    'Read your contacts',
    'Allows the app to read contacts in your contact folders.',
    'policy',
  ),
  'Contacts.ReadWrite': permission(
    'Have full access of your contacts',
    'Allows the app to read, update, create and delete contacts in your contact folders.',
    'policy',
  ),
  'Contacts.ReadWrite.Shared': permission(
    'Read and write to your and shared contacts',
    'Allows the app to read, update, create, and delete contacts you have permissions to access, including your own and shared contacts.',
    'policy',
    false,
  ),
  'Group.Read.All': permission(
    'Read all groups',
    'Allows the app to list groups, and to read their properties and all group memberships on your behalf. Also allows the app to read calendar, conversations, files, and other group content for all groups you can access.',
    'administrator',
    false,
  ),
  'OnlineMeetings.ReadWrite': permission(
    'Read and create your online meetings',
    'Allows the app to read and create online meetings on your behalf.',
    'policy',
    false,
  ),
  'Place.Read.All': permission(
    'Read all company places',
    "Allows the app to read your company's places (conference rooms and room lists) for calendar events and other applications, on your behalf.",
    'administrator',
    false,
  ),
};

/** Graph's application permissions, in the words of the administrator's screen. */
export const GRAPH_ROLES: Readonly<Record<string, Pick<Permission, 'title' | 'detail'>>> = {
  'Calendars.Read': {
    title: 'Read calendars in all mailboxes',
    detail: 'Allows the app to read events of all calendars without a signed-in user.',
  },
  'Place.Read.All': {
    title: 'Read all company places',
    detail:
      'Allows the app to read company places (conference rooms and room lists) for calendar events and other applications, without a signed-in user.',
  },
};
