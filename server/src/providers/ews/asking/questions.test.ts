import { describe, expect, test } from '@jest/globals';
import { SCHEMA_NAMES } from '../../../domain/exchange/version.ts';
import { itemProperties, masterProperties, viewProperties } from '../codec/properties.ts';
import type { Question } from './question.ts';
import { questions } from './questions.ts';

const FOLDER = { by: 'id', id: 'AQ/+=' } as const;
const BOBS = { by: 'name', name: 'calendar', mailbox: 'bob@contoso.example' } as const;
const WINDOW = { start: Date.UTC(2026, 10, 22), end: Date.UTC(2027, 0, 23) };

/** Everything that is ever asked; a new question does not compile until it stands here. */
const all: Record<keyof typeof questions, Question<unknown>[]> = {
  folders: [questions.folders([FOLDER, BOBS], true), questions.folders([BOBS], false)],
  calendarsUnder: [questions.calendarsUnder({ by: 'name', name: 'msgfolderroot', mailbox: null }, 200, 200)],
  view: [questions.view(FOLDER, WINDOW, 1000, viewProperties)],
  items: [questions.items(FOLDER, 500, 500, () => [])],
  open: [questions.open(['a', 'b'], itemProperties), questions.open(['a'], masterProperties)],
  changed: [questions.changed(FOLDER, null), questions.changed(FOLDER, 'H4sIAAA==')],
  people: [questions.people('anna')],
};

const READING = ['FindFolder', 'GetFolder', 'FindItem', 'GetItem', 'SyncFolderItems', 'ResolveNames'];

describe.each(Object.entries(all))('a question about %s', (_name, some) => {
  test.each(SCHEMA_NAMES)('only reads, in %s', (schema) => {
    for (const { request } of some) {
      const { operation, text } = request(schema);
      expect(READING).toContain(operation);
      const [body = ''] = /<soap:Body>.*<\/soap:Body>/s.exec(text) ?? [];
      expect(/^<soap:Body><m:(\w+)/.exec(body)?.[1]).toBe(operation);
      expect(body).not.toMatch(
        /<m:(Create|Update|Delete|Move|Copy|Send|Mark|Add|Remove|Set|Empty|Subscribe)/,
      );
    }
  });
});

test('nobody acts for somebody else, and no permissions are looked at', () => {
  for (const { request } of Object.values(all).flat()) {
    const { text } = request('Exchange2013_SP1');
    expect(text).not.toMatch(/ExchangeImpersonation|PermissionSet|MimeContent|Attachments|Attendees/);
  }
});
