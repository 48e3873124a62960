import { expect, test } from '@jest/globals';
import { wordOf } from './word-of.ts';

test.each([
  [new Error('invalid_grant: AADSTS50076: Due to a configuration change ...'), 'AADSTS50076'],
  [new Error('CancelledByUser'), 'CancelledByUser'],
  ['resourceDisabled', 'resourceDisabled'],
  [{ errorCode: 100 }, '{"errorCode":100}'],
  [undefined, 'undefined'],
])('%p is told as "%s"', (error, word) => {
  expect(wordOf(error)).toBe(word);
});

test('a long message is cut', () => {
  expect(wordOf(new Error('x'.repeat(1_000)))).toHaveLength(200);
});
