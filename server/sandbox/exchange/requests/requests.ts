import { any, attribute, content, element, may, must, optional, some, textElement } from './builders.ts';
import type { Content } from './grammar.ts';
import { folderIds, itemId } from './ids.ts';
import { restriction, sortOrder } from './searching.ts';
import { folderShape, itemShape } from './shapes.ts';
import * as values from './values.ts';
import { calendarView, fractionalView, indexedView } from './views.ts';

const inMessages = { namespace: 'm' as const };
const { sinceEver } = values;

const parentFolderIds = element('ParentFolderIds', content({ children: [some(...folderIds)] }), inMessages);

const itemIds = [
  itemId,
  element(
    'OccurrenceItemId',
    content({
      attributes: {
        RecurringMasterId: attribute(values.string),
        ChangeKey: optional(values.string),
        InstanceIndex: attribute(values.int),
      },
    }),
  ),
  element(
    'RecurringMasterItemId',
    content({
      attributes: { OccurrenceId: attribute(values.string), ChangeKey: optional(values.string) },
    }),
  ),
];

const format = values.oneOf('IdFormatType', {
  ...sinceEver('EwsLegacyId', 'EwsId', 'EntryId', 'HexEntryId', 'StoreId', 'OwaId'),
});

const traversal = (type: string, words: Parameters<typeof values.oneOf>[1]) => ({
  Traversal: attribute(values.oneOf(type, words)),
});

/** What stands in the body of a request, by the operation that its root element names. */
export const requests: Readonly<Record<string, Content>> = {
  FindFolder: content({
    attributes: traversal('FolderQueryTraversalType', sinceEver('Shallow', 'Deep', 'SoftDeleted')),
    children: [
      must(folderShape),
      may(indexedView('IndexedPageFolderView'), fractionalView('FractionalPageFolderView')),
      may(restriction),
      must(parentFolderIds),
    ],
  }),
  GetFolder: content({
    children: [
      must(folderShape),
      must(element('FolderIds', content({ children: [some(...folderIds)] }), inMessages)),
    ],
  }),
  FindItem: content({
    attributes: traversal('ItemQueryTraversalType', {
      ...sinceEver('Shallow', 'SoftDeleted'),
      Associated: 'Exchange2010',
    }),
    children: [
      must(itemShape),
      may(indexedView('IndexedPageItemView'), fractionalView('FractionalPageItemView'), calendarView),
      may(restriction),
      may(sortOrder),
      must(parentFolderIds),
      may(textElement('QueryString', values.string, { ...inMessages, since: 'Exchange2010' })),
    ],
  }),
  GetItem: content({
    children: [
      must(itemShape),
      must(element('ItemIds', content({ children: [some(...itemIds)] }), inMessages)),
    ],
  }),
  SyncFolderItems: content({
    children: [
      must(itemShape),
      must(element('SyncFolderId', content({ children: [must(...folderIds)] }), inMessages)),
      may(textElement('SyncState', values.string, inMessages)),
      may(element('Ignore', content({ children: [any(itemId)] }), inMessages)),
      must(
        textElement('MaxChangesReturned', values.between('MaxSyncChangesReturnedType', 1, 512), inMessages),
      ),
      may(
        textElement(
          'SyncScope',
          values.oneOf('SyncFolderItemsScopeType', sinceEver('NormalItems', 'NormalAndAssociatedItems')),
          { ...inMessages, since: 'Exchange2010' },
        ),
      ),
    ],
  }),
  ResolveNames: content({
    attributes: {
      ReturnFullContactData: attribute(values.boolean),
      SearchScope: optional(
        values.oneOf(
          'ResolveNamesSearchScopeType',
          sinceEver('ActiveDirectory', 'ActiveDirectoryContacts', 'Contacts', 'ContactsActiveDirectory'),
        ),
        'Exchange2007_SP1',
      ),
      ContactDataShape: optional(
        values.oneOf('DefaultShapeNamesType', sinceEver('IdOnly', 'Default', 'AllProperties')),
        'Exchange2010_SP2',
      ),
    },
    children: [may(parentFolderIds), must(textElement('UnresolvedEntry', values.nonEmpty, inMessages))],
  }),
  ConvertId: content({
    attributes: { DestinationFormat: attribute(format) },
    children: [
      must(
        element(
          'SourceIds',
          content({
            children: [
              some(
                element(
                  'AlternateId',
                  content({
                    attributes: {
                      Format: attribute(format),
                      Id: attribute(values.string),
                      Mailbox: attribute(values.nonEmpty),
                      IsArchive: optional(values.boolean, 'Exchange2010_SP1'),
                    },
                  }),
                ),
              ),
            ],
          }),
          inMessages,
        ),
      ),
    ],
  }),
};
