import { convertIdRequest } from './convert-id.ts';
import { findFolderRequest } from './find-folder.ts';
import { calendarViewRequest, itemPageRequest } from './find-item.ts';
import { getFolderRequest } from './get-folder.ts';
import { getItemRequest } from './get-item.ts';
import { resolveNamesRequest } from './resolve-names.ts';
import { syncFolderItemsRequest } from './sync-folder-items.ts';

/** Every request that this provider can form. */
export const requests = {
  findFolder: findFolderRequest,
  getFolder: getFolderRequest,
  calendarView: calendarViewRequest,
  itemPage: itemPageRequest,
  getItem: getItemRequest,
  syncFolderItems: syncFolderItemsRequest,
  resolveNames: resolveNamesRequest,
  convertId: convertIdRequest,
} as const;
