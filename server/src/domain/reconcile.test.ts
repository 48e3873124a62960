import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cases } from '../../test/cases.ts';
import type { Detail } from './meeting.ts';
import { type Change, type Plan, reconcile } from './reconcile.ts';

const detail = (title: string): Detail => ({
  title,
  organizer: null,
  private: false,
  cancelled: false,
  response: 'accepted',
  online: false,
  link: null,
  uid: null,
});
const at = (hour: number) =>
  ({ allDay: false, start: hour * 3_600_000, end: (hour + 1) * 3_600_000 }) as const;
const single = (id: string, title = id): Change => ({
  kind: 'meeting',
  id,
  seriesId: null,
  time: at(1),
  originalStart: null,
  detail: detail(title),
});
const exception = (id: string, seriesId: string): Change => ({
  kind: 'meeting',
  id,
  seriesId,
  time: at(2),
  originalStart: 3_600_000,
  detail: detail('moved'),
});
const occurrence = (id: string, seriesId: string, full: Detail | null = null): Change => ({
  kind: 'occurrence',
  id,
  seriesId,
  time: at(3),
  detail: full,
});
const series = (id: string, title = id): Change => ({
  kind: 'series',
  id,
  allDay: false,
  detail: detail(title),
  announces: true,
});
const leftOutSeries = (id: string): Change => ({ kind: 'left-out-series', id, announces: true });
const removed = (id: string): Change => ({ kind: 'removed', id });

const plan = (...changes: Change[]): Plan => reconcile(changes, (id) => `key:${id}`, null);
const ids = ({ meetings }: Plan) => meetings.map(({ id }) => id);

test('stores single meetings, occurrences and exceptions as what they are', () => {
  expect(plan(single('a'), occurrence('b', 'S'), exception('c', 'S')).meetings).toMatchObject([
    { id: 'a', member: 'single', seriesKey: null },
    { id: 'b', member: 'occurrence', seriesKey: 'key:S', originalStart: null },
    { id: 'c', member: 'exception', seriesKey: 'key:S', originalStart: 3_600_000 },
  ]);
});

test('a sparse occurrence says nothing of its detail, so that a stored one is not blanked', () => {
  expect(plan(occurrence('b', 'S')).meetings[0]?.detail).toBeNull();
  expect(plan(occurrence('b', 'S', detail('full'))).meetings[0]?.detail?.title).toBe('full');
});

test('the last of several changes of one meeting wins', () => {
  expect(plan(single('a', 'old'), single('a', 'new')).meetings.map((row) => row.detail?.title)).toEqual([
    'new',
  ]);
  expect(plan(single('a'), removed('a'))).toMatchObject({ meetings: [], removedMeetings: ['a'] });
  expect(plan(removed('a'), single('a'))).toMatchObject({ meetings: [{ id: 'a' }], removedMeetings: [] });
});

test('a replayed page makes the same plan', () => {
  const changes = [series('S'), occurrence('b', 'S'), single('a'), removed('z')];
  expect(plan(...changes, ...changes)).toEqual(plan(...changes));
});

test('removing an id that nobody knows is only a deletion that finds nothing', () => {
  expect(plan(removed('never seen'))).toMatchObject({
    removedMeetings: ['never seen'],
    removedSeries: ['key:never seen'],
    meetings: [],
    series: [],
  });
});

test('removing a series removes its members of the same page, whatever they are', () => {
  const result = plan(series('S'), occurrence('b', 'S'), exception('c', 'S'), single('a'), removed('S'));
  expect(ids(result)).toEqual(['a']);
  expect(result.series).toEqual([]);
  expect(result.removedSeries).toContain('key:S');
});

test('members that come after the removal of their series are kept', () => {
  const result = plan(occurrence('old', 'S'), removed('S'), series('S'), occurrence('new', 'S'));
  expect(ids(result)).toEqual(['new']);
  expect(result.removedSeries).toEqual(['key:S']);
  expect(result.series).toMatchObject([{ key: 'key:S' }]);
});

test('a series announces its set however often and in whatever order it comes', () => {
  const lookedUp: Change = { kind: 'series', id: 'S', allDay: false, detail: detail('S'), announces: false };
  expect(plan(lookedUp).series[0]?.announces).toBe(false);
  expect(plan(lookedUp, series('S')).series[0]?.announces).toBe(true);
  expect(plan(series('S'), lookedUp).series[0]?.announces).toBe(true);
});

test('an exception that became an occurrence again is stored as one', () => {
  expect(plan(exception('c', 'S'), occurrence('c', 'S')).meetings).toMatchObject([
    { id: 'c', member: 'occurrence', detail: null },
  ]);
});

test('occurrences of a left-out series are not stored, before it and after it', () => {
  const result = plan(occurrence('b', 'S'), leftOutSeries('S'), occurrence('d', 'S'));
  expect(result.meetings).toEqual([]);
  expect(result.removedMeetings.toSorted()).toEqual(['S', 'b', 'd']);
  expect(result.series).toEqual([{ key: 'key:S', allDay: false, detail: null, announces: true }]);
});

test('an exception of a left-out series speaks for itself', () => {
  expect(ids(plan(leftOutSeries('S'), exception('c', 'S'), leftOutSeries('S')))).toEqual(['c']);
});

test('a series that is let in again takes its occurrences with it', () => {
  expect(ids(plan(leftOutSeries('S'), series('S'), occurrence('b', 'S')))).toEqual(['b']);
});

test('a meeting that the filters leave out goes', () => {
  expect(plan(single('a'), { kind: 'left-out', id: 'a' })).toMatchObject({
    meetings: [],
    removedMeetings: ['a'],
  });
});

test('a single meeting that was made recurring keeps its id and gives way to its occurrences', () => {
  const made = plan(single('a'), series('a'), occurrence('b', 'a'));
  expect(ids(made)).toEqual(['b']);
  expect(made.removedMeetings).toEqual(['a']);
});

test('a series that was made a single meeting again leaves none of its occurrences behind', () => {
  const made = plan(series('a'), occurrence('b', 'a'), single('a'));
  expect(ids(made)).toEqual(['a']);
  expect(made.removedSeries).toEqual(['key:a']);
  expect(made.series).toEqual([]);
});

test('the same for one that the filters leave out as a single meeting', () => {
  expect(plan(series('a'), occurrence('b', 'a'), { kind: 'left-out', id: 'a' })).toMatchObject({
    meetings: [],
    removedSeries: ['key:a'],
  });
});

test('says what the end of a round means', () => {
  expect(reconcile([], (id) => id, 'unseen').end).toBe('unseen');
  expect(reconcile([], (id) => id, 'announced').end).toBe('announced');
});

test('no meeting is both removed and stored, whatever happens to its id', () => {
  const id = fc.constantFrom('a', 'b', 'c');
  const change: fc.Arbitrary<Change> = fc.oneof(
    id.map((name) => single(name)),
    fc.tuple(id, id).map(([name, of]) => exception(name, of)),
    fc.tuple(id, id).map(([name, of]) => occurrence(name, of)),
    id.map((name) => series(name)),
    id.map((name): Change => ({ kind: 'left-out-series', id: name, announces: true })),
    id.map((name): Change => ({ kind: 'left-out', id: name })),
    id.map((name): Change => ({ kind: 'removed', id: name })),
  );
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const plan = reconcile(changes, (name) => `key of ${name}`, null);
      const removed = new Set(plan.removedMeetings);
      expect(plan.meetings.filter((row) => removed.has(row.id))).toEqual([]);
    }),
    cases(),
  );
});
