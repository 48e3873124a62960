/** Every operation that this provider can form a request for. All of them read; none writes to a mailbox. */
export const OPERATIONS = [
  'FindFolder',
  'GetFolder',
  'FindItem',
  'GetItem',
  'SyncFolderItems',
  'ResolveNames',
  'ConvertId',
] as const;
export type Operation = (typeof OPERATIONS)[number];

/** One request: what it asks for, and the SOAP text. */
export type EwsRequest = { readonly operation: Operation; readonly text: string };
