import { expect, test } from '@jest/globals';
import type { Meeting } from '../../../../../server/contract/meetings.ts';
import { id, meeting } from '../../../../test/examples.ts';
import { changesBetween, type Look } from './changes-between.ts';

const at = (hour: number, changes: Partial<Meeting> = {}): Meeting =>
  meeting('Review', `2026-11-25T${hour}:00:00Z`, { id: `at ${hour}`, ...changes });

const look = (meetings: Meeting[], changes: Partial<Look> = {}): Look => ({
  meetings,
  complete: true,
  readCalendars: new Set([id(1)]),
  ...changes,
});

const nothing = { added: [], changed: [], gone: [] };

test('what appears is new, what is different has changed, what is missing is gone', () => {
  expect(
    changesBetween(look([at(11), at(12), at(13)]), look([at(11), at(13, { title: 'Retro' }), at(14)])),
  ).toEqual({ added: ['at 14'], changed: ['at 13'], gone: ['at 12'] });
});

test('the same meetings, read again, are no change', () => {
  expect(changesBetween(look([at(11), at(12)]), look([at(11), at(12)]))).toEqual(nothing);
});

test('further pages bring nothing new', () => {
  const first = look([at(11), at(12)], { complete: false });
  expect(changesBetween(first, look([at(11), at(12), at(13)]))).toEqual(nothing);
});

test('a meeting that is pushed off the last page is not gone, and one that moves up is not new', () => {
  const two = look([at(11), at(13)], { complete: false });
  const pushed = look([at(11), at(12)], { complete: false });
  expect(changesBetween(two, pushed)).toEqual({ ...nothing, added: ['at 12'] });
  expect(changesBetween(pushed, two)).toEqual({ ...nothing, gone: ['at 12'] });
});

test('a calendar that is read for the first time, or is no longer read, changes nothing', () => {
  const unread = { readCalendars: new Set<string>() };
  expect(changesBetween(look([], unread), look([at(11)]))).toEqual(nothing);
  expect(changesBetween(look([]), look([at(11)], unread))).toEqual(nothing);
  expect(changesBetween(look([at(11)]), look([], unread))).toEqual(nothing);
});
