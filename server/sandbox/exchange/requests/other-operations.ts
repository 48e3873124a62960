import type { Schema } from '../versions.ts';

const since = (schema: Schema, names: string): [string, Schema][] =>
  names.split(' ').map((name) => [name, schema]);

/** What Exchange does beside what the sandbox does, and the schema that it came with. */
export const otherOperations: Readonly<Record<string, Schema>> = Object.fromEntries([
  ...since(
    'Exchange2007',
    'CreateItem UpdateItem DeleteItem MoveItem CopyItem SendItem CreateFolder UpdateFolder DeleteFolder MoveFolder CopyFolder CreateAttachment GetAttachment DeleteAttachment ExpandDL Subscribe Unsubscribe GetEvents SyncFolderHierarchy GetUserAvailabilityRequest GetUserOofSettingsRequest SetUserOofSettingsRequest',
  ),
  ...since('Exchange2007_SP1', 'GetDelegate AddDelegate RemoveDelegate UpdateDelegate'),
  ...since(
    'Exchange2010',
    'GetServerTimeZones GetRoomLists GetRooms GetServiceConfiguration GetMailTips GetUserConfiguration FindConversation EmptyFolder GetSharingFolder GetSharingMetadata RefreshSharingFolder',
  ),
  ...since('Exchange2010_SP1', 'GetStreamingEvents GetInboxRules'),
  ...since('Exchange2010_SP2', 'GetPasswordExpirationDate'),
  ...since('Exchange2013', 'FindPeople GetPersona GetUserPhoto GetReminders MarkAllItemsAsRead ArchiveItem'),
]);
