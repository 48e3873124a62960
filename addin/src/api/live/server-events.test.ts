import { expect, test } from '@jest/globals';
import { readServerEvents, type ServerEvent } from './server-events.ts';

const eventsIn = (...pieces: string[]): ServerEvent[] => {
  const events: ServerEvent[] = [];
  const read = readServerEvents((event) => events.push(event));
  for (const piece of pieces) read(piece);
  return events;
};

const TWO = 'event: opened\ndata: {"a":1}\n\n:still there\n\nevent:changed\ndata:one\ndata: two\n\n';
const READ = [
  { name: 'opened', data: '{"a":1}' },
  { name: 'changed', data: 'one\ntwo' },
];

test.each([
  ['LF', '\n'],
  ['CRLF', '\r\n'],
  ['CR', '\r'],
])('lines may end with %s', (_, end) => {
  expect(eventsIn(TWO.replaceAll('\n', end))).toEqual(READ);
});

test('it does not matter where the text is cut', () => {
  for (const text of [TWO, TWO.replaceAll('\n', '\r\n')]) {
    expect(eventsIn(...text)).toEqual(READ);
    for (let cut = 0; cut <= text.length; cut++)
      expect(eventsIn(text.slice(0, cut), '', text.slice(cut))).toEqual(READ);
  }
});

test('comments, unknown fields and events without data are passed over', () => {
  expect(eventsIn(': data: no\n\nid: 7\nretry: 5\ndata: yes\n\nevent: empty\n\n')).toEqual([
    { name: 'message', data: 'yes' },
  ]);
});

test('one space after the colon belongs to the format, the next to the data', () => {
  expect(eventsIn('data:  a: b\ndata\n\n')).toEqual([{ name: 'message', data: ' a: b\n' }]);
});

test('an event that is not finished is none', () => {
  expect(eventsIn('event: changed\ndata: half')).toEqual([]);
});
