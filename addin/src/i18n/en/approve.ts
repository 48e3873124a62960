/** The page for administrators. */
export const approve = {
  product: 'Sally',
  asked: {
    title: 'Approve Sally for your organization',
    intro:
      'Somebody in your organization would like to connect their Outlook calendar to Sally, a meeting assistant. Your approval counts for everybody in your organization; each person still connects their own calendar.',
    facts: [
      'Sally reads the calendars that a person selects, also in the background, until they disconnect.',
      'Sally does not create, change or delete events, contacts or online meetings.',
      'You can withdraw your approval at any time in the Microsoft Entra admin center, under Enterprise applications.',
    ],
    action: (organization: string) => `Approve for ${organization}`,
    actionUnnamed: 'Approve for your organization',
    next: 'Microsoft asks you to sign in as an administrator and shows the permissions once more.',
  },
  approved: {
    title: 'Sally is approved',
    text: 'Thank you. Whoever asked need not do anything: Sally goes on by itself. You can close this page.',
  },
  refused: {
    cancelled: {
      title: 'Sally was not approved',
      text: 'You cancelled at Microsoft. Open the link again if you change your mind.',
    },
    'not-allowed': {
      title: 'This account may not approve',
      text: 'Only an administrator who may consent for the organization can. Pass the link on to one.',
    },
    operator: {
      title: 'Sally is not set up correctly',
      text: 'This is not your fault. Show this message to the people who run Sally.',
    },
    expired: {
      title: 'This link is not valid',
      text: 'It is incomplete or too old. Ask the person who sent it for a new one.',
    },
  },
  reference: (code: string) => `For support: ${code}`,
};
