import { attribute, content, element, may, optional, textElement } from './builders.ts';
import * as values from './values.ts';

const { sinceEver } = values;

const idAttributes = { Id: attribute(values.string), ChangeKey: optional(values.string) };

export const itemId = element('ItemId', content({ attributes: idAttributes }));

const mailbox = element(
  'Mailbox',
  content({
    children: [
      may(textElement('Name', values.string)),
      may(textElement('EmailAddress', values.nonEmpty)),
      may(textElement('RoutingType', values.nonEmpty)),
      may(textElement('MailboxType', values.string)),
      may(itemId),
    ],
  }),
);

const distinguished = values.oneOf('DistinguishedFolderIdNameType', {
  ...sinceEver(
    'calendar',
    'contacts',
    'deleteditems',
    'drafts',
    'inbox',
    'journal',
    'notes',
    'outbox',
    'sentitems',
    'tasks',
    'msgfolderroot',
    'root',
    'junkemail',
    'searchfolders',
    'voicemail',
  ),
  publicfoldersroot: 'Exchange2007_SP1',
  recoverableitemsroot: 'Exchange2010_SP1',
  recoverableitemsdeletions: 'Exchange2010_SP1',
  archiveroot: 'Exchange2010_SP1',
  archivemsgfolderroot: 'Exchange2010_SP1',
  syncissues: 'Exchange2013',
  conflicts: 'Exchange2013',
  localfailures: 'Exchange2013',
  serverfailures: 'Exchange2013',
  recipientcache: 'Exchange2013',
  quickcontacts: 'Exchange2013',
  conversationhistory: 'Exchange2013',
  todosearch: 'Exchange2013',
});

export const folderIds = [
  element('FolderId', content({ attributes: idAttributes })),
  element(
    'DistinguishedFolderId',
    content({
      attributes: { Id: attribute(distinguished), ChangeKey: optional(values.string) },
      children: [may(mailbox)],
    }),
  ),
];
