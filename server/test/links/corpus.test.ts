import { describe, expect, test } from '@jest/globals';
import { BODIES, bodyWith, hasPlace } from './bodies.ts';
import { foundIn, ROWS, type Row, TRAPS, textOf } from './rows.ts';
import { OPAQUE_GATEWAYS, SERVICES, WRAPPERS } from './services.ts';

/** How often each of the names occurs. */
const counted = (names: readonly string[]): ReadonlyMap<string, number> =>
  names.reduce((counts, name) => counts.set(name, (counts.get(name) ?? 0) + 1), new Map<string, number>());

const rarerThan = (least: number, known: readonly string[], names: readonly string[]): readonly string[] => {
  const counts = counted(names);
  return known.filter((name) => (counts.get(name) ?? 0) < least);
};

const has = (known: readonly string[], id: string): boolean => known.includes(id);
const isRaw = ({ raw, body }: Row): boolean => raw !== undefined && has(['raw.txt', 'raw.html'], body);

const faults = (row: Row): readonly string[] =>
  Object.entries({
    'the source is no https address': URL.parse(row.source)?.protocol !== 'https:',
    'the service is not known': row.service !== null && !has(SERVICES, row.service),
    'a wrapper is not known': !(row.wrappers ?? []).every((id) => has(WRAPPERS, id)),
    'the opaque gateway is not known': row.opaque !== undefined && !has(OPAQUE_GATEWAYS, row.opaque),
    'nothing says why there is no meeting': row.service === null && !row.why && !row.opaque,
    'an address is expected where there is no meeting': row.service === null && row.url !== undefined,
    'there is no such body': row.raw === undefined ? !has(BODIES, row.body) : !isRaw(row),
    'another meeting is of no known service': !(row.others ?? []).every(({ service }) =>
      has(SERVICES, service),
    ),
    'the body has no place for the link, or one too many':
      has(BODIES, row.body) && hasPlace(row.body) !== ((row.field ?? 'body') === 'body'),
  }).flatMap(([fault, present]) => (present ? [fault] : []));

describe('the corpus', () => {
  test('has rows that follow the README', () => {
    expect(
      ROWS.map((row) => ({ link: row.link, faults: faults(row) })).filter((row) => row.faults.length),
    ).toEqual([]);
  });

  test('is large, and much of it stands on pages of the services themselves', () => {
    expect(ROWS.length).toBeGreaterThanOrEqual(400);
    expect(ROWS.filter(({ vendor }) => vendor).length).toBeGreaterThanOrEqual(150);
    expect(TRAPS.length).toBeGreaterThanOrEqual(60);
  });

  test('has every service twice, every gateway around a meeting three times, and each that hides one', () => {
    const meetings = ROWS.filter(({ service }) => service !== null);
    expect(
      rarerThan(
        2,
        SERVICES,
        meetings.map(({ service }) => service ?? ''),
      ),
    ).toEqual([]);
    expect(
      rarerThan(
        3,
        WRAPPERS,
        meetings.flatMap(({ wrappers }) => [...new Set(wrappers)]),
      ),
    ).toEqual([]);
    expect(
      rarerThan(
        1,
        OPAQUE_GATEWAYS,
        ROWS.flatMap(({ opaque }) => opaque ?? []),
      ),
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
    const pairs = ROWS.map(({ link, body, raw = '', field = 'body' }) => `${field} ${body} ${link} ${raw}`);
    expect(pairs.filter((pair, index) => pairs.indexOf(pair) !== index)).toEqual([]);
  });

  test('uses every invitation', () => {
    expect(BODIES.filter((name) => !ROWS.some(({ body }) => body === name))).toEqual([]);
  });

  test('leaves no place in a text unfilled', () => {
    expect(ROWS.map(textOf).filter((text) => text.includes('{{'))).toEqual([]);
  });

  test('expects addresses that a browser would follow', () => {
    const addresses = ROWS.flatMap(foundIn).map(({ url }) => url);
    expect(addresses.filter((url) => !/^https?:$/.test(URL.parse(url)?.protocol ?? ''))).toEqual([]);
  });
});
