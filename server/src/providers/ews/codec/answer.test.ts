import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  answerText,
  failureText,
  findItemText,
  inChunks,
  itemText,
  successText,
} from '../../../../test/ews/answer-texts.ts';
import { ProviderError } from '../../../ports/failure.ts';
import { readConvertId } from './convert-id.ts';
import { readFindItem } from './find-item.ts';
import { readGetItem } from './get-item.ts';
import type { EwsItem } from './item.ts';
import { readSyncFolderItems } from './sync-folder-items.ts';

/** The items of an answer of FindItem; what can't be read is null. */
const itemsOf = async (text: string, ...places: number[]): Promise<(EwsItem | null)[]> => {
  const answer = await readFindItem(inChunks(text, ...places));
  const message = answer.kind === 'messages' ? answer.messages[0] : undefined;
  if (message?.kind !== 'success') throw new Error('no success');
  return message.value.items.map((entry) => (entry.kind === 'item' ? entry.item : null));
};
const subjectOf = async (text: string, ...places: number[]): Promise<string | null | undefined> =>
  (await itemsOf(text, ...places))[0]?.subject;

const failureOf = async (text: string, ...places: number[]): Promise<unknown> => {
  try {
    await readFindItem(inChunks(text, ...places));
  } catch (error) {
    return error instanceof ProviderError ? error.failure : error;
  }
  return null;
};

const withSubject = (subject: string): string =>
  findItemText(itemText(`<t:Subject>${subject}</t:Subject><t:Start>2026-11-28T10:00:00Z</t:Start>`));
const PLAIN = withSubject('Plain');

describe('characters that XML forbids', () => {
  test.each([
    ['&#x1F;', ''],
    ['&#xB;', ''],
    ['&#x0000001f;', ''],
    ['&#31;', ''],
    ['&#xFFFE;', ''],
    ['&#xD83D;', ''],
    ['&#x110000;', ''],
    ['\u0001', ''],
    ['\uffff', ''],
    ['&#x41;', 'A'],
    ['&#10;', '\n'],
    ['&#x1F600;', '😀'],
    ['&amp;#x1F;', '&#x1F;'],
    ['&amp;&#x1F;amp;', '&amp;'],
  ])('%j in a text becomes %j wherever the answer is cut', async (written, read) => {
    const text = withSubject(`a${written}b`);
    const from = text.indexOf(`a${written}b`);
    for (let place = from; place <= from + written.length + 2; place++)
      expect(await subjectOf(text, place)).toBe(`a${read}b`);
    const everywhere = Array.from({ length: written.length + 2 }, (_, i) => from + i);
    expect(await subjectOf(text, ...everywhere)).toBe(`a${read}b`);
  });

  test('they are taken out of attributes as well', async () => {
    const [item] = await itemsOf(findItemText(itemText('', 'AA&#x1F;Mk\u0002')));
    expect(item?.itemId).toBe('AAMk');
  });

  test.each([
    ['an undefined entity', '&nbsp;', '&nbsp;'],
    ['the name of something that every object has', '&constructor;', '&constructor;'],
    ['a reference too long to be one', `&#x${'0'.repeat(30)}1F;`, `&#x${'0'.repeat(30)}1F;`],
    ['the end of a CDATA section that never began', ']]>', ']]>'],
    ['half a character', '\ud83d', '\ud83d'],
  ])('%s stays as it is', async (_name, written, read) => {
    expect(await subjectOf(withSubject(`a${written}b`))).toBe(`a${read}b`);
  });

  test('CDATA and comments are read for what they are', async () => {
    expect(await subjectOf(withSubject('a<![CDATA[<b> & c]]><!-- <t:Subject>no</t:Subject> -->d'))).toBe(
      'a<b> & cd',
    );
  });
});

