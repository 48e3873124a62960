/** What the pane in Outlook says of the appointment that is open. */
export const appointment = {
  title: 'This appointment',
  loading: 'Looking this appointment up',
  failed: 'This appointment could not be looked up.',
  calendar: 'Calendar',
  organizer: 'Organizer',
  service: 'Online meeting',
  noLink: 'No link was found in its place or its text.',
  none: {
    title: 'No appointment is open',
    text: 'Open one in your calendar, and Sally says here what it knows of it.',
  },
  unsaved: {
    title: 'Save or send the appointment first',
    text: 'Outlook gives it to Sally only then. This page goes on by itself.',
  },
  unidentified: {
    title: 'This Outlook does not say which one it is',
    text: 'While you change an appointment, this version of Outlook keeps that to itself. You find it among your meetings.',
    action: 'Go to meetings',
  },
  notConnected: {
    title: 'This calendar is not connected',
    text: (mailbox: string) => `Connect the calendar of ${mailbox}, and Sally knows its appointments.`,
    action: 'Go to integrations',
  },
  notFound: {
    title: 'Sally does not know this appointment',
    text: 'It was deleted, or it lies in a calendar that none of your connections can see.',
  },
  notYet: {
    title: 'Not read yet',
    text: 'Sally is about to read it. This page goes on by itself.',
  },
  leftOut: {
    private: {
      title: 'Private appointments are left out',
      text: 'Sally stores nothing of this one. You can let them in where you configure your calendars.',
      action: 'Configure calendars',
    },
    'not-online': {
      title: 'This is no online meeting',
      text: 'No link was found in it, and you chose to sync only online meetings.',
      action: 'Configure calendars',
    },
    'outside-window': {
      title: 'Too long ago, or too far ahead',
      text: 'Sally knows the appointments from yesterday to sixty days ahead.',
    },
    'calendar-not-selected': {
      title: 'This calendar is not synced',
      text: 'Select it where you configure your calendars.',
      named: (calendar: string) => `“${calendar}” is not synced`,
      action: 'Configure calendars',
    },
  },
};
