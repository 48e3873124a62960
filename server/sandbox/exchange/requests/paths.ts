import { attribute, content, element, optional } from './builders.ts';
import { fieldUris } from './field-uris.ts';
import * as values from './values.ts';

const { sinceEver } = values;

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
export const paths = [
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
