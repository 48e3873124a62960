import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { convertIcsCalendar } from 'ts-ics';
import { cases } from '../../test/cases.ts';
import type { Detail, MeetingTime } from '../domain/meeting.ts';
import type { StoredMeeting } from '../ports/meetings.ts';
import { fold, writeCalendar } from './icalendar.ts';

const NOW = Date.UTC(2026, 10, 23, 9, 0, 5);
const AT_TEN: MeetingTime = {
  allDay: false,
  start: Date.UTC(2026, 11, 1, 10),
  end: Date.UTC(2026, 11, 1, 11),
};

let count = 0;
const meeting = (detail: Partial<Detail> = {}, time: MeetingTime = AT_TEN): StoredMeeting => {
  count += 1;
  return {
    connectionId: 'connection',
    calendarId: 'calendar',
    remoteId: `AAMk${count}=`,
    time,
    recurring: false,
    detail: {
      title: 'Planning',
      organizer: null,
      private: false,
      cancelled: false,
      response: 'accepted',
      online: false,
      link: null,
      uid: 'the same for all',
      ...detail,
    },
    links: [],
  };
};

const READER = { name: 'Zoë', address: 'zoe@contoso.example' };
const TEAM = { name: 'Team; all', reader: READER };
const ALICE = { name: 'Archer, Alice "Al"', address: 'alice@contoso.example' };

const write = async (...pages: StoredMeeting[][]): Promise<string> => {
  async function* inPages() {
    yield* pages;
  }
  return (await Array.fromAsync(writeCalendar(inPages(), new Map([['calendar', TEAM]]), NOW))).join('');
};
/** As another program reads it. */
const read = (text: string) => convertIcsCalendar(undefined, text).events ?? [];
const only = async (one: StoredMeeting) => read(await write([one]))[0];
const lines = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

test('a meeting is an event with its instants in UTC, its title, organizer, link and calendar', async () => {
  const one = meeting({
    title: 'Budget, 2027; “draft” \\ final\nwith Zoë',
    organizer: ALICE,
    link: { service: 'teams', url: 'https://teams.microsoft.com/l/meetup-join/19%3a?context=%7b%7d&x=1,2' },
  });
  expect(await only(one)).toMatchObject({
    summary: 'Budget, 2027; “draft” \\ final\nwith Zoë',
    uid: `calendar~${one.remoteId}`,
    stamp: { date: new Date(NOW) },
    start: { date: new Date(Date.UTC(2026, 11, 1, 10)), type: 'DATE-TIME' },
    end: { date: new Date(Date.UTC(2026, 11, 1, 11)) },
    organizer: { name: "Archer, Alice 'Al'", email: 'alice@contoso.example' },
    attendees: [{ name: 'Zoë', email: 'zoe@contoso.example', partstat: 'ACCEPTED' }],
    url: 'https://teams.microsoft.com/l/meetup-join/19%3a?context=%7b%7d&x=1,2',
    status: 'CONFIRMED',
    class: 'PUBLIC',
  });
  expect(lines(await write([one]))).toContain('CATEGORIES:Team\\; all');
});

test('an all-day meeting has dates, and its end is the day after', async () => {
  const one = meeting({}, { allDay: true, start: '2026-12-24', end: '2026-12-27' });
  expect(lines(await write([one]))).toEqual(
    expect.arrayContaining(['DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227']),
  );
  expect(await only(one)).toMatchObject({
    start: { date: new Date('2026-12-24'), type: 'DATE' },
    end: { date: new Date('2026-12-27'), type: 'DATE' },
  });
});

test('cancelled, private and not yet answered meetings say so', async () => {
  const events = read(
    await write([
      meeting({ cancelled: true, response: 'tentative' }),
      meeting({ private: true }),
      meeting({ response: 'unanswered' }),
    ]),
  );
  expect(events.map((event) => [event.status, event.class])).toEqual([
    ['CANCELLED', 'PUBLIC'],
    ['CONFIRMED', 'PRIVATE'],
    ['TENTATIVE', 'PUBLIC'],
  ]);
});

test('a declined meeting says so, takes no time, and is not said to be settled', async () => {
  const one = meeting({ response: 'declined', organizer: ALICE });
  expect(await only(one)).toMatchObject({
    attendees: [{ email: 'zoe@contoso.example', partstat: 'DECLINED' }],
    timeTransparent: 'TRANSPARENT',
  });
  expect(await write([one])).not.toContain('STATUS');
  expect(await write([meeting()])).not.toContain('TRANSP:');
});

