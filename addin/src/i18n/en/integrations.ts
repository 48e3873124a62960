import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

export const integrations = {
  title: 'Integrations',
  intro: 'Calendars that Sally reads, so that your meetings appear here.',
  add: 'Add calendar',
  kinds: {
    microsoft365: 'Outlook Calendar (Microsoft 365 / Exchange Online)',
    'outlook-personal': 'Outlook Calendar (Personal Microsoft Account / Exchange Online)',
    exchange: 'Outlook Calendar (Exchange On-Premise)',
  },
  knownAccount: (address: string) =>
    `${address} was connected already. The connection is renewed, and your choices are kept.`,
  empty: {
    title: 'No calendar connected yet',
    text: 'Connect your Outlook calendar, and your meetings appear in Sally.',
  },
  failed: 'Your connections could not be loaded.',
  state: {
    synced: 'Up to date',
    reading: 'Reading',
    trouble: 'Needs attention',
    waiting: 'Waiting',
    paused: 'Nothing selected',
  },
  lastSync: 'Last synced',
  never: 'Not yet',
  upcoming: 'Upcoming meetings',
  calendars: 'Calendars',
  configure: 'Configure calendars',
  unreadable: (name: string, count: number) =>
    `${name}: ${plural(count, { one: '# appointment could not be read', other: '# appointments could not be read' })}`,
  unreadableHint:
    'Microsoft sends something in it that Sally does not understand. What was known of it before stays; everything else is up to date.',
  unreadableOnExchange:
    'The server sends something in it that Sally does not understand. What was known of it before stays; everything else is up to date.',
  newCalendars: (count: number) =>
    plural(count, {
      one: 'A new calendar can be synchronized',
      other: '# new calendars can be synchronized',
    }),
  newCalendarsHint: (names: string) => `${names}. Sally reads only calendars that you choose.`,
  chooseCalendars: 'Choose calendars',
  reconnect: 'Reconnect',
  disconnect: 'Disconnect',
  checkConnection: 'Check connection',
  changeLogin: 'Change login',
  newPassword: 'Enter new password',
  connectExchange: 'Connect Exchange On-Premise',
  server: {
    host: 'Server',
    username: 'Username',
    version: 'Version',
    automatic: 'Automatic',
    reports: (version: string) => `server reports ${version}`,
  },
  progress: {
    waiting: 'Starting to read your calendar',
    'first-week': 'Reading the next seven days',
    reading: 'Reading the weeks after that',
    ready: 'Your calendar is up to date',
  },
  readSoFar: (count: number) => plural(count, { one: '# meeting read', other: '# meetings read' }),
  calendarsReady: (ready: number, all: number) => `${ready} of ${all} calendars done`,
  polled: (name: string) => `Microsoft reports no changes for “${name}”, so Sally reads it again regularly.`,
  sync: {
    now: 'Sync now',
    running: 'Syncing …',
    results: {
      'up-to-date': 'Everything is up to date.',
      changed: 'Up to date. Something had changed.',
      reading: 'Still reading; the list fills by itself.',
      'nothing-selected': 'No calendar is selected.',
    },
    trying: 'Sally keeps trying.',
    failed: 'Syncing did not work',
  },
  freshness: {
    title: 'How up to date is this?',
    watch: {
      live: 'Live: Microsoft tells Sally when something changes.',
      starting: 'Starting: Sally has asked Microsoft to tell when something changes.',
      down: 'Microsoft does not tell of changes right now; Sally reads this calendar every few minutes.',
      never: 'Microsoft does not tell of changes in this calendar; Sally reads it every few minutes.',
    },
    times: {
      newestChange: 'Last change',
      lastNotice: 'Last word from Microsoft',
      lastSuccess: 'Last read',
      nextRead: 'Next read at the latest',
      nextRenewal: 'Next renewal at Microsoft',
    },
    onExchange: {
      watch: {
        live: 'Live: the server tells Sally when something changes.',
        starting: 'Starting: Sally has asked the server to tell when something changes.',
        down: 'The server does not tell of changes right now; Sally looks for some every minute.',
        never: 'Sally looks every minute whether something has changed in this calendar.',
      },
      times: {
        newestChange: 'Last change',
        lastNotice: 'Last word from the server',
        lastSuccess: 'Last read',
        nextRead: 'Next read at the latest',
        nextRenewal: 'Next renewal at the server',
      },
    },
  },
  confirm: {
    title: 'Disconnect this connection?',
    text: (account: string) => `Sally stops reading the calendars of ${account} and deletes what it stored:`,
    meetings: (count: number) =>
      plural(count, {
        one: '# upcoming meeting and all past ones',
        other: '# upcoming meetings and all past ones',
      }),
    choices: 'your choice of calendars and both settings',
    grant: 'the permission to read on your behalf, as far as Sally holds it',
    login: 'the login for your Exchange server',
    kept: 'Nothing changes in Outlook.',
  },
  disconnectFailed: 'Disconnecting did not work',
  disconnected: (account: string) => `${account} is disconnected.`,
};