describe('the form of an answer', () => {
  test.each([
    ['no prefixes', (text: string) => text.replaceAll(/(<\/?)[smt]:/g, '$1')],
    ['other prefixes', (text: string) => text.replaceAll(/(<\/?)([smt]):/g, '$1SOAP-ENV$2:')],
    ['prefixes that are declared nowhere', (text: string) => text.replaceAll(/ xmlns:\w+="[^"]*"/g, '')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['lines before its beginning', (text: string) => `\r\n\r\n${text}`],
    ['no declaration', (text: string) => text.replace(/^<\?xml.*\?>/, '')],
    ['the declaration of another encoding', (text: string) => text.replace('utf-8', 'utf-16')],
    ['a processing instruction', (text: string) => text.replace('<s:Body>', '<?what ever?><s:Body>')],
    ['lines of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    ['something after its end', (text: string) => `${text}\n<!-- proxy -->\n`],
    [
      'elements and attributes that nobody knows',
      (text: string) =>
        text
          .replace('<t:Subject>', '<x:New y="1"><t:Subject>no</t:Subject></x:New><t:Subject z="2">')
          .replace('<s:Body>', '<s:Body xsi:what="ever" id="_0">')
          .replace('<m:RootFolder', '<m:New/><m:RootFolder'),
    ],
    [
      'elements twice, of which the first counts',
      (text: string) =>
        text
          .replace('</t:Subject>', '</t:Subject><t:Subject>Second</t:Subject>')
          .replace('</m:ResponseCode>', '</m:ResponseCode><m:ResponseCode>ErrorServerBusy</m:ResponseCode>'),
    ],
    ['an attribute twice', (text: string) => text.replace('<t:Subject>', '<t:Subject a="1" a="2">')],
    [
      'a property that is named like one of every object',
      (text: string) =>
        text.replace('<t:Subject>', '<t:__proto__ __proto__="x">1</t:__proto__><t:constructor/><t:Subject>'),
    ],
  ])('may have %s', async (_name, change) => {
    expect(change(PLAIN)).not.toBe(PLAIN);
    const items = await itemsOf(change(PLAIN));
    expect(items).toMatchObject([
      { itemId: 'AAMk1', changeKey: 'DwAA', subject: 'Plain', start: Date.UTC(2026, 10, 28, 10) },
    ]);
  });

  test.each([
    ['two lists', '</t:Items>', `</t:Items><t:Items>${itemText('', 'AAMk2')}</t:Items>`],
    ['an item inside another one', '<t:Subject>', `<t:Items>${itemText('', 'AAMk3')}</t:Items><t:Subject>`],
  ])('%s are no reason to give up', async (_name, place, more) => {
    const items = await itemsOf(PLAIN.replace(place, more));
    expect(items[0]).toMatchObject({ itemId: 'AAMk1', subject: 'Plain' });
  });

  test('however it is cut, it says the same', async () => {
    const text = findItemText(
      [
        itemText('<t:Subject>Müller &amp; &#x1F;Söhne 😀</t:Subject><t:Location>\r\n</t:Location>'),
        itemText('<t:Start>yesterday</t:Start>', 'AAMk2'),
        itemText(
          '<t:Body BodyType="HTML" IsTruncated="true">&lt;a href="x"&gt;<![CDATA[&#11;]]]]></t:Body>',
          'AAMk3',
        ),
      ].join('\n'),
    );
    const whole = await readFindItem(inChunks(text));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: text.length }), { maxLength: 40 }), async (places) => {
        expect(await readFindItem(inChunks(text, ...places))).toEqual(whole);
      }),
      { numRuns: 300 },
    );
    const everywhere = Array.from(text, (_, i) => i);
    expect(await readFindItem(inChunks(text, ...everywhere))).toEqual(whole);
  });
});

describe('an answer that is none', () => {
  test.each([
    ['a page', '<html><head><title>Sign in</title></head></html>', 'Envelope'],
    ['nothing at all', '', 'XML'],
    ['something else than XML', '{"error":"no"}', 'XML'],
    ['an envelope with nothing in it', '<Envelope><Body/></Envelope>', 'Body'],
    ['the answer to another question', answerText('GetItem', ''), 'FindItemResponse'],
    ['no message', answerText('FindItem', ''), 'ResponseMessages'],
    [
      'one message too many',
      answerText('FindItem', failureText('FindItem', 'ErrorServerBusy').repeat(2)),
      'ResponseMessages',
    ],
    [
      'nothing of whether it is whole',
      PLAIN.replace('IncludesLastItemInRange="true"', ''),
      'RootFolder.IncludesLastItemInRange',
    ],
    ['elements that do not match', PLAIN.replace('</t:Subject>', '</t:Subjects>'), 'XML'],
    ['two of them', PLAIN + PLAIN.replace(/^<\?xml.*\?>/, ''), 'XML'],
  ])('is refused with where it went wrong: %s', async (_name, text, path) => {
    expect(await failureOf(text)).toEqual({ kind: 'unintelligible', path });
  });

  test.each([
    ['a document type', `<!DOCTYPE html>${PLAIN}`],
    [
      'a document type after the declaration',
      PLAIN.replace('?>', '?><!DOCTYPE Envelope SYSTEM "http://x/">'),
    ],
    [
      'a billion laughs',
      PLAIN.replace('?>', '?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>').replace('Plain', '&b;'),
    ],
  ])('is refused: %s', async (_name, text) => {
    expect(await failureOf(text, 60, 80)).toEqual({ kind: 'unintelligible', path: 'DOCTYPE' });
  });

  test('depth has an end', async () => {
    const deep = (depth: number): string =>
      PLAIN.replace('<t:Subject>', `${'<t:x>'.repeat(depth)}${'</t:x>'.repeat(depth)}<t:Subject>`);
    expect(await subjectOf(deep(80))).toBe('Plain');
    expect(await failureOf(deep(100))).toEqual({ kind: 'unintelligible', path: 'depth' });
    expect(await failureOf(PLAIN.replace('<t:Subject>', '<t:x>'.repeat(1_000_000)))).toEqual({
      kind: 'unintelligible',
      path: 'depth',
    });
  });

  test('length has an end, and no more of it is taken then', async () => {
    let taken = 0;
    const endless = async function* (): AsyncGenerator<string> {
      for (; taken < 10; taken++) yield taken === 3 ? ' '.repeat(64 * 1024 * 1024) : ' ';
    };
    await expect(readFindItem(endless())).rejects.toMatchObject({
      failure: { kind: 'unintelligible', path: 'size' },
    });
    expect(taken).toBe(3);
  });

  test('one that ends early has no result, wherever after its beginning that is', async () => {
    const begun = PLAIN.indexOf('<s:Header>');
    for (let end = begun; end < PLAIN.length; end += 7)
      expect(await failureOf(PLAIN.slice(0, end))).toEqual({ kind: 'unavailable' });
  });

  test('what breaks the connection comes through as it is', async () => {
    const broken = new Error('reset');
    const chunks = async function* (): AsyncGenerator<string> {
      yield PLAIN.slice(0, 400);
      throw broken;
    };
    await expect(readFindItem(chunks())).rejects.toBe(broken);
  });
});

