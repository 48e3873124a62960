export const calendars = {
  title: 'Configure calendars',
  syncPrivate: 'Sync private appointments',
  syncPrivateHint: 'Turn this on if you want Sally to sync your private appointments as well.',
  onlyOnline: 'Sync only online meetings',
  onlyOnlineHint:
    'Turn this on if you only want to sync appointments with an online meeting link (for example Microsoft Teams, Google Meet, Zoom).',
  list: 'Synchronized calendars',
  listHint: 'Your main calendar and all calendars shared with you.',
  search: 'Search calendars',
  main: 'Main calendar',
  ownedBy: (name: string) => `Owned by ${name}`,
  selected: (count: number, max: number) => `${count} of ${max} selected`,
  full: (max: number) =>
    `At most ${max} calendars can be synchronized per connection. Turn one off to choose another.`,
  tooMany: (excess: number, max: number) =>
    `At most ${max} calendars can be synchronized per connection. Turn ${excess} off, then save.`,
  isNew: 'New',
  noGroups:
    'Calendars of Microsoft 365 groups are not listed: to read them, Sally would need access to everything in all groups.',
  addLabel: 'A calendar is missing? Add it by its owner’s address',
  addHint: 'For a main calendar that was shared with you and that you have not added in Outlook.',
  addPlaceholder: 'name@example.com',
  add: 'Add calendar',
  adding: 'Looking for it…',
  addMalformed: 'Enter an email address, for example name@example.com.',
  addFound: {
    added: (address: string) => `The calendar of ${address} is in the list now.`,
    listed: (address: string) => `The calendar of ${address} is in the list already.`,
  },
  addRefused: {
    'unknown-address': (address: string) =>
      `Nobody with the address ${address} has a mailbox in Microsoft 365 that you can reach.`,
    'not-shared': (address: string) =>
      `${address} has not shared their calendar with you. Ask them to share it in Outlook, then try again.`,
    'own-address': () => 'This is your own address. Your calendars are in the list already.',
    'not-offered': () => 'With this account, only calendars that you added in Outlook can be read.',
  },
  addNotOffered:
    'A calendar is missing? With this account, only calendars that you added in Outlook can be read. Add it there, then open this again.',
  nothingFound: 'No calendar matches your search.',
  loading: 'Loading your calendars from Microsoft',
  loadFailed: 'Your calendars could not be loaded from Microsoft.',
  onExchange: {
    listHint: 'Your main calendar and your other calendars in this mailbox.',
    addNotOffered:
      'A calendar is missing? Calendars in other mailboxes can’t be read with this connection. Connect such a mailbox with “Add calendar”; its address is entered under “More options”.',
    loading: 'Loading your calendars from your Exchange server',
    loadFailed: 'Your calendars could not be loaded from your Exchange server.',
  },
  save: 'Save',
  saving: 'Saving…',
  saved: 'Your settings are saved.',
  outdated: 'These settings were changed meanwhile, or a calendar is gone',
  outdatedHint:
    'Nothing was saved. They are loaded anew, with your changes on top; check them and save again.',
  saveFailed: 'Your settings were not saved. Nothing you chose here is lost.',
};
