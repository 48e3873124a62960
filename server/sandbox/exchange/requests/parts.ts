import type { Schema } from '../versions.ts';
import { fieldUris } from './field-uris.ts';
import type { AttributeRule, Content, ElementRule, Particle, ValueRule } from './grammar.ts';
import * as values from './values.ts';

const { sinceEver } = values;

type Options = {
  attributes?: Content['attributes'];
  children?: readonly Particle[];
  text?: ValueRule | null;
};

export const content = ({ attributes = {}, children = [], text = null }: Options = {}): Content => ({
  attributes,
  children,
  text,
});

export const element = (
  name: string,
  inner: ElementRule['content'],
  options: { namespace?: 'm' | 't'; since?: Schema } = {},
): ElementRule => ({ name, content: inner, namespace: 't', since: 'Exchange2007', ...options });

/** An element with a text. */
export const textElement = (name: string, value: ValueRule, options = {}): ElementRule =>
  element(name, content({ text: value }), options);

export const must = (...oneOf: ElementRule[]): Particle => ({ oneOf, required: true, many: false });
export const may = (...oneOf: ElementRule[]): Particle => ({ oneOf, required: false, many: false });
export const some = (...oneOf: ElementRule[]): Particle => ({ oneOf, required: true, many: true });
export const any = (...oneOf: ElementRule[]): Particle => ({ oneOf, required: false, many: true });

export const attribute = (
  value: ValueRule,
  { required = true, since = 'Exchange2007' as Schema } = {},
): AttributeRule => ({ value, required, since });
export const optional = (value: ValueRule, since: Schema = 'Exchange2007'): AttributeRule =>
  attribute(value, { required: false, since });

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

const mapiType = values.oneOf(
  'MapiPropertyTypeType',
  Object.fromEntries(
    'ApplicationTime Binary Boolean CLSID Currency Double Error Float Integer Long Null Object Short SystemTime String'
      .split(' ')
      .flatMap((word) => [word, `${word}Array`])
      .map((word) => [word, 'Exchange2007' as const]),
  ),
);

const propertySet = values.oneOf('DistinguishedPropertySetType', {
  ...sinceEver(
    'Meeting',
    'Appointment',
    'Common',
    'PublicStrings',
    'Address',
    'InternetHeaders',
    'CalendarAssistant',
    'UnifiedMessaging',
    'Task',
  ),
  Sharing: 'Exchange2010',
});

/** What names a property. */
const paths = [
  element(
    'FieldURI',
    content({
      attributes: { FieldURI: attribute(values.oneOf('UnindexedFieldURIType', fieldUris)) },
    }),
  ),
  element(
    'IndexedFieldURI',
    content({
      attributes: { FieldURI: attribute(values.string), FieldIndex: attribute(values.string) },
    }),
  ),
  element(
    'ExtendedFieldURI',
    content({
      attributes: {
        DistinguishedPropertySetId: optional(propertySet),
        PropertySetId: optional(
          values.matching('GuidType', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i),
        ),
        PropertyTag: optional(values.matching('PropertyTagType', /^(0x[0-9a-f]{1,4}|\d{1,5})$/i)),
        PropertyName: optional(values.string),
        PropertyId: optional(values.int),
        PropertyType: attribute(mapiType),
      },
    }),
  ),
];

const baseShape = textElement(
  'BaseShape',
  values.oneOf('DefaultShapeNamesType', sinceEver('IdOnly', 'Default', 'AllProperties')),
);
const bodyType = values.oneOf('BodyTypeResponseType', sinceEver('Best', 'HTML', 'Text'));
const additionalProperties = element('AdditionalProperties', content({ children: [some(...paths)] }));
const in2010 = { since: 'Exchange2010' as const };
const in2013 = { since: 'Exchange2013' as const };

