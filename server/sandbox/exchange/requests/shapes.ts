import { content, element, may, must, some, textElement } from './builders.ts';
import { paths } from './paths.ts';
import * as values from './values.ts';

const { sinceEver } = values;

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
