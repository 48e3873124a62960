import { findings, hints } from './exchange-findings.ts';

/** Why a connection does not work: what happened and whose turn it is, then what to do. */
export const trouble = {
  ...findings,
  'signed-out': {
    title: 'Microsoft has ended the sign-in of this account',
    text: 'That happens after a changed password, for example. Reconnect; your choices are kept.',
  },
  'consent-missing': {
    title: 'The permission to read this calendar is missing',
    text: 'You or your organization have withdrawn it. Reconnect to grant it again.',
  },
  'interaction-needed': {
    title: 'Microsoft wants to see you sign in again',
    text: 'Your organization asks for another proof that it is you. Reconnect.',
  },
  'approval-needed': {
    title: 'Your organization has to approve Sally',
    text: 'An administrator does this once for everybody. Ask yours.',
  },
  'not-assigned': {
    title: 'Your organization has not assigned Sally to you',
    text: 'Ask your IT department to assign the application “Sally” to you, then try again.',
  },
  'device-not-allowed': {
    title: 'Your organization does not allow this device',
    text: 'Use a device that your organization manages, or ask your IT department.',
  },
  'blocked-by-policy': {
    title: 'A rule of your organization stops Sally',
    text: 'Only your IT department can change that. Show them this message.',
  },
  'app-unavailable': {
    title: 'Sally is not available in your organization',
    text: 'The application is switched off or was never added there. Ask your IT department.',
  },
  operator: {
    title: 'Sally is not set up correctly',
    text: 'This is not your fault. Show this message to the people who run Sally.',
  },
  'mailbox-unavailable': {
    title: 'This account has no mailbox that can be read',
    text: 'It may lack a licence or be kept on a server of your own. Ask your IT department.',
  },
  'mailbox-not-in-cloud': {
    title: 'Microsoft 365 does not hold this mailbox',
    text: 'It is inactive, without a licence, or on a server of your organization. Ask your IT department which; a mailbox on such a server is connected as “Outlook Calendar (Exchange On-Premise)”.',
  },
  'calendar-gone': {
    title: 'Microsoft does not find this calendar any more',
    text: 'It was deleted, or is no longer shared with you. What Sally read stays; deselect it, or wait until it is back.',
  },
  'calendar-closed': {
    title: 'You may not see the meetings of this calendar',
    text: 'Ask its owner to share all details with you; Sally goes on by itself.',
  },
  'private-items': {
    title: 'Microsoft withholds this calendar because of a private appointment in it',
    text: 'Ask its owner to make you a delegate who can see private items; Sally goes on by itself.',
  },
  unreachable: {
    title: 'Microsoft does not answer right now',
    text: 'Sally goes on trying by itself; you need not do anything.',
  },
  throttled: {
    title: 'Microsoft asks Sally to wait',
    text: 'Sally goes on by itself in a few minutes; you need not do anything.',
  },
  hints,
  /** Where it is an Exchange server that is asked, and not Microsoft. */
  onExchange: {
    unreachable: {
      title: 'Your Exchange server does not answer right now',
      text: 'Sally goes on trying by itself; you need not do anything.',
    },
    throttled: {
      title: 'Your Exchange server asks Sally to wait',
      text: 'Sally goes on by itself in a few minutes; you need not do anything.',
    },
    'mailbox-unavailable': {
      title: 'This mailbox can’t be read',
      text: 'It was deleted, or this account may no longer read it. Ask your IT department.',
    },
    'calendar-gone': {
      title: 'Your Exchange server does not find this calendar any more',
      text: 'It was deleted, or is no longer shared with you. What Sally read stays; deselect it, or wait until it is back.',
    },
    'private-items': {
      title: 'Your Exchange server withholds this calendar because of a private appointment in it',
      text: 'Ask its owner to make you a delegate who can see private items; Sally goes on by itself.',
    },
  },
  since: (when: string) => `Since ${when}`,
};
