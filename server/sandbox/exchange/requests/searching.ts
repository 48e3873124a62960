import { attribute, content, element, must, optional, some } from './builders.ts';
import type { ElementRule } from './grammar.ts';
import { paths } from './paths.ts';
import * as values from './values.ts';

const { sinceEver } = values;

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
