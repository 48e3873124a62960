import { expect, test } from '@jest/globals';
import { buildText, EXCHANGE_VERSIONS, parseBuild, SCHEMA_NAMES, schemaOf, versionOf } from './version.ts';

test.each([
  ['8.1.240.6', 'exchange-2007-sp1'],
  ['8.0.685.25', null],
  ['14.0.639.21', 'exchange-2010'],
  ['14.1.218.15', 'exchange-2010-sp1'],
  ['14.3.123.4', 'exchange-2010-sp2'],
  ['15.0.516.32', 'exchange-2013'],
  ['15.0.847.32', 'exchange-2013-sp1'],
  ['15.0.1497.48', 'exchange-2013-sp1'],
  ['15.1.2507.6', 'exchange-2016'],
  ['15.2.1544.4', 'exchange-2019'],
  ['15.2.2562.17', 'exchange-se'],
  ['16.0.0.0', null],
])('a server with build %s is %s', (build, version) => {
  const numbers = parseBuild(build);
  if (!numbers) throw new Error('not a build');
  expect(versionOf(numbers)).toBe(version);
  expect(buildText(numbers)).toBe(build);
});

test.each(['', '15.1', '15.1.2507.6.1', 'V2017_07_11', '15.1.x.6'])('%s is no build', (text) => {
  expect(parseBuild(text)).toBeNull();
});

test('every version that can be chosen has a schema that is known on the way down', () => {
  for (const version of EXCHANGE_VERSIONS) expect(SCHEMA_NAMES).toContain(schemaOf(version));
});
