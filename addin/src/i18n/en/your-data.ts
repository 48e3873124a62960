import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

export const yourData = {
  title: 'Your data',
  intro: 'Everything that Sally has stored about you, to take along or to delete.',
  exports: {
    exportMyData: 'Export everything (JSON)',
    exportMyCalendar: 'Export meetings (iCalendar)',
  },
  preparing: 'Preparing the file …',
  exportFailed: 'The export did not work',
  exported: (file: string) => `${file} goes to your downloads.`,
  blocked: 'If no file arrives there, this app does not let pages save files.',
  copy: 'Copy the content',
  openInBrowser: 'Open Sally in the browser',
  revoke: {
    title: 'Revoke Sally’s access at Microsoft',
    text: 'From then on Microsoft gives Sally nothing more of yours, whatever Sally still holds. What an administrator approved for everyone, only an administrator revokes.',
    microsoft365: 'Work, school or university account',
    'outlook-personal': 'Personal Microsoft account',
    way: {
      microsoft365: 'My Apps: Sally, “…”, “Manage your application”, “Revoke permissions”',
      'outlook-personal': 'Apps and services with access: Sally, “Remove these permissions”',
    },
  },
  revokeLogin: {
    title: 'Revoke Sally’s access to your Exchange server',
    text: 'Disconnect it here: Sally deletes the login. To be sure beyond that, change your password.',
  },
  delete: {
    action: 'Delete everything',
    title: 'Delete everything about you?',
    text: 'Sally deletes at once and for good:',
    connections: (count: number, accounts: string) =>
      plural(count, {
        one: `your connection (${accounts})`,
        other: `your # connections (${accounts})`,
      }),
    meetings: (count: number) =>
      plural(count, {
        one: '# upcoming meeting and all past ones',
        other: '# upcoming meetings and all past ones',
      }),
    choices: 'your choices of calendars and all settings',
    grants: (count: number) =>
      plural(count, {
        one: 'the permission to read on your behalf, as far as Sally holds it',
        other: 'the permissions to read on your behalf, as far as Sally holds them',
      }),
    logins: (count: number) =>
      plural(count, { one: 'your login for an Exchange server', other: 'your logins for Exchange servers' }),
    requests: 'requests to administrators and sign-ins that are under way',
    kept: 'What stays is a record of what was done and when; it does not name you. Nothing changes in Outlook. You can start anew at any time.',
    running: 'Deleting …',
    failed: 'Deleting did not work',
    done: (connections: number, meetings: number) =>
      `Everything is deleted: ${plural(connections, { one: '# connection', other: '# connections' })}, ${plural(meetings, { one: '# meeting', other: '# meetings' })}.`,
  },
};
