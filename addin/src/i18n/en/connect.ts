export const connect = {
  panel: 'Calendar Integrations',
  panelIntro: 'Choose the calendar that you want to connect.',
  offers: {
    microsoft365: {
      text: 'Sign in with your work, school or university account.',
    },
    'outlook-personal': {
      text: 'Sign in with your personal Microsoft account: Outlook.com, Hotmail or Live.',
    },
    exchange: {
      text: 'Enter a login for an Exchange server of your organization.',
    },
  },
  connect: 'Connect',
  connectAnother: 'Connect another account',
  otherAccount: 'Use another account',
  reconnectTitle: 'Reconnect your calendar',
  asked: 'What Sally asks for, and why',
  askedIntro:
    'Microsoft shows these permissions when you sign in. Sally only reads; it never changes your calendar.',
  background:
    'After you connect, Sally keeps reading the calendars you selected in the background, also while you are away, until you disconnect.',
  login: {
    title: 'What Sally does with your login',
    facts: [
      'It is stored encrypted, and never shown again to anybody.',
      'It is only used to read calendars. Sally never changes your calendar.',
      'It is sent to the server that you enter and to no other, always over an encrypted connection (TLS).',
      'When the server rejects it, Sally does not try it again, so that your Windows account is not locked.',
      'When you disconnect, it is deleted.',
    ],
  },
  adminHint:
    'In many organizations an administrator has to approve Sally once. If yours is one of them, Sally helps you ask.',
  connecting: 'Connecting…',
  opening: 'Opening Microsoft’s window…',
  clickNeeded: {
    title: 'Continue in Microsoft’s window',
    text: 'Microsoft wants to see you sign in. Your browser opens the window when you press the button.',
    action: 'Open Microsoft’s window',
  },
  waiting: {
    title: 'Continue in Microsoft’s window',
    text: 'Sign in there and accept the permissions. This page goes on by itself afterwards.',
  },
  closed: {
    title: 'Was the window closed?',
    text: 'If you are still signing in, just go on; this page notices. Otherwise try again, or ask your administrator if Microsoft did not let you accept.',
    again: 'Try again',
    ask: 'Ask your admin',
  },
  code: {
    title: 'Enter the code from Microsoft’s window',
    text: 'You signed in with another account than the one you use here. To connect that account, enter the code that the window shows.',
    label: 'Code',
    action: 'Continue',
    wrong: 'This code does not fit. Check it and try again.',
  },
  finishing: 'Finishing the connection…',
  askingAdmin: 'Preparing your request…',
  approval: {
    title: 'Your organization has to approve Sally first',
    text: 'An administrator of your organization does this once for everybody. Send them this link.',
    link: 'Link for your administrator',
    copyLink: 'Copy link',
    message: 'Message to your IT department',
    copyMessage: 'Copy message',
    messageText: (link: string) =>
      `Hello,

I would like to connect my Outlook calendar to Sally, our meeting assistant. Microsoft asks for an administrator’s approval, once for our organization.

This page explains which permissions Sally asks for and why, and lets you approve them:
${link}

Sally only reads calendars. Thank you!`,
    waiting: 'We’ll continue by ourselves as soon as it is approved.',
    elsewhere: 'Sally can’t see when another organization approves. Sign in again once it has.',
    requested: (when: string) => `Requested ${when}`,
    approved: 'Your organization has approved Sally. One step is left: sign in once.',
    withdraw: 'Withdraw request',
  },
  refusals: {
    cancelled: {
      title: 'The sign-in was cancelled',
      text: 'You ended it in Microsoft’s window. Nothing was connected. Try again whenever you like.',
    },
    'approval-needed': {
      title: 'Your organization has to approve Sally first',
      text: 'An administrator has to allow this once.',
    },
    'approval-requested': {
      title: 'Your request is with your administrator',
      text: 'Microsoft has passed it on. You can send the link below as well.',
    },
    'wrong-account': {
      title: 'That was another account',
      text: 'Reconnecting works with the account of this connection only. Try again and sign in with that account.',
    },
    'not-served': {
      title: 'Sally does not serve that organization here',
      text: 'The people who run Sally decide which organizations’ calendars it reads. Use another account, or ask them.',
    },
    blocked: {
      title: 'Your organization does not allow this sign-in',
      text: 'A rule of your organization stopped it. Show this message to your IT department.',
    },
    operator: {
      title: 'Sally is not set up correctly',
      text: 'This is not your fault. Show this message to the people who run Sally.',
    },
    expired: {
      title: 'This took too long',
      text: 'For your safety the sign-in has expired. Try again.',
    },
  },
  failed: 'Connecting did not work',
  /** What becomes of it while the panel is closed. */
  unwatched: {
    examining: 'Sally examines your Exchange server',
    progress: 'Show progress',
    failed: 'Your Exchange server is not connected',
    report: 'See what was examined',
    details: 'Show details',
  },
};
