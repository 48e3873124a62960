import { describe, expect, test } from '@jest/globals';
import { inChunks } from '../../../../test/ews/answer-texts.ts';
import { ewsContract, exampleAnswer, exampleAnswers } from '../../../../test/ews/contract.ts';
import { build, type Example, failure, item, success } from '../../../../test/ews/examples.ts';
import { readFindItem } from './find-item.ts';
import { readGetItem } from './get-item.ts';
import { readSyncFolderItems } from './sync-folder-items.ts';

const SWIMMING = {
  subject: 'Swim Team Practice',
  location: 'Neighborhood Swimming Pool',
  start: Date.UTC(2014, 6, 2, 15, 30),
  end: Date.UTC(2014, 6, 2, 17),
};
const SWIM_WEEKS = [2, 9, 16, 23, 30];

const findItem: Example[1] = (chunks) => readFindItem(chunks, 1000);

const EXAMPLES: readonly Example[] = [
  [
    'FindItem-calendar-delegate',
    findItem,
    success({
      last: true,
      nextOffset: 1,
      items: [item('IJpUAAA=', { element: 'CalendarItem', subject: 'Team building exercise', start: null })],
    }),
  ],
  [
    'FindItem-calendar-recurring-masters',
    findItem,
    success({ items: [item('AAMkADA5...', { ...SWIMMING, calendarItemType: 'RecurringMaster' })] }),
  ],
  [
    'FindItem-calendarview-occurrences',
    findItem,
    success({
      last: true,
      nextOffset: null,
      total: 5,
      items: SWIM_WEEKS.map((day) => ({
        kind: 'item',
        item: {
          ...SWIMMING,
          calendarItemType: 'Occurrence',
          start: Date.UTC(2014, 6, day, 15, 30),
          end: Date.UTC(2014, 6, day, 17),
        },
      })),
    }),
  ],
  [
    'FindItem-calendarview',
    findItem,
    success({
      last: false,
      nextOffset: null,
      total: 33,
      items: [
        item('AAMk', { subject: 'Contoso devs team meeting', start: Date.UTC(2013, 7, 21, 19, 30) }),
        item('AAMk', { subject: 'Daily status meeting' }),
        item('AAMk', { subject: 'Lunch with sales team' }),
        item('AAMk', { subject: 'Tennis at the club' }),
        item('AAMkA', { subject: 'Online training webcast', end: Date.UTC(2013, 7, 22, 22) }),
      ],
    }),
  ],
  [
    'FindItem-paging-first',
    findItem,
    success({
      last: false,
      nextOffset: 6,
      total: 8,
      items: Array.from({ length: 6 }, () => item('AAMkAGM2...')),
    }),
  ],
  [
    'FindItem-paging-next',
    findItem,
    success({
      last: true,
      nextOffset: 8,
      items: [
        item('AAMkAGM2...', { element: 'Message', subject: 'meeting notes', calendarItemType: null }),
        item('AAMkAGM2...', { subject: 'Meeting notes' }),
        item('AAMkAGM2...', { subject: 'This cat is hilarious!' }),
      ],
    }),
  ],
  ['FindItem-ErrorInvalidIdMalformed', findItem, failure('ErrorInvalidIdMalformed')],
  [
    'GetItem-recurring-master',
    readGetItem,
    success(
      item('AAMkAD', {
        subject: 'Weekly Update Meeting',
        calendarItemType: 'RecurringMaster',
        recurrence: {
          pattern: { every: 'week', interval: 1, days: ['Saturday'], firstDay: null },
          range: { ends: 'after', start: '2014-03-08', count: 10 },
        },
        modifiedOccurrences: [],
        deletedOccurrences: [],
      }),
      build(15, 0, 893, 10),
    ),
  ],
  [
    'GetItem-calendar-allproperties',
    readGetItem,
    success(
      item('ASUAdT', {
        allDay: false,
        sensitivity: 'Normal',
        freeBusy: 'Busy',
        calendarItemType: 'Single',
        isMeeting: false,
        isCancelled: false,
        isRecurring: false,
        appointmentState: 0,
        myResponseType: 'Organizer',
        organizer: { name: 'Bob', address: 'someone@example.com' },
        body: { form: 'Text', content: '' },
      }),
    ),
  ],
  [
    'GetItem-calendar-default',
    readGetItem,
    success(item('ASUAdTB', { changeKey: 'otlIqBwrt==', start: Date.UTC(2006, 5, 16, 0, 30) })),
  ],
  ['GetItem-calendar-idonly', readGetItem, success(item('ASUAd', { changeKey: 'otlIqB==', subject: null }))],
  [
    'GetItem-message-html-body',
    readGetItem,
    success(
      item('AAAlAFVz', {
        body: { form: 'HTML', content: expect.stringMatching(/^<html dir="ltr">.*&nbsp;.*<\/html>$/s) },
      }),
    ),
  ],
  ['GetItem-ErrorInvalidPropertyRequest', readGetItem, failure('ErrorInvalidPropertyRequest')],
  [
    'SyncFolderItems-changes',
    readSyncFolderItems,
    success({
      syncState: 'H4sIAAAAAAAEAO29B2AcSZY==',
      last: true,
      changes: [
        item('q04QAAAA==', { change: 'update' }),
        item('AQMkAD+', { change: 'create' }),
        item('Q04AAAAA==', { change: 'create' }),
        item(' q07AAAAA==', { change: 'read-flag' }),
        item(' q1AwAAAA==', { change: 'delete' }),
      ],
    }),
  ],
  [
    'SyncFolderItems-initial',
    readSyncFolderItems,
    success({
      syncState: 'H4sIAAA==',
      changes: ['q04QAAAA==', 'q07AAAAA==', 'q1AwAAAA==', 'AAMkADBh==', 'AAMkADBh=='].map((id) =>
        item(id, { change: 'create' }),
      ),
    }),
  ],
  [
    'SyncFolderItems-with-syncstate',
    readSyncFolderItems,
    success({ syncState: 'H4sIAAAAA=', changes: [item('AQApAHRwA==', { change: 'create' })] }),
  ],
  ['SyncFolderItems-ErrorInvalidSyncStateData', readSyncFolderItems, failure('ErrorInvalidSyncStateData')],
];

