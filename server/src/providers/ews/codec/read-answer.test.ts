import { describe, expect, test } from '@jest/globals';
import { answerText, failureText, itemText } from '../../../../test/ews/answer-texts.ts';
import { itemsOf, refusalOf, subjectOf, withSubject } from '../../../../test/ews/find-item.ts';
import { readFindItem } from './find-item.ts';

const PLAIN = withSubject('Plain');

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
      'lists where none belongs',
      (text: string) => text.replace('<s:Header>', `<s:Header><t:Items>${itemText('', 'AAMk0')}</t:Items>`),
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
    expect(await refusalOf(text)).toEqual({ kind: 'unintelligible', path });
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
    expect(await refusalOf(text, 60, 80)).toEqual({ kind: 'unintelligible', path: 'DOCTYPE' });
  });

  test('depth has an end', async () => {
    const deep = (depth: number): string =>
      PLAIN.replace('<t:Subject>', `${'<t:x>'.repeat(depth)}${'</t:x>'.repeat(depth)}<t:Subject>`);
    expect(await subjectOf(deep(80))).toBe('Plain');
    expect(await refusalOf(deep(100))).toEqual({ kind: 'unintelligible', path: 'depth' });
    expect(await refusalOf(PLAIN.replace('<t:Subject>', '<t:x>'.repeat(1_000_000)))).toEqual({
      kind: 'unintelligible',
      path: 'depth',
    });
  });

  test('length has an end, and no more of it is taken then', async () => {
    let taken = 0;
    const endless = async function* (): AsyncGenerator<string> {
      for (; taken < 10; taken++) yield taken === 3 ? ' '.repeat(64 * 1024 * 1024) : ' ';
    };
    await expect(readFindItem(endless(), 1000)).rejects.toMatchObject({
      failure: { kind: 'unintelligible', path: 'size' },
    });
    expect(taken).toBe(3);
  });

  test('one that ends early has no result, wherever after its beginning that is', async () => {
    const begun = PLAIN.indexOf('<s:Header>');
    for (let end = begun; end < PLAIN.length; end += 7)
      expect(await refusalOf(PLAIN.slice(0, end))).toEqual({ kind: 'unavailable' });
  });

  test('what breaks the connection comes through as it is', async () => {
    const broken = new Error('reset');
    const chunks = async function* (): AsyncGenerator<string> {
      yield PLAIN.slice(0, 400);
      throw broken;
    };
    await expect(readFindItem(chunks(), 1000)).rejects.toBe(broken);
  });
});