test('who organizes is named as such only with somebody invited, and by a mail address', async () => {
  const dn = { name: 'Bob', address: '/O=EXCHANGELABS/OU=X/CN=RECIPIENTS/CN=bob' };
  for (const detail of [
    { organizer: ALICE, response: 'organizer' },
    { organizer: ALICE, response: 'none' },
    { organizer: dn, response: 'accepted' },
  ] as const) {
    const text = await write([meeting(detail)]);
    expect(text).not.toMatch(/ORGANIZER|ATTENDEE|EXCHANGELABS/);
    expect(lines(text)).toContain(`CONTACT:${detail.organizer.name.replaceAll(',', '\\,')}`);
  }
  expect(await write([meeting({ organizer: { ...dn, name: '' } })])).not.toMatch(/CONTACT|ORGANIZER/);
  const odd = { name: '', address: 'a?cc=b&c@contoso.example' };
  expect(lines(await write([meeting({ organizer: odd })]))).toContain(
    'ORGANIZER;CN="a?cc=b&c@contoso.example":mailto:a%3Fcc%3Db%26c@contoso.example',
  );
});

test('what must not be shown has no title, not an empty one', async () => {
  const text = await write([meeting({ private: true, title: '' })]);
  expect(text).not.toContain('SUMMARY');
  expect(text).toContain('CLASS:PRIVATE');
  expect(await only(meeting({ private: true, title: 'Mine' }))).toMatchObject({ summary: 'Mine' });
});

test('the links that are not taken stand in the text', async () => {
  const one = meeting({
    link: { service: 'zoom', url: 'https://zoom.us/j/1' },
    otherLinks: [
      { service: 'meet', url: 'https://meet.google.com/abc-defg-hij' },
      { service: 'teams', url: 'https://teams.microsoft.com/l/x?a=1,2' },
    ],
  });
  expect(await only(one)).toMatchObject({
    url: 'https://zoom.us/j/1',
    description:
      'Google Meet: https://meet.google.com/abc-defg-hij\nMicrosoft Teams: https://teams.microsoft.com/l/x?a=1,2',
  });
});

test('a file without meetings holds a time zone, since it has to hold something, and others hold none', async () => {
  expect(lines(await write([], []))).toEqual(
    expect.arrayContaining(['BEGIN:VTIMEZONE', 'TZOFFSETTO:+0000', 'END:VTIMEZONE', 'END:VCALENDAR']),
  );
  expect(await write([], [meeting()], [])).not.toContain('VTIMEZONE');
});

test('a meeting without length has no end, since an end has to be later', async () => {
  const text = await write([meeting({}, { allDay: false, start: NOW, end: NOW })]);
  expect(text).not.toContain('DTEND');
  expect(read(text)).toHaveLength(1);
});

test('meetings of several pages are in one file, each under a name of its own', async () => {
  const text = await write([meeting(), meeting()], [], [meeting()]);
  expect(text.match(/BEGIN:VCALENDAR/g)).toHaveLength(1);
  expect(new Set(read(text).map(({ uid }) => uid)).size).toBe(3);
});

test('every line ends properly, is at most 75 octets long and whole characters, whatever the title', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 200 }), async (title) => {
      const text = await write([meeting({ title })]);
      expect(text.endsWith('\r\n')).toBe(true);
      for (const line of text.split('\r\n')) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(line).not.toMatch(/[\r\n\uFFFD]/);
      }
      const visible = title.replace(/\p{Cc}/gu, '');
      const [summary] = lines(text).filter((line) => line.startsWith('SUMMARY:'));
      expect(summary?.slice('SUMMARY:'.length).replace(/\\([\\;,])/g, '$1')).toBe(visible);
    }),
    cases(),
  );
});

test('a line is broken between characters of several octets, not within', () => {
  const folded = fold(`SUMMARY:${'😀'.repeat(40)}`).split('\r\n');
  expect(folded.map((line) => Buffer.byteLength(line))).toEqual([72, 73, 25, 0]);
  expect(folded.slice(1, 3).every((line) => line.startsWith(' 😀'))).toBe(true);
});

test('nobody writes lines of their own into the file by what they call a meeting or themselves', async () => {
  const text = await write([
    meeting({
      title: 'x\r\nEND:VEVENT\r\nBEGIN:VALARM',
      organizer: { name: 'a"\r\nATTENDEE:b', address: 'c\r\nATTENDEE:d"\uD800' },
      link: { service: 'zoom', url: 'https://zoom.us/j/1\r\nATTACH:x' },
    }),
  ]);
  expect(lines(text).filter((line) => /^(END:VEVENT|BEGIN:VALARM|ATTENDEE|ATTACH)/.test(line))).toEqual([
    'END:VEVENT',
  ]);
});