describe('what a server says instead of an answer', () => {
  const fault = (inside: string): string =>
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault>${inside}</s:Fault></s:Body></s:Envelope>`;
  const BACK_OFF = '<t:MessageXml><t:Value Name="BackOffMilliseconds">297749</t:Value></t:MessageXml>';

  test.each([
    [
      'since 2010',
      `<faultcode xmlns:a="types">a:ErrorServerBusy</faultcode><faultstring xml:lang="en-US">Busy.</faultstring><detail><e:ResponseCode>ErrorServerBusy</e:ResponseCode><e:Message>Busy.</e:Message>${BACK_OFF}</detail>`,
      { code: 'ErrorServerBusy', backOff: 297_749 },
    ],
    [
      'with its code in one place only',
      '<faultcode>a:ErrorInvalidServerVersion</faultcode>',
      { code: 'ErrorInvalidServerVersion' },
    ],
    [
      'of 2007, whose text says that the version is none',
      '<faultcode>soap:Client</faultcode><faultstring>The specified server version is invalid.</faultstring>',
      { code: 'ErrorInvalidServerVersion' },
    ],
    ['of nobody we know', '<faultcode>soap:Server</faultcode><faultstring>Boom</faultstring>', { code: '' }],
    [
      'with a code inside the code',
      '<detail><ResponseCode>ErrorInternalServerError</ResponseCode><MessageXml><Value Name="InnerErrorResponseCode">ErrorMailboxMoveInProgress</Value></MessageXml></detail>',
      { code: 'ErrorMailboxMoveInProgress' },
    ],
  ])('is a fault, whatever the status was: %s', async (_name, inside, expected) => {
    expect(await readFindItem(inChunks(fault(inside)))).toEqual({
      kind: 'fault',
      fault: { messageClass: 'Fault', backOff: null, ...expected },
      build: null,
    });
  });

  test('is a message that failed, with how long to wait', async () => {
    const text = answerText('FindItem', failureText('FindItem', 'ErrorServerBusy', BACK_OFF));
    expect(await readFindItem(inChunks(text))).toMatchObject({
      messages: [{ kind: 'failed', code: 'ErrorServerBusy', messageClass: 'Error', backOff: 297_749 }],
    });
  });

  test('is a wait that is no number, and none then', async () => {
    const odd = BACK_OFF.replace('297749', '-1e9');
    const text = answerText('FindItem', failureText('FindItem', 'ErrorServerBusy', odd));
    expect(await readFindItem(inChunks(text))).toMatchObject({ messages: [{ backOff: null }] });
  });

  test('stands on the root, without messages', async () => {
    const text = answerText('FindItem', '').replace(
      /<m:ResponseMessages>.*<\/m:ResponseMessages>/,
      '<m:ResponseCode>ErrorMissingEmailAddress</m:ResponseCode>',
    );
    const failed = text.replace('<m:FindItemResponse', '<m:FindItemResponse ResponseClass="Error"');
    expect(await readFindItem(inChunks(failed))).toMatchObject({
      messages: [{ kind: 'failed', code: 'ErrorMissingEmailAddress' }],
    });
  });

  test('is the end of a batch: what was not processed is named, and so is what was left out', async () => {
    const done = successText('GetItem', `<m:Items>${itemText('')}</m:Items>`);
    const stopped = failureText('GetItem', 'ErrorBatchProcessingStopped', '<m:Items/>', 'Warning');
    const answer = await readGetItem(inChunks(answerText('GetItem', done + stopped)), 4);
    const left = { kind: 'failed', code: 'ErrorBatchProcessingStopped', messageClass: 'Warning' };
    expect(answer).toMatchObject({ messages: [{ kind: 'success' }, left, left, left] });
  });

  test('is not a success with a code that says otherwise', async () => {
    const text = PLAIN.replace('NoError', 'ErrorItemCorrupt');
    expect(await readFindItem(inChunks(text))).toMatchObject({
      messages: [{ kind: 'failed', code: 'ErrorItemCorrupt' }],
    });
  });
});

describe('what a server says of itself', () => {
  const info = (attributes: string): string =>
    answerText(
      'ConvertId',
      failureText('ConvertId', 'ErrorInvalidIdMalformed'),
      `<h:Other/><h:ServerVersionInfo xmlns:h="types" ${attributes}/>`,
    );

  test.each([
    [
      'MajorVersion="15" MinorVersion="2" MajorBuildNumber="2562" MinorBuildNumber="17" Version="V2_x"',
      '15.2.2562.17',
    ],
    ['MajorVersion="15" MinorVersion="1"', '15.1.0.0'],
    ['MajorVersion="fifteen" MinorVersion="1"', null],
    ['Version="Exchange2016"', null],
  ])('is read from its numbers: %s', async (attributes, expected) => {
    const { build } = await readConvertId(inChunks(info(attributes)), 1);
    expect(build === null ? null : Object.values(build).join('.')).toBe(expected);
  });
});

describe('one entry that cannot be read', () => {
  test('leaves the others, and says which it was and what was wrong', async () => {
    const text = findItemText(
      itemText('', 'AAMk1') +
        itemText('<t:Start>soon</t:Start>', 'AAMk2') +
        '<t:CalendarItem><t:FirstOccurrence><t:ItemId Id="other"/></t:FirstOccurrence></t:CalendarItem>' +
        itemText('', 'AAMk4'),
    );
    expect(await readFindItem(inChunks(text))).toMatchObject({
      messages: [
        {
          value: {
            items: [
              { kind: 'item', item: { itemId: 'AAMk1' } },
              { kind: 'unreadable', itemId: 'AAMk2', path: 'Start' },
              { kind: 'unreadable', itemId: null, path: 'ItemId' },
              { kind: 'item', item: { itemId: 'AAMk4' } },
            ],
          },
        },
      ],
    });
  });

  test('is one of a batch as well, also where it is missing', async () => {
    const bad = successText('GetItem', `<m:Items>${itemText('<t:End>late</t:End>')}</m:Items>`);
    const none = successText('GetItem', '<m:Items/>');
    expect(await readGetItem(inChunks(answerText('GetItem', bad + none)), 2)).toMatchObject({
      messages: [
        { kind: 'success', value: { kind: 'unreadable', itemId: 'AAMk1', path: 'End' } },
        { kind: 'success', value: { kind: 'unreadable', itemId: null, path: 'Items' } },
      ],
    });
  });

  test('is one of changes as well, but without a state there is no answer', async () => {
    const changes = `<m:Changes><t:Create><t:Task/></t:Create><t:Explode/><t:Delete><t:ItemId Id="B"/></t:Delete></m:Changes>`;
    const text = (state: string): string =>
      answerText('SyncFolderItems', successText('SyncFolderItems', state + changes));
    const whole =
      '<m:SyncState>H4s</m:SyncState><m:IncludesLastItemInRange>false</m:IncludesLastItemInRange>';
    expect(await readSyncFolderItems(inChunks(text(whole)))).toMatchObject({
      messages: [
        {
          value: {
            syncState: 'H4s',
            last: false,
            changes: [
              { kind: 'unreadable', itemId: null, path: 'Create.ItemId' },
              { kind: 'unreadable', itemId: null, path: 'Explode' },
              { kind: 'item', item: { change: 'delete', itemId: 'B' } },
            ],
          },
        },
      ],
    });
    await expect(readSyncFolderItems(inChunks(text('<m:SyncState/>')))).rejects.toMatchObject({
      failure: { kind: 'unintelligible', path: 'SyncState' },
    });
  });
});