if (ewsContract === null) test.skip('CONTRACTS_DIR is not set: the official examples are not read', () => {});
else
  describe('of the official examples', () => {
    test.each(EXAMPLES)('%s is read', async (name, read, expected) => {
      expect(await read(inChunks(exampleAnswer(name)), 1)).toMatchObject(expected);
    });

    test('there is no other one of these operations', () => {
      expect(exampleAnswers(['FindItem', 'GetItem', 'SyncFolderItems'])).toEqual(
        [
          ...EXAMPLES.map(([name]) => name),
          'GetItem-calendar-batch',
          'GetItem-batch-one-ErrorItemNotFound',
        ].toSorted(),
      );
    });

    test('a batch keeps the order of what was asked for', async () => {
      expect(await readGetItem(inChunks(exampleAnswer('GetItem-calendar-batch')), 3)).toMatchObject({
        messages: [
          {
            value: item('AAMkA', {
              subject: 'Review current quarterly deliverables',
              location: 'Local food bank',
              body: { form: 'HTML', content: expect.stringContaining('prepare for Q2.') },
            }),
          },
          { value: item('AAMkA', { subject: 'Food bank delivery', calendarItemType: 'RecurringMaster' }) },
          { value: item('AAMkA', { subject: 'Code Blast', location: 'The lounge' }) },
        ],
      });
    });

    test('one item of a batch that is gone leaves the others', async () => {
      const text = exampleAnswer('GetItem-batch-one-ErrorItemNotFound');
      expect(await readGetItem(inChunks(text), 2)).toMatchObject({
        messages: [
          { kind: 'success', value: item('Er5cAAA=', { subject: 'Business plans' }) },
          { kind: 'failed', code: 'ErrorItemNotFound', messageClass: 'Error' },
        ],
      });
    });
  });
