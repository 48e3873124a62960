import { expect, test } from '@jest/globals';
import { themeOfColours } from './outlook-theme.ts';

test.each([
  ['Colorful', '#e6e6e6', '#262626', 'light'],
  ['White', '#ffffff', '#262626', 'light'],
  ['Dark Gray', '#666666', '#f0f0f0', 'dark'],
  ['Black', '#262626', '#ffffff', 'dark'],
  ['a high contrast theme', '#000000', '#ffffff', 'contrast'],
  ['a high contrast theme in yellow', '#000000', '#ffff00', 'contrast'],
  ['a black that is not for contrast', '#000000', '#808080', 'dark'],
] as const)(
  'Office’s theme %s is %s under %s and taken for %s',
  (_, bodyBackgroundColor, bodyForegroundColor, theme) => {
    expect(themeOfColours({ bodyBackgroundColor, bodyForegroundColor })).toBe(theme);
  },
);

test('without colours, or with something else in their place, there is no telling', () => {
  expect(themeOfColours({})).toBeNull();
  expect(themeOfColours({ bodyBackgroundColor: 'black' })).toBeNull();
});
