import { expect, test } from '@jest/globals';
import type { SyncProgress } from '../../../../server/contract/connections.ts';
import { calendar, progress } from '../../../test/examples.ts';
import { summaryOf } from './sync-summary.ts';

const at = (number: number, phase: SyncProgress['phase'], read: number) =>
  calendar(number, { progress: progress({ phase, read, lastSuccess: null }) });

test('several calendars are as far as the slowest of them', () => {
  expect(summaryOf([at(1, 'ready', 40), at(2, 'first-week', 2), at(3, 'reading', 10)])).toEqual({
    phase: 'first-week',
    read: 52,
    ready: 1,
    all: 3,
  });
});

test('calendars that nobody has begun to read are waited for', () => {
  expect(summaryOf([calendar(1, { progress: null })])).toEqual({
    phase: 'waiting',
    read: 0,
    ready: 0,
    all: 0,
  });
});
