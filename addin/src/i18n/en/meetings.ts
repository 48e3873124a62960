import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

export const meetings = {
  title: 'Meetings',
  today: 'Today',
  tomorrow: 'Tomorrow',
  now: 'Now',
  allDay: 'All day',
  privateTitle: 'Private appointment',
  untitled: 'No title',
  organizer: (name: string) => `Organized by ${name}`,
  join: 'Join',
  joinTitled: (title: string) => `Join ${title}`,
  noLink: 'No link to join',
  hiddenLink: (gateway: string) => `${gateway} hides the link`,
  links: (count: number) => `${count} links`,
  badges: {
    private: 'Private',
    cancelled: 'Cancelled',
    declined: 'Declined',
    recurring: 'Recurring',
    tentative: 'Tentative',
    unanswered: 'Not answered',
  },
  search: 'Search meetings',
  calendar: 'Calendar',
  allCalendars: 'All calendars',
  count: (count: number) => plural(count, { one: '# meeting', other: '# meetings' }),
  found: (count: number) => plural(count, { one: '# meeting found', other: '# meetings found' }),
  showEarlier: (count: number) =>
    plural(count, { one: 'Show # earlier meeting today', other: 'Show # earlier meetings today' }),
  hideEarlier: 'Hide earlier meetings',
  loading: 'Loading your meetings',
  loadingMore: 'Loading more meetings',
  loadMore: 'Show more',
  notConnected: {
    title: 'Connect your calendar',
    text: 'Once a calendar is connected, all your meetings appear here, up to date.',
    action: 'Go to integrations',
  },
  waitingForApproval: {
    title: 'Waiting for approval',
    text: 'Your organization has to approve Sally first. Your meetings appear here by themselves once that has happened.',
    action: 'See the request',
  },
  reading: {
    title: 'Reading your calendar',
    text: 'The meetings of the next days appear first. You can leave this page open.',
  },
  nothingSelected: {
    title: 'No calendar is selected',
    text: 'Choose which calendars Sally should sync.',
    action: 'Choose calendars',
  },
  nothingComing: {
    title: 'Nothing coming up',
    text: 'There are no meetings in the next weeks. New ones appear here by themselves.',
  },
  nothingFound: {
    title: 'No meeting found',
    text: 'Nothing matches your search and filter.',
    action: 'Show all meetings',
  },
  failed: 'Your meetings could not be loaded.',
  marks: { added: 'New', changed: 'Changed' },
  changes: {
    added: (count: number) => plural(count, { one: '# meeting is new.', other: '# meetings are new.' }),
    changed: (count: number) =>
      plural(count, { one: '# meeting has changed.', other: '# meetings have changed.' }),
    gone: (count: number) => plural(count, { one: '# meeting is gone.', other: '# meetings are gone.' }),
  },
  overdue: { title: 'Not read for longer than usual', text: 'Sally goes on trying by itself.' },
  outdated: (when: string) => `These meetings are as of ${when}.`,
  repair: 'Go to integrations',
};
