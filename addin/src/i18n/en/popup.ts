/** The last page of Microsoft's window. */
export const popup = {
  product: 'Sally',
  parked: {
    title: 'You are signed in',
    text: 'You can close this window. Sally goes on where you came from.',
    code: 'Does Sally ask for a code? Enter this one:',
  },
  refused: {
    cancelled: {
      title: 'The sign-in was cancelled',
      text: 'Nothing was connected. You can close this window and try again in Sally.',
    },
    'approval-needed': {
      title: 'Your organization has to approve Sally first',
      text: 'You can close this window. Sally helps you ask your administrator.',
    },
    'approval-requested': {
      title: 'Your request is with your administrator',
      text: 'You can close this window. Sally goes on by itself as soon as it is approved.',
    },
    'wrong-account': {
      title: 'That was another account',
      text: 'You can close this window. Try again in Sally with the account of the connection.',
    },
    'not-served': {
      title: 'Sally does not serve that organization here',
      text: 'Nothing was connected. You can close this window and try another account in Sally.',
    },
    blocked: {
      title: 'Your organization does not allow this sign-in',
      text: 'A rule of your organization stopped it. Ask your IT department. You can close this window.',
    },
    operator: {
      title: 'Sally is not set up correctly',
      text: 'This is not your fault. Show this message to the people who run Sally.',
    },
    expired: {
      title: 'This link is no longer valid',
      text: 'It was used before or has expired. You can close this window and start again in Sally.',
    },
  },
  unreachable: {
    title: 'The sign-in did not work',
    text: 'It may need your company’s network. You can close this window and try again in Sally.',
  },
  lost: {
    title: 'Outlook cannot be reached',
    text: 'This window has lost its connection to Outlook. Close it and try again from there.',
  },
  reference: (code: string) => `For support: ${code}`,
};
