import { folderProperties } from '../folders/folder-properties.ts';
import { itemProperties } from '../items/properties.ts';
import type { Schema } from '../versions.ts';

const words = (since: Schema, prefix: string, names: string): [string, Schema][] =>
  names.split(' ').map((name) => [`${prefix}:${name}`, since]);

/** Properties that the schema knows and no calendar item or folder of the sandbox has. */
const others: readonly [string, Schema][] = [
  ...words('Exchange2007', 'folder', 'FolderId ManagedFolderInformation PermissionSet SearchParameters'),
  ...words('Exchange2013', 'folder', 'PolicyTag ArchiveTag ReplicaList'),
  ...words(
    'Exchange2007',
    'item',
    'ItemId MimeContent Attachments DisplayBcc InReplyTo InternetMessageHeaders UniqueBody',
  ),
  ...words('Exchange2010', 'item', 'ConversationId StoreEntryId WebClientEditFormQueryString'),
  ...words(
    'Exchange2013',
    'item',
    'Flag InstanceKey EntityExtractionResult PolicyTag ArchiveTag RetentionDate RightsManagementLicenseData ReminderNextTime PredictedActionReasons IsClutter BlockStatus HasBlockedImages IconIndex',
  ),
  ...words('Exchange2013', 'calendar', 'InboxReminders'),
  ...words('Exchange2016', 'calendar', 'CalendarActivityData DoNotForwardMeeting'),
  ...words('Exchange2007', 'message', 'From Sender ToRecipients CcRecipients IsRead InternetMessageId'),
  ...words('Exchange2007', 'meeting', 'AssociatedCalendarItemId IsDelegated IsOutOfDate'),
  ...words('Exchange2007', 'meetingRequest', 'MeetingRequestType IntendedFreeBusyStatus'),
  ...words('Exchange2007', 'task', 'DueDate StartDate Status'),
  ...words('Exchange2007', 'contacts', 'DisplayName GivenName Surname'),
];

/** Every property that `FieldURI` may name, and the schema that it came with. */
export const fieldUris: Readonly<Record<string, Schema>> = Object.fromEntries([
  ...others,
  ...[...itemProperties, ...folderProperties].map(({ uri, since }): [string, Schema] => [uri, since]),
]);
