import { expect, test } from '@jest/globals';
import { Remembered } from './remembered.ts';

test('what was not used for the longest time is forgotten first', () => {
  const forgotten: string[] = [];
  const remembered = new Remembered<string>(2, (value) => forgotten.push(value));
  remembered.set('a', 'A');
  remembered.set('b', 'B');
  expect(remembered.get('a')).toBe('A');
  remembered.set('c', 'C');
  expect(remembered.values()).toEqual(['A', 'C']);
  expect(remembered.of('a', () => 'new')).toBe('A');
  expect(remembered.of('d', () => 'D')).toBe('D');
  expect([remembered.get('b'), remembered.get('c')]).toEqual([undefined, undefined]);
  expect(forgotten).toEqual(['B', 'C']);
  remembered.delete('a');
  remembered.delete('a');
  expect(forgotten).toEqual(['B', 'C', 'A']);
});
