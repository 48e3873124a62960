import { describe, expect, test } from '@jest/globals';
import { BODIES, bodyWith, hasPlace } from './bodies.ts';
import { ROWS, type Row, TRAPS } from './rows.ts';
import { OPAQUE_GATEWAYS, SERVICES, WRAPPERS } from './services.ts';

const has = (known: readonly string[], id: string): boolean => known.includes(id);

const faults = (row: Row): readonly string[] =>
  Object.entries({
    'the source is no https address': URL.parse(row.source)?.protocol !== 'https:',
    'the service is not known': row.service !== null && !has(SERVICES, row.service),
    'a wrapper is not known': !(row.wrappers ?? []).every((id) => has(WRAPPERS, id)),
    'the opaque gateway is not known': row.opaque !== undefined && !has(OPAQUE_GATEWAYS, row.opaque),
    'nothing says why there is no meeting': row.service === null && !row.why && !row.opaque,
    'an address is expected where there is no meeting': row.service === null && row.url !== undefined,
    'there is no such body': !has(BODIES, row.body),
    'the body has no place for the link, or one too many':
      has(BODIES, row.body) && hasPlace(row.body) !== ((row.field ?? 'body') === 'body'),
  }).flatMap(([fault, present]) => (present ? [fault] : []));

describe('the corpus', () => {
  test('has rows that follow the README', () => {
    expect(
      ROWS.map((row) => ({ link: row.link, faults: faults(row) })).filter((row) => row.faults.length),
    ).toEqual([]);
  });

  test('says of every trap what is tricky about it', () => {
    expect(TRAPS.filter(({ why }) => !why)).toEqual([]);
  });

  test('escapes the link where the body is HTML, and only there', () => {
    const withPlace = BODIES.filter(hasPlace);
    expect(withPlace.filter((body) => bodyWith(body, 'https://a.example/?b&c').includes('?b&c'))).toEqual(
      withPlace.filter((body) => body.endsWith('.txt')),
    );
  });

  test('puts no link twice into the same body', () => {
    const pairs = ROWS.map(({ link, body, field = 'body' }) => `${field} ${body} ${link}`);
    expect(pairs.filter((pair, index) => pairs.indexOf(pair) !== index)).toEqual([]);
  });
});