export const itemShape = element(
  'ItemShape',
  content({
    children: [
      must(baseShape),
      may(textElement('IncludeMimeContent', values.boolean)),
      may(textElement('BodyType', bodyType)),
      may(textElement('UniqueBodyType', bodyType, in2013)),
      may(textElement('NormalizedBodyType', bodyType, in2013)),
      may(textElement('FilterHtmlContent', values.boolean, in2010)),
      may(textElement('ConvertHtmlCodePageToUTF8', values.boolean, { since: 'Exchange2010_SP1' })),
      may(textElement('InlineImageUrlTemplate', values.string, in2013)),
      may(textElement('BlockExternalImages', values.boolean, in2013)),
      may(textElement('AddBlankTargetToLinks', values.boolean, in2013)),
      may(textElement('MaximumBodySize', values.int, in2013)),
      may(additionalProperties),
    ],
  }),
  { namespace: 'm' },
);

export const folderShape = element(
  'FolderShape',
  content({ children: [must(baseShape), may(additionalProperties)] }),
  { namespace: 'm' },
);

const page = { MaxEntriesReturned: optional(values.int) };

export const indexedView = (name: string): ElementRule =>
  element(
    name,
    content({
      attributes: {
        ...page,
        Offset: attribute(values.int),
        BasePoint: attribute(values.oneOf('IndexBasePointType', sinceEver('Beginning', 'End'))),
      },
    }),
    { namespace: 'm' },
  );

export const fractionalView = (name: string): ElementRule =>
  element(
    name,
    content({
      attributes: { ...page, Numerator: attribute(values.int), Denominator: attribute(values.int) },
    }),
    { namespace: 'm' },
  );

export const calendarView = element(
  'CalendarView',
  content({
    attributes: { ...page, StartDate: attribute(values.dateTime), EndDate: attribute(values.dateTime) },
  }),
  { namespace: 'm' },
);

const constant = element('Constant', content({ attributes: { Value: attribute(values.string) } }));

const comparison = content({
  children: [
    must(...paths),
    must(element('FieldURIOrConstant', content({ children: [must(...paths, constant)] }))),
  ],
});

const containsContent = content({
  attributes: {
    ContainmentMode: optional(
      values.oneOf(
        'ContainmentModeType',
        sinceEver('FullString', 'Prefixed', 'Substring', 'PrefixOnWords', 'ExactPhrase'),
      ),
    ),
    ContainmentComparison: optional(
      values.oneOf(
        'ContainmentComparisonType',
        sinceEver(
          'Exact',
          'IgnoreCase',
          'IgnoreNonSpacingCharacters',
          'Loose',
          'IgnoreCaseAndNonSpacingCharacters',
          'LooseAndIgnoreCase',
          'LooseAndIgnoreNonSpace',
          'LooseAndIgnoreCaseAndIgnoreNonSpace',
        ),
      ),
    ),
  },
  children: [must(...paths), must(constant)],
});

const searchExpressions: ElementRule[] = [
  ...[
    'IsEqualTo',
    'IsNotEqualTo',
    'IsGreaterThan',
    'IsGreaterThanOrEqualTo',
    'IsLessThan',
    'IsLessThanOrEqualTo',
  ].map((name) => element(name, comparison)),
  element('Contains', containsContent),
  element('Exists', content({ children: [must(...paths)] })),
  element('Not', () => content({ children: [must(...searchExpressions)] })),
  ...['And', 'Or'].map((name) => element(name, () => content({ children: [some(...searchExpressions)] }))),
];

export const restriction = element('Restriction', content({ children: [must(...searchExpressions)] }), {
  namespace: 'm',
});

export const sortOrder = element(
  'SortOrder',
  content({
    children: [
      some(
        element(
          'FieldOrder',
          content({
            attributes: {
              Order: attribute(values.oneOf('SortDirectionType', sinceEver('Ascending', 'Descending'))),
            },
            children: [must(...paths)],
          }),
        ),
      ),
    ],
  }),
  { namespace: 'm' },
);
