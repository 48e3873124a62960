import { describe, expect, test } from '@jest/globals';
import {
  answerText,
  failureText,
  inChunks,
  itemText,
  successText,
} from '../../../../test/ews/answer-texts.ts';
import { withSubject } from '../../../../test/ews/find-item.ts';
import { readConvertId } from './convert-id.ts';
import { readFindItem } from './find-item.ts';
import { readGetItem } from './get-item.ts';

const PLAIN = withSubject('Plain');

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
    expect(await readFindItem(inChunks(fault(inside)), 1000)).toEqual({
      kind: 'fault',
      fault: { messageClass: 'Fault', backOff: null, ...expected },
      build: null,
    });
  });

  test('is a message that failed, with how long to wait', async () => {
    const text = answerText('FindItem', failureText('FindItem', 'ErrorServerBusy', BACK_OFF));
    expect(await readFindItem(inChunks(text), 1000)).toMatchObject({
      messages: [{ kind: 'failed', code: 'ErrorServerBusy', messageClass: 'Error', backOff: 297_749 }],
    });
  });

  test('is a wait that is no number, and none then', async () => {
    const odd = BACK_OFF.replace('297749', '-1e9');
    const text = answerText('FindItem', failureText('FindItem', 'ErrorServerBusy', odd));
    expect(await readFindItem(inChunks(text), 1000)).toMatchObject({ messages: [{ backOff: null }] });
  });

  test('stands on the root, without messages', async () => {
    const text = answerText('FindItem', '').replace(
      /<m:ResponseMessages>.*<\/m:ResponseMessages>/,
      '<m:ResponseCode>ErrorMissingEmailAddress</m:ResponseCode>',
    );
    const failed = text.replace('<m:FindItemResponse', '<m:FindItemResponse ResponseClass="Error"');
    expect(await readFindItem(inChunks(failed), 1000)).toMatchObject({
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
    expect(await readFindItem(inChunks(text), 1000)).toMatchObject({
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
