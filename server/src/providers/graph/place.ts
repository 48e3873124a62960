/** A calendar in the mailbox of its owner; what else there is, is in the mailbox of the account itself. */
const IN_OWNERS_MAILBOX = /^users\/([^/]*%40[^/]*)\/calendars\/[^/]+$/;

/** Names a calendar in the mailbox of its owner. Ids of a shared calendar there and in one's own mailbox are not the same. */
export const inOwnersMailbox = (address: string, calendarId: string): string =>
  `users/${encodeURIComponent(address.toLowerCase())}/calendars/${encodeURIComponent(calendarId)}`;

/** The address whose mailbox holds the calendar; null where the account's own does. */
export const ownerIn = (remoteId: string): string | null => {
  const address = IN_OWNERS_MAILBOX.exec(remoteId)?.[1];
  return address === undefined ? null : decodeURIComponent(address);
};

export const calendarPath = (remoteId: string): string =>
  ownerIn(remoteId) === null ? `/me/calendars/${encodeURIComponent(remoteId)}` : `/${remoteId}`;
