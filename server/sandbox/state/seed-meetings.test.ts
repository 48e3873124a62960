import { describe, expect, test } from '@jest/globals';
import type { Instance } from './instances.ts';
import type { Detail } from './mailbox-data.ts';
import { createState } from './sandbox-state.ts';
import { seedDirectory } from './seed-directory.ts';
import { bulkMeetings } from './seed-meetings.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-23T09:00:00Z');
const application = {
  clientId: 'client',
  secret: 'secret',
  appIdUri: 'api://localhost/client',
  addinUrl: 'https://localhost',
};
const open = (now = NOW) =>
  createState({ directorySeed: () => seedDirectory(application, []), now: () => now });

describe('the seeded meetings', () => {
  const state = open();
  const window = { start: NOW - 2 * DAY, end: NOW + 60 * DAY };
  const view = (name: string): Instance[] => {
    const person = state.directory.people.find(({ address }) => address.startsWith(`${name}@`));
    return state.mailboxes.view(state.mailboxes.mainCalendar(person?.oid ?? '').id, window);
  };
  const detail = ({ item, exception }: Instance): Detail => ({ ...item.detail, ...exception?.detail });
  const alices = view('alice');

  test('are the same ones for the same date', () => {
    expect(open().mailboxes.data).toEqual(state.mailboxes.data);
    const subjects = (data: typeof state.mailboxes.data) =>
      Object.values(data.items).map((item) => item.detail.subject);
    expect(subjects(open(NOW + 5 * DAY).mailboxes.data)).toEqual(subjects(state.mailboxes.data));
  });

  test('can be made on any day of the year', () => {
    for (let day = 0; day < 366; day += 5) expect(() => open(NOW + day * DAY)).not.toThrow();
  });

  test.each<[string, (instance: Instance) => boolean]>([
    ['a single meeting', ({ date }) => date === null],
    ['an occurrence', ({ date, exception }) => date !== null && exception === null],
    ['an exception', ({ exception }) => exception !== null],
    ['a series with a deleted occurrence', ({ item }) => item.deleted.length > 0],
    ['a monthly series', ({ item }) => /Monthly$/.test(item.recurrence?.pattern.type ?? '')],
    ['a daily series', ({ item }) => item.recurrence?.pattern.type === 'daily'],
    ['an all-day meeting of several days', ({ item, start, end }) => item.allDay && end - start > DAY],
    ['a private one', (one) => detail(one).sensitivity === 'private'],
    ['a confidential one', (one) => detail(one).sensitivity === 'confidential'],
    ['a cancelled one', (one) => detail(one).cancelled],
    ['a declined one', (one) => detail(one).response.response === 'declined'],
    ['a tentative one', (one) => detail(one).response.response === 'tentativelyAccepted'],
    ['an unanswered one', (one) => detail(one).response.response === 'none'],
    ['one on Teams', (one) => detail(one).onlineMeeting !== null],
    ['a Zoom link as location', (one) => detail(one).places.some(({ uri }) => uri?.includes('zoom.us'))],
    ['a Zoom link in the text', (one) => detail(one).body.content.includes('contoso.zoom.us/j/')],
    ['a Meet link in the text', (one) => detail(one).body.content.includes('meet.google.com')],
    [
      'one without a link',
      (one) => !/https:/.test(detail(one).body.content + JSON.stringify(detail(one).places)),
    ],
    ['a very long title', (one) => detail(one).subject.length > 150],
    ['one by the clock of New York', ({ item }) => item.start.timeZone === 'Eastern Standard Time'],
  ])('hold %s for Alice', (_what, is) => {
    expect(alices.some(is)).toBe(true);
  });

  test('are German for Erik, and there for everybody', () => {
    expect(view('erik').some((one) => detail(one).subject === 'Jour fixe Entwicklung')).toBe(true);
    for (const { address } of state.directory.people)
      expect(view(address.split('@')[0] ?? '').length).toBeGreaterThan(5);
  });

  test('hold one that lies over the next clock change', () => {
    const item = state.mailboxes.find({
      oid: state.directory.people[0]?.oid ?? '',
      subject: 'over the clock change',
    })[0];
    expect(item?.start.dateTime).toBe('2027-03-28T01:00:00');
  });
});

test('as many occurrences as are wanted are made for benchmarks, within sixty days', () => {
  const state = open();
  const { oid } = state.directory.people[4] ?? { oid: '' };
  const calendar = state.mailboxes.mainCalendar(oid).id;
  const window = { start: NOW - DAY, end: NOW + 62 * DAY };
  const before = state.mailboxes.view(calendar, window).length;
  bulkMeetings(state.mailboxes, oid, 1000, NOW);
  expect(state.mailboxes.view(calendar, window).length - before).toBe(1000);
});
