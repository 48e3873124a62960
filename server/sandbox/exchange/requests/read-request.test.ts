import { describe, expect, test } from '@jest/globals';
import { EwsFault } from '../ews-failure.ts';
import { envelopeOf, requestOf } from '../test-client.ts';
import { releaseOf, type ServerVersion } from '../versions.ts';
import { readRequest } from './read-request.ts';

/** The fault that a request meets; null for none. */
const faultOf = (body: string, { version = 'Exchange2013_SP1', server = '2019' as ServerVersion } = {}) => {
  try {
    readRequest(envelopeOf(body, { version }), releaseOf(server));
    return null;
  } catch (error) {
    if (!(error instanceof EwsFault)) throw error;
    return { code: error.code, reason: error.reason, details: error.details };
  }
};

const good = requestOf.getFolder();

describe('a request', () => {
  test.each([
    ['GetFolder', good],
    ['FindFolder', requestOf.findFolder()],
    [
      'FindItem with CalendarView',
      requestOf.calendarView('2026-11-23T00:00:00Z', '2026-11-24T00:00:00+01:00'),
    ],
    ['FindItem', requestOf.findItem()],
    ['GetItem', requestOf.getItem(['a', '<t:OccurrenceItemId RecurringMasterId="a" InstanceIndex="2"/>'])],
    ['SyncFolderItems', requestOf.sync({ state: 'x' })],
    ['ResolveNames', requestOf.resolveNames('alice')],
    ['ConvertId', requestOf.convertId('a', 'OwaId')],
  ])('%s as a program writes it is taken', (_, body) => {
    expect(faultOf(body)).toBeNull();
  });

  test.each([
    [
      'an unknown element',
      good.replace('</m:FolderShape>', '<t:Colour/></m:FolderShape>'),
      "invalid child element 'Colour'",
    ],
    [
      'the wrong order',
      requestOf.sync({ state: 'x' }).replace(/(<m:SyncState>.*<\/m:SyncState>)(<m:Max.*d>)/, '$2$1'),
      "invalid child element 'SyncState'",
    ],
    ['a missing element', good.replace(/<m:FolderIds>.*<\/m:FolderIds>/, ''), 'incomplete content'],
    [
      'a missing attribute',
      requestOf.findItem().replace(' Traversal="Shallow"', ''),
      "required attribute 'Traversal' is missing",
    ],
    [
      'an unknown attribute',
      good.replace('<m:GetFolder>', '<m:GetFolder Colour="red">'),
      "'Colour' attribute is not declared",
    ],
    ['an unknown word', good.replace('"calendar"', '"kalender"'), 'The Enumeration constraint failed'],
    [
      'a property that there is not',
      good.replace(
        '<t:BaseShape>AllProperties</t:BaseShape>',
        '<t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties><t:FieldURI FieldURI="folder:Colour"/></t:AdditionalProperties>',
      ),
      "'folder:Colour' is invalid",
    ],
    [
      'an element of another namespace',
      good.replace('<m:FolderIds>', '<t:FolderIds>').replace('</m:FolderIds>', '</t:FolderIds>'),
      "invalid child element 'FolderIds'",
    ],
    [
      'a time that is none',
      requestOf.calendarView('2026-11-23', '2026-11-24T00:00:00Z'),
      'not a valid dateTime',
    ],
    ['too many changes at once', requestOf.sync({ most: 513 }), 'constraint failed'],
    ['text where none belongs', good.replace('<m:FolderIds>', '<m:FolderIds>x'), 'cannot contain text'],
    ['an operation that there is not', '<m:GetWeather/>', "invalid child element 'GetWeather'"],
    ['an operation of another namespace', '<GetFolder/>', "invalid child element 'GetFolder'"],
    ['no operation', '', 'missing'],
  ])('with %s is refused, and where that is', (_, body, reason) => {
    const fault = faultOf(body);
    expect(fault?.code).toBe('ErrorSchemaValidation');
    expect(fault?.reason).toContain('The request failed schema validation: ');
    expect(fault?.reason).toContain(reason);
    expect(fault?.details).toMatch(/^<t:LineNumber>\d+<\/t:LineNumber><t:LinePosition>\d+<\/t:LinePosition>/);
  });

  test.each([
    ['&nope;', 'GetFolder'],
    ['<unclosed>', 'unclosed'],
  ])('that is no XML (%s) is refused with its line', (inside) => {
    const fault = faultOf(inside);
    expect(fault?.code).toBe('ErrorSchemaValidation');
    expect(fault?.details).toContain('<t:LineNumber>1</t:LineNumber>');
  });

  test('with a DOCTYPE is refused', () => {
    const text = envelopeOf(good).replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>');
    expect(() => readRequest(text, releaseOf('2019'))).toThrow('schema validation');
  });

  test('that an older version does not know is told apart from one that none knows', () => {
    const text = requestOf.getItem(['a'], { base: 'IdOnly', uris: ['item:TextBody'] });
    expect(faultOf(text, { version: 'Exchange2010_SP2' })?.code).toBe('ErrorIncorrectSchemaVersion');
    expect(faultOf(text, { version: 'Exchange2013' })).toBeNull();
    expect(faultOf(text, { version: 'Exchange2010_SP2', server: '2010-sp2' })?.code).toBe(
      'ErrorSchemaValidation',
    );
    const zone = requestOf.calendarView('2026-11-23T00:00:00Z', '2026-11-24T00:00:00Z', {
      uris: ['calendar:StartTimeZone'],
    });
    expect(faultOf(zone, { version: 'Exchange2007_SP1' })?.code).toBe('ErrorIncorrectSchemaVersion');
    const size = requestOf.getItem(['a'], { more: '<t:MaximumBodySize>10</t:MaximumBodySize>' });
    expect(faultOf(size, { version: 'Exchange2010' })?.code).toBe('ErrorIncorrectSchemaVersion');
    expect(faultOf('<m:GetStreamingEvents/>', { version: 'Exchange2010' })?.code).toBe(
      'ErrorIncorrectSchemaVersion',
    );
  });

  test.each([
    ['Exchange2013_SP1', '2013-sp1', null],
    ['Exchange2013_SP1', '2013', 'ErrorInvalidServerVersion'],
    ['Exchange2016', '2013-sp1', 'ErrorInvalidServerVersion'],
    ['Exchange2016', 'se', null],
    ['Exchange2013', '2010-sp2', 'ErrorInvalidServerVersion'],
    ['Exchange2010_SP2', '2010-sp2', null],
    ['Exchange2010', '2007-sp1', 'ErrorInvalidServerVersion'],
    ['Exchange2019', 'se', 'ErrorInvalidServerVersion'],
    ['V2017_07_11', 'se', 'ErrorInvalidServerVersion'],
  ] as const)('of version %s asked of a server %s meets %s', (version, server, code) => {
    expect(faultOf(good, { version, server })?.code ?? null).toBe(code);
  });
});
