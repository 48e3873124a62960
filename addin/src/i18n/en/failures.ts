/** One sentence for what happened and, where it helps, one for what to do. */
export const failures = {
  host: {
    'outside-teams':
      'This page belongs inside Microsoft Teams. In a browser, Sally has an address of its own.',
    'outside-outlook': 'This page belongs inside Outlook. In a browser, Sally has an address of its own.',
    'office-missing':
      'A part of Outlook did not load. Try again, or ask your IT department whether it is blocked.',
    silent: 'Teams, Outlook or your browser did not answer in time.',
    'signed-out': 'You need a Microsoft account here. Sign in with it to see your meetings.',
    'sign-in-cancelled': 'You closed the sign-in before it was finished.',
    'sign-in-refused': 'You were not signed in. Try again, or show this message to your IT department.',
    'sign-in-unreachable': 'The sign-in does not answer. It may need your company’s network.',
    'other-account': 'That was another account. Sign in with the one from before, or open Sally anew.',
    'window-blocked': 'The window for signing in could not open. Allow it, or close another one of Sally’s.',
    offline: 'There is no connection to the internet.',
  },
  api: {
    'invalid-request': 'Sally could not use what was entered.',
    'signed-out': 'Your sign-in has ended. Reload the page to sign in again.',
    forbidden: 'Sally is not open to this account. Ask your IT department.',
    'not-found': 'This no longer exists. Reload the page.',
    conflict: 'Something else changed this first. Reload and try again.',
    gone: 'This took too long and has expired. Start again.',
    'too-large': 'That was too much at once.',
    'unsupported-media-type': 'Sally could not use what was entered.',
    'too-many-requests': 'That was too often. Wait a moment and try again.',
    internal: 'Something went wrong on our side. Try again in a moment.',
    'provider-unavailable': 'The calendar’s server does not answer right now. Try again in a moment.',
    offline: 'Sally cannot be reached. Check your connection to the internet.',
    silent: 'Sally did not answer in time. Try again in a moment.',
    unknown: 'Sally answered in a way this page does not understand. Reload the page.',
  },
  signIn: 'Sign in with Microsoft',
  signInWith: (name: string) => `Sign in with ${name}`,
  signInEither: (name: string) =>
    `Sign in to see your meetings. If you have no Microsoft account, sign in with ${name}.`,
  signInAgain: 'Sign in again',
  welcome: 'Welcome to Sally',
  cannotStart: 'Sally could not start',
  openInBrowser: 'Open Sally in the browser',
  reference: (id: string) => `For support: ${id}`,
};
