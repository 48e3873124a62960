/** What each permission allows by Microsoft's words, and what Sally does with it. */
export const permissions = {
  caption: 'Permissions that Sally asks for',
  permission: 'Permission',
  allows: 'What Microsoft allows with it',
  use: 'What Sally does with it',
  rows: {
    offline_access: {
      allows: 'Issues a long-lived token',
      use: 'Keeps the connection while you are away. No calendar data is changed.',
    },
    openid: {
      allows: 'Verifies who signs in (OpenID Connect)',
      use: 'Reads the unique ID of your account, to recognize it.',
    },
    profile: {
      allows: 'Access to basic profile data',
      use: 'Reads the display name, to show which account is connected.',
    },
    email: {
      allows: 'Access to your email address',
      use: 'Reads the address, to recognize the account.',
    },
    'User.Read': {
      allows: 'Read basic information about you',
      use: 'Reads name and address of the account. Nothing about it is changed.',
    },
    'Calendars.ReadWrite.Shared': {
      allows: 'Read and write your calendars and those shared with you',
      use: 'Reads the calendars you select. Sally does not create, change or delete events.',
    },
    'Contacts.ReadWrite.Shared': {
      allows: 'Read and write your contacts and those shared with you',
      use: 'Part of Microsoft’s permission model. Sally neither reads nor changes contacts.',
    },
    'OnlineMeetings.ReadWrite': {
      allows: 'Read and create online meetings',
      use: 'Part of Microsoft’s permission model. Sally neither creates nor changes online meetings.',
    },
    'Calendars.ReadWrite': {
      allows: 'Read and write your calendars',
      use: 'Reads the calendars you select. Sally does not create, change or delete events.',
    },
    'Contacts.ReadWrite': {
      allows: 'Read and write your contacts',
      use: 'Part of Microsoft’s permission model. Sally neither reads nor changes contacts.',
    },
    'Calendars.Read': {
      allows: 'Read your calendars',
      use: 'Reads the calendars you select. Changing events is not possible with it.',
    },
    'Calendars.Read.Shared': {
      allows: 'Read calendars shared with you',
      use: 'Reads the shared calendars you select. Changing events is not possible with it.',
    },
  },
  unknown: { allows: 'See Microsoft’s documentation', use: 'Requested by this installation of Sally.' },
};
