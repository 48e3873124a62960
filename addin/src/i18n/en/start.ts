/** Instead of the app: who may come in, and how. */
export const start = {
  host: {
    'outside-teams':
      'This page belongs inside Microsoft Teams. In a browser, Sally has an address of its own.',
    'outside-outlook': 'This page belongs inside Outlook. In a browser, Sally has an address of its own.',
    'office-missing':
      'A part of Outlook did not load. Try again, or ask your IT department whether it is blocked.',
  },
  microsoftOnly: 'You need a Microsoft account here.',
  microsoftOr: (name: string) => `If you have no Microsoft account, sign in with ${name}.`,
  welcome: 'Welcome to Sally',
  openInBrowser: 'Open Sally in the browser',
};
