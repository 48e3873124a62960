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
  nothingFound: 'No calendar matches your search.',
  loading: 'Loading your calendars from Microsoft',
  loadFailed: 'Your calendars could not be loaded from Microsoft.',
  save: 'Save',
  saving: 'Saving…',
  saved: 'Your settings are saved.',
  outdated: 'These settings were changed meanwhile, or a calendar is gone',
  outdatedHint:
    'Nothing was saved. They are loaded anew, with your changes on top; check them and save again.',
  saveFailed: 'Your settings were not saved. Nothing you chose here is lost.',
};
