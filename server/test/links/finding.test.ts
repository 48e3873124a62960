import { expect, test } from '@jest/globals';
import { findMeetingLinks, meetingKey } from '../../src/domain/links/meeting-links.ts';
import { foundIn, ROWS, type Row } from './rows.ts';
import { textsOf } from './texts.ts';

const nameOf = ({ link, body, field = 'body' }: Row): string => `${field}, ${body}: ${link}`;

test('every row of the corpus is read as it says', () => {
  const wrong = ROWS.map((row) => {
    const { links, opaque } = findMeetingLinks(textsOf(row));
    return {
      row: nameOf(row),
      found: { links, opaque: opaque?.toLowerCase() ?? null },
      expected: { links: foundIn(row), opaque: row.opaque ?? null },
    };
  }).filter(({ found, expected }) => JSON.stringify(found) !== JSON.stringify(expected));
  expect(wrong).toEqual([]);
});

test('links to one meeting have one key, and no other meeting has it', () => {
  const keys = new Map<string, Set<string>>();
  const meetings = new Map<string, Set<string>>();
  for (const row of ROWS.filter(({ meeting }) => meeting !== undefined)) {
    const meeting = `${row.service} ${row.meeting}`;
    const [link] = findMeetingLinks(textsOf(row)).links;
    const key = link ? meetingKey(link) : 'none';
    keys.set(meeting, (keys.get(meeting) ?? new Set()).add(key));
    meetings.set(key, (meetings.get(key) ?? new Set()).add(meeting));
  }
  const several = ([, names]: [string, Set<string>]) => names.size > 1;
  expect([...keys].filter(several)).toEqual([]);
  expect([...meetings].filter(several)).toEqual([]);
});
