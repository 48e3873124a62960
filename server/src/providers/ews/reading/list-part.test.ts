import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cases } from '../../../../test/cases.ts';
import { answerText, failureText, inChunks } from '../../../../test/ews/answer-texts.ts';
import { ewsClient } from '../asking/client.ts';
import { errandOf } from '../asking/errand.ts';
import { listPart, nextSpan, type Part } from './list-part.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 10, 22);
const WHOLE = { start: START, end: START + 60 * DAY };
const FOLDER = { by: 'id', id: 'folder' } as const;

type Meeting = { readonly start: number; readonly end: number };

/** A server with these meetings, which shows `most` at once, and tells how many there are or doesn't. */
let meetings: Meeting[];
let most: number;
let tellsTotal: boolean;
let asked: string[];
let refuses: string | null;
beforeEach(() => {
  meetings = [];
  most = 1000;
  tellsTotal = true;
  asked = [];
  refuses = null;
});

const client = ewsClient({
  clock: { now: () => START },
  transport: {
    async send({ body }) {
      const [, startText = '', endText = ''] = /StartDate="([^"]+)" EndDate="([^"]+)"/.exec(body) ?? [];
      const [start, end] = [Date.parse(startText), Date.parse(endText)];
      asked.push(`${(start - START) / HOUR}..${(end - START) / HOUR}`);
      const all = meetings
        .map((meeting, id) => ({ ...meeting, id }))
        .filter((one) => one.end >= start && one.start < end)
        .sort((a, b) => a.start - b.start);
      const items = all
        .slice(0, most)
        .map(
          (one) =>
            `<t:CalendarItem><t:ItemId Id="${one.id}" ChangeKey="1"/><t:Start>${new Date(one.start).toISOString()}</t:Start><t:End>${new Date(one.end).toISOString()}</t:End></t:CalendarItem>`,
        )
        .join('');
      const total = tellsTotal ? `TotalItemsInView="${all.length}"` : '';
      const text =
        refuses === null
          ? `<m:FindItemResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode><m:RootFolder ${total} IncludesLastItemInRange="${all.length <= most}"><t:Items>${items}</t:Items></m:RootFolder></m:FindItemResponseMessage>`
          : failureText('FindItem', refuses);
      return { status: 200, requestId: '', body: inChunks(answerText('FindItem', text)) };
    },
  },
});
const errand = errandOf(
  {
    by: 'login',
    mailbox: async () => ({
      url: 'https://mail.example/EWS/Exchange.asmx',
      version: 'automatic',
      mailbox: null,
      channelBinding: true,
      key: 'key',
    }),
    signIn: (attempt) => attempt({ username: 'anna', password: '' }),
  },
  null,
);

const readAll = async (): Promise<Part[]> => {
  const parts: Part[] = [];
  let place = { from: WHOLE.start, span: WHOLE.end - WHOLE.start };
  for (;;) {
    const part = await listPart(client, await errand, FOLDER, WHOLE, place);
    parts.push(part);
    if (part.end >= WHOLE.end) return parts;
    expect(part.end).toBeGreaterThan(part.start);
    place = { from: part.end, span: nextSpan(part) };
  }
};
const idsIn = (parts: readonly Part[]): string[] =>
  parts.flatMap(({ items }) => items.map((item) => (item.kind === 'item' ? item.item.itemId : '')));
const failure = (attempt: Promise<unknown>) => attempt.then(() => null).catch(({ failure }) => failure);
const every = (hours: number, count: number, lasts = HOUR / 2): Meeting[] =>
  Array.from({ length: count }, (_, i) => ({
    start: START + i * hours * HOUR,
    end: START + i * hours * HOUR + lasts,
  }));

test('a calendar like most is listed at once', async () => {
  meetings = every(12, 100);
  const parts = await readAll();
  expect(asked).toEqual(['0..1440']);
  expect(idsIn(parts)).toHaveLength(100);
});

test('a full one is listed in parts of a good size, everything once', async () => {
  meetings = every(0.5, 2880);
  const parts = await readAll();
  expect(new Set(idsIn(parts)).size).toBe(2880);
  expect(idsIn(parts)).toHaveLength(2880);
  expect(Math.max(...parts.map(({ items }) => items.length))).toBeLessThan(500);
  expect(asked.length).toBeLessThan(parts.length + 3);
});

test('an answer that was cut off counts for nothing: half of the dates are asked for', async () => {
  meetings = every(12, 100);
  most = 60;
  tellsTotal = false;
  const parts = await readAll();
  expect(asked.slice(0, 2)).toEqual(['0..1440', '0..720']);
  expect(new Set(idsIn(parts)).size).toBe(100);
});

test('what lasts over the end of a part is listed once', async () => {
  meetings = [...every(12, 100, 30 * HOUR), { start: START - DAY, end: WHOLE.end + DAY }];
  most = 40;
  expect(idsIn(await readAll())).toHaveLength(101);
});

test('many that begin at one moment are not torn apart', async () => {
  meetings = Array.from({ length: 800 }, () => ({ start: START + DAY, end: START + DAY + HOUR }));
  const parts = await readAll();
  expect(idsIn(parts)).toHaveLength(800);
});

describe('where it can’t be listed', () => {
  test('more begins in a minute than a server shows', async () => {
    meetings = Array.from({ length: 1200 }, () => ({ start: START + DAY, end: START + DAY + HOUR }));
    expect(await failure(readAll())).toEqual({ kind: 'unintelligible', path: 'CalendarView' });
    expect(asked.length).toBeLessThan(30);
  });

  test('a server that finds a single day too much is busy', async () => {
    refuses = 'ErrorExceededFindCountLimit';
    expect(await failure(readAll())).toMatchObject({ kind: 'throttled' });
    expect(asked.length).toBeLessThan(10);
  });

  test('a calendar that is gone is said to be so', async () => {
    refuses = 'ErrorFolderNotFound';
    expect(await failure(readAll())).toEqual({ kind: 'not-found' });
  });
});

test('whatever is in it, each thing that touches the dates is listed once', async () => {
  const meeting = fc
    .record({ start: fc.integer({ min: -100, max: 1500 }), lasts: fc.integer({ min: 0, max: 200 }) })
    .map(({ start, lasts }) => ({ start: START + start * HOUR, end: START + (start + lasts) * HOUR }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(meeting, { maxLength: 60 }),
      fc.integer({ min: 30, max: 60 }),
      fc.boolean(),
      async (some, limit, tells) => {
        meetings = some;
        most = limit;
        tellsTotal = tells;
        const ids = idsIn(await readAll());
        const expected = some.flatMap((one, i) =>
          one.end >= WHOLE.start && one.start < WHOLE.end ? [String(i)] : [],
        );
        expect(ids.toSorted()).toEqual(expected.toSorted());
      },
    ),
    cases(60),
  );
});
