import { describe, expect, test } from '@jest/globals';
import { findMeetingLinks, meetingKey } from '../../src/domain/links/meeting-links.ts';
import { foundIn, ROWS, type Row } from './rows.ts';
import { textsOf } from './texts.ts';

/** Short enough for a line of the report; `why` tells rows of one link apart. */
const nameOf = ({ service, link, body, field = 'body', why = '' }: Row): string =>
  `${service ?? 'no meeting'} (${field}, ${body}): ${link.slice(0, 100)} ${why}`.trimEnd();

describe('each row of the corpus is read as it says', () => {
  for (const row of ROWS)
    test(nameOf(row), () => {
      const { links, opaque } = findMeetingLinks(textsOf(row));
      expect({ links, opaque: opaque?.toLowerCase() ?? null }).toEqual({
        links: foundIn(row),
        opaque: row.opaque ?? null,
      });
    });
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
