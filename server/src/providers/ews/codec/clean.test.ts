import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cases } from '../../../../test/cases.ts';
import { findItemText, inChunks, itemText } from '../../../../test/ews/answer-texts.ts';
import { itemsOf, subjectOf, withSubject } from '../../../../test/ews/find-item.ts';
import { readFindItem } from './find-item.ts';

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
  const whole = await readFindItem(inChunks(text), 1000);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: text.length }), { maxLength: 40 }), async (places) => {
      expect(await readFindItem(inChunks(text, ...places), 1000)).toEqual(whole);
    }),
    cases(300),
  );
  const everywhere = Array.from(text, (_, i) => i);
  expect(await readFindItem(inChunks(text, ...everywhere), 1000)).toEqual(whole);
});
